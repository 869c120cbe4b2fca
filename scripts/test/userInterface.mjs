// @ts-check
import path from "node:path";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { buildPackage } from "../package/buildPackage.mjs";
import { provideCodeServer } from "../editor/provideEditor.mjs";
import { installExtension } from "../editor/startCodeServer.mjs";
import { runVitest } from "./vitest.mjs";

const output = path.resolve(import.meta.dirname, "../../out/ui");

/**
 * Packs the extension, installs the package in an editor, drives that as a user does, and returns how many tests
 * passed and failed. Of a failed test a picture and a trace are left in out/ui/.
 */
export async function testUserInterface() {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const vsix = await buildPackage(path.join(output, "eventbridge-patterns.vsix"));
  const editor = await provideCodeServer();
  const extensions = path.join(output, "extensions");
  await installExtension(editor, vsix, extensions);
  const browserExtensions = await forBrowserOnly(extensions);
  console.log(`Editor: ${editor.name}`);
  return runVitest("test/ui/vitest.config.mjs", {
    ...process.env,
    UI_TEST: JSON.stringify({ editor, extensions, browserExtensions, output }),
  });
}

/**
 * The installed extension once more, without its desktop entry: the editor runs that in the browser's worker.
 *
 * @param {string} extensions
 */
async function forBrowserOnly(extensions) {
  const copy = `${extensions}-in-browser`;
  await cp(extensions, copy, { recursive: true });
  for (const entry of await readdir(copy, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const file = path.join(copy, entry.name, "package.json");
    const manifest = JSON.parse(await readFile(file, "utf8"));
    delete manifest.main;
    await writeFile(file, JSON.stringify(manifest));
  }
  return copy;
}
