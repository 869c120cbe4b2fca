import { readFile } from "node:fs/promises";
import type { DataFiles } from "./dataFiles";

/** A file of data/, parsed. `path` is relative to data/. */
export async function readData<Path extends keyof DataFiles>(path: Path): Promise<DataFiles[Path]> {
  const text = await readFile(new URL(`../../data/${path}`, import.meta.url), "utf8");
  return JSON.parse(text) as DataFiles[Path];
}
