// @ts-check
import { accessSync, constants } from "node:fs";
import path from "node:path";

/**
 * The first of these programs found: each a name to look for on the PATH, or a path. Undefined when none is there.
 *
 * @param {readonly string[]} names
 */
export function findProgram(names, searchPath = process.env["PATH"] ?? "") {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    const candidates = path.isAbsolute(name)
      ? [name]
      : folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)));
    const found = candidates.find(isExecutable);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
