import { readFile } from "node:fs/promises";
import path from "node:path";
import { loadText, ROOT } from "../lib/loadSource.mjs";
import { exportedFunctions } from "./exportedFunctions.mjs";
import { helpers, targets } from "./targets.mjs";

/** The functions that are called, by name, and with them the laws, the generators of the tests, the catalog. */
export async function loadLayers() {
  const { functions, constants } = await exportedFunctions();
  const wanted = [...Object.keys(targets), ...helpers];
  const found = wanted.map((id) => {
    const matching = [...functions, ...constants].filter((candidate) => candidate.name === id);
    const [one, other] = matching;
    if (one === undefined) throw new Error(`Nothing is exported as ${id}: mend scripts/fuzz/targets.mjs.`);
    if (other !== undefined) throw new Error(`${one.file} and ${other.file} both export ${id}: rename one.`);
    return one;
  });
  const lines = found.map(({ name, file }) => `export { ${name} } from "./src/${file}";`);
  lines.push(
    `export * from "./test/arbitraries/fixLaws";`,
    `export * from "./test/arbitraries/mistakenPatterns";`,
  );
  lines.push(
    `export { openCatalog } from "./src/catalog/openCatalog";`,
    `export { default as fc } from "fast-check";`,
  );
  const module = await loadText(lines.join("\n"), ["fast-check"]);
  const read = (name) => readFile(path.join(ROOT, "src", "catalog", "generated", `${name}.jsonl`), "utf8");
  const catalog = module.openCatalog({
    events: await read("events"),
    operations: await read("operations"),
    callFields: await read("callFields"),
    managedRules: await read("managedRules"),
  });
  const sample = (arbitrary, seed) => module.fc.sample(arbitrary, { seed, numRuns: 1 })[0];
  return {
    ...module,
    sample,
    catalog,
    functions: Object.fromEntries(wanted.map((id) => [id, module[id]])),
  };
}
