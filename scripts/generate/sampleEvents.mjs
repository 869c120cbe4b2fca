// The sample events of samples/ as lines for samples.jsonl, in the order of data/samples.json.
import { readFile } from "node:fs/promises";
import { readData } from "./readData.mjs";

export async function readSampleEvents() {
  const { samples } = await readData("samples.json");
  return Promise.all(
    samples.map(async ({ name, title, grade }) => {
      const text = await readFile(new URL(`../../samples/${name}.json`, import.meta.url), "utf8");
      return { name, title, grade, event: JSON.parse(text) };
    }),
  );
}
