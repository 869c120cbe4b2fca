// @ts-check
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import { temporaryFolder } from "../editor/temporaryFolder.mjs";
import { buildForPackage } from "../test/runTool.mjs";
import { fillManifest, packedReadme } from "./about.mjs";

const project = path.resolve(import.meta.dirname, "../..");

/**
 * Builds for production, packs the extension into `file`, and returns that path. Everything is bundled, so no
 * node_modules go along. What is packed is laid out in a folder of its own, where the manifest and the README are filled
 * in from `about`. Throws when vsce or the build refuses.
 *
 * @param {string} file
 * @param {import("./about.mjs").About} about
 * @returns {Promise<string>}
 */
export async function buildPackage(file, about = {}) {
  await mkdir(path.dirname(file), { recursive: true });
  await buildForPackage();
  const folder = temporaryFolder();
  for (const name of await listFiles({ cwd: project, packageManager: PackageManager.None })) {
    await cp(path.join(project, name), path.join(folder, name), { recursive: true });
  }
  const manifest = JSON.parse(await readFile(path.join(project, "package.json"), "utf8"));
  const readme = await readFile(path.join(project, "README.md"), "utf8");
  await writeFile(
    path.join(folder, "package.json"),
    `${JSON.stringify(fillManifest(manifest, about), undefined, 2)}\n`,
  );
  await writeFile(path.join(folder, "README.md"), packedReadme(readme, about));
  // What is not to be packed is not in this folder.
  await writeFile(path.join(folder, ".vscodeignore"), "");
  await createVSIX({
    cwd: folder,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return file;
}
