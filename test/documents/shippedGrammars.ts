import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  createGrammars,
  grammarNames,
  type LoadedGrammars,
  type ReadWasm,
} from "../../src/documents/grammars";

const packages = path.resolve(import.meta.dirname, "../../node_modules");
const folders = ["web-tree-sitter", "@vscode/tree-sitter-wasm/wasm"].map((folder) =>
  path.join(packages, folder),
);

/** Reads the files that esbuild.mjs copies, from the packages that they are from. */
export const readWasm: ReadWasm = async (name) => {
  const file = `${name}.wasm`;
  const folder = folders.find((each) => readdirSync(each).includes(file));
  if (folder === undefined) throw new Error(`No ${file}`);
  return readFile(path.join(folder, file));
};

/** All grammars, loaded, without a limit of time. */
export async function shippedGrammars(): Promise<LoadedGrammars> {
  const { load, loaded } = createGrammars(readWasm, () => 0);
  for (const name of grammarNames) await load(name);
  return loaded;
}
