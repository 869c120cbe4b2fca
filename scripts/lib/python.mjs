// @ts-check
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { runToEnd } from "./runToEnd.mjs";

/**
 * The file of a program in a virtual environment.
 *
 * @param {string} environment
 * @param {string} name
 */
export function programIn(environment, name) {
  const [folder, file] = process.platform === "win32" ? ["Scripts", `${name}.exe`] : ["bin", name];
  return path.join(environment, folder, file);
}

/**
 * Makes a virtual environment anew with the packages of a requirements file, which has the hash of each. Fails without
 * Python 3, with what it is needed for (`purpose`), or where a registry cannot be reached.
 *
 * @param {string} environment
 * @param {string} requirements
 * @param {string} purpose
 */
export async function installPython(environment, requirements, purpose) {
  const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
  if (python === undefined)
    throw new Error(`Python 3 is needed for ${purpose}: install it and run this again.`);
  await rm(environment, { recursive: true, force: true });
  await runToEnd(python, ["-m", "venv", environment]);
  const quietly = ["--quiet", "--disable-pip-version-check"];
  const install = ["-m", "pip", "install", ...quietly, "--require-hashes", "-r", requirements];
  await runToEnd(programIn(environment, "python"), install);
}
