// @ts-check
// The extension and test/extension, built and run in the extension host of a real VS Code.
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { provideEditor } from "../editor/provideEditor.mjs";
import { runInExtensionHost } from "../editor/runInExtensionHost.mjs";
import { testEnvironment } from "../editor/testEnvironment.mjs";
import { temporaryFolder } from "../editor/temporaryFolder.mjs";
import { buildExtension } from "./runTool.mjs";

const project = path.resolve(import.meta.dirname, "../..");
const built = path.join(project, "out/test/extension");

/**
 * Runs the suite, prints its report, and returns how many tests passed and failed. What the host printed is left in
 * out/test/extension/host.log. Throws when the suite could not run, or not to its end.
 */
export async function testExtensionHost() {
  await buildExtension();
  await buildSuite();
  const editor = await provideEditor();
  console.log(`Editor: ${editor.name}`);
  const { output, ended } = await runInExtensionHost(editor, {
    extension: project,
    suite: path.join(built, "index.js"),
    workspace: temporaryFolder(),
    env: testEnvironment(),
  });
  await writeFile(path.join(built, "host.log"), output);
  const [report, results] = [path.join(built, "report.txt"), path.join(built, "results.json")];
  if (existsSync(report)) console.log(await readFile(report, "utf8"));
  if (!existsSync(results)) {
    throw new Error(`The suite did not ${ended ? "run" : "end in time"}: see out/test/extension/host.log.`);
  }
  return JSON.parse(await readFile(results, "utf8"));
}

async function buildSuite() {
  await rm(built, { recursive: true, force: true });
  const folder = path.join(project, "test/extension");
  const names = (await readdir(folder)).filter((name) => name === "index.ts" || name.endsWith(".test.ts"));
  await esbuild.build({
    entryPoints: names.map((name) => path.join(folder, name)),
    outdir: built,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}
