import path from "node:path";
import { mkdir, rm } from "node:fs/promises";
import { buildPackage } from "../package/buildPackage.mjs";
import { provideEditor } from "../editor/provideEditor.mjs";
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
  const editor = await provideEditor({ inBrowser: true });
  const extensions = path.join(output, "extensions");
  await installExtension(editor, vsix, extensions);
  console.log(`Editor: ${editor.name}`);
  return runVitest("test/ui/vitest.config.mjs", {
    ...process.env,
    UI_TEST: JSON.stringify({ editor, extensions, output }),
  });
}
