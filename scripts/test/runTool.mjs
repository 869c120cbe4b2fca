// @ts-check
import { readFile } from "node:fs/promises";
import path from "node:path";
import { runChild } from "../editor/childProcesses.mjs";

const project = path.resolve(import.meta.dirname, "../..");

/**
 * Runs a tool of node_modules (`tsc` of `typescript`) in the project, prints what it prints, returns its exit code.
 *
 * @param {string} packageName
 * @param {string} command
 * @param {readonly string[]} args
 */
export async function runTool(packageName, command, args = [], env = process.env) {
  const folder = path.join(project, "node_modules", packageName);
  const { bin } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const file = path.join(folder, typeof bin === "string" ? bin : bin[command]);
  const { code } = await runChild(process.execPath, [file, ...args], { cwd: project, env, echo: true });
  return code;
}

/** Builds dist/ for production, with the notices of what is in it. Throws when that fails. */
export async function buildForPackage() {
  for (const args of [["esbuild.mjs", "--production"], ["scripts/package/writeNotices.mjs"]]) {
    const { code } = await runChild(process.execPath, args, { cwd: project, echo: true });
    if (code !== 0) throw new Error(`The extension could not be built: ${args.join(" ")} failed.`);
  }
}

/** Builds dist/ for development. Throws when a bundle cannot be built. */
export async function buildExtension() {
  const { code } = await runChild(process.execPath, ["esbuild.mjs"], { cwd: project, echo: true });
  if (code !== 0) throw new Error("The extension could not be built.");
}
