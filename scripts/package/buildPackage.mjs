// @ts-check
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createVSIX } from "@vscode/vsce";

const project = path.resolve(import.meta.dirname, "../..");

/**
 * Builds for production, packs the extension into `file`, and returns that path. Everything is bundled, so no
 * node_modules go along. Throws when vsce or the build refuses.
 *
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function buildPackage(file) {
  await mkdir(path.dirname(file), { recursive: true });
  await createVSIX({
    cwd: project,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return file;
}
