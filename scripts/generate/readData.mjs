import { readFile } from "node:fs/promises";

/** A file of data/, parsed. `path` is relative to data/. */
export async function readData(path) {
  return JSON.parse(await readFile(new URL(`../../data/${path}`, import.meta.url), "utf8"));
}
