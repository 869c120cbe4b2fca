// @ts-check
import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import path from "node:path";
import * as esbuild from "esbuild";
import { ROOT } from "./root.mjs";

export { ROOT };

/**
 * The exports of a TypeScript module with this text, which imports by paths from the root of the repository: bundled
 * on the fly into node_modules/.cache, so that it runs as fast as what ships. Fails where the sources do not build.
 *
 * @param {string} contents
 * @param {readonly string[]} external packages that are not bundled
 * @returns {Promise<any>}
 */
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
  const text = built.outputFiles.map((file) => file.text).join("");
  const folder = path.join(ROOT, "node_modules", ".cache", "eventbridge-patterns");
  const file = path.join(folder, `${createHash("sha256").update(text).digest("hex").slice(0, 16)}.mjs`);
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
  return import(pathToFileURL(file).href);
}
