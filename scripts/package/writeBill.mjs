// @ts-check
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { bundledPackages, restrictToBundled } from "./bundledPackages.mjs";

const project = path.resolve(import.meta.dirname, "../..");

/**
 * Writes a software bill of materials (CycloneDX, JSON) of what is in dist/ into `file`, and returns how many packages
 * it lists. Fails where npm cannot make one, or not of all of them.
 *
 * @param {string} file
 * @returns {Promise<number>}
 */
export async function writeBill(file) {
  const args = ["sbom", "--sbom-format=cyclonedx", "--package-lock-only"];
  // npm is a script on Windows, which only a shell starts.
  const options = { cwd: project, maxBuffer: 64_000_000, shell: process.platform === "win32" };
  const { stdout } = await promisify(execFile)("npm", args, options);
  const { name } = JSON.parse(await readFile(path.join(project, "package.json"), "utf8"));
  const packages = await bundledPackages();
  const bill = restrictToBundled(JSON.parse(stdout), packages, name);
  if (bill.components.length !== packages.length) {
    throw new Error(
      `npm's bill of materials knows ${bill.components.length} of ${packages.length} packages.`,
    );
  }
  await writeFile(file, `${JSON.stringify(bill, undefined, 2)}\n`);
  return bill.components.length;
}
