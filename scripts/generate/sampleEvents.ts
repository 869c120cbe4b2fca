// The sample events of samples/ as lines for samples.jsonl, in the order of data/samples.json.
import { readFile } from "node:fs/promises";
import type { EncodedSample } from "../../src/catalog/encodedCatalog";
import { readData } from "./readData";

/** A line for each sample, with its event as it is in its file. */
export async function readSampleEvents(): Promise<readonly EncodedSample[]> {
  const { samples } = await readData("samples.json");
  return Promise.all(
    samples.map(async ({ name, title, grade }) => {
      const text = await readFile(new URL(`../../samples/${name}.json`, import.meta.url), "utf8");
      return { name, title, grade, event: JSON.parse(text) as EncodedSample["event"] };
    }),
  );
}
