import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";
import * as esbuild from "esbuild";

/** The repository's root. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The exports of TypeScript modules of src/, for scripts that Node runs as they are. `modules` maps a name to a path
 * below src/ without its ending: `{ parsePattern: "pattern/parse/parsePattern" }` gives `{ parsePattern }`. Bundled on the
 * fly into node_modules/.cache. Fails where the sources do not build.
 */
export function loadSource(modules) {
  const exports = Object.entries(modules).map(([name, file]) => `export { ${name} } from "./src/${file}";`);
  return loadText(exports.join("\n"));
}

/** The exports of a TypeScript module with this text, which imports by paths from the root of the repository. */
export async function loadText(contents, external = []) {
  const built = await esbuild.build({
    stdin: { contents, resolveDir: ROOT, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    // Its build for Node is CommonJS that requires built-ins, which an ES module cannot.
    external: ["yaml", ...external],
    write: false,
    logLevel: "error",
    sourcemap: "inline",
  });
  const text = built.outputFiles[0].text;
  const folder = path.join(ROOT, "node_modules", ".cache", "eventbridge-patterns");
  const file = path.join(folder, `${createHash("sha256").update(text).digest("hex").slice(0, 16)}.mjs`);
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
  return import(pathToFileURL(file).href);
}
