import { spawn } from "node:child_process";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { installPython, programIn } from "../lib/python.mjs";
import { ROOT } from "../lib/root.mjs";
import { runToEnd } from "../lib/runToEnd.mjs";

const manifests = import.meta.dirname;
/** Where everything is installed that the exports are held against. */
export const HOME = path.join(ROOT, ".exports-test");

const venv = path.join(HOME, "python");
export const PYTHON = programIn(venv, "python");

/**
 * Installs the validators unless they are there as the manifests name them; an interrupted installation is made anew.
 * Fails without Python 3 or where a registry cannot be reached.
 */
export async function provision() {
  await mkdir(HOME, { recursive: true });
  await Promise.all([
    unlessDone("package-lock.json", installPackages),
    unlessDone("requirements.txt", () =>
      installPython(venv, path.join(manifests, "requirements.txt"), "cfn-lint"),
    ),
  ]);
}

/** The manifest, which holds the hash of every package, is copied last, so that its copy says what is installed. */
async function unlessDone(manifest, install) {
  const wanted = await readFile(path.join(manifests, manifest), "utf8");
  const done = path.join(HOME, `installed-${manifest}`);
  const installed = await readFile(done, "utf8").catch(() => "");
  if (installed === wanted) return;
  console.log(`Installing scripts/exports/${manifest} into .exports-test/`);
  await install();
  await writeFile(done, wanted);
}

async function installPackages() {
  await rm(path.join(HOME, "node_modules"), { recursive: true, force: true });
  for (const name of ["package.json", "package-lock.json"]) {
    await copyFile(path.join(manifests, name), path.join(HOME, name));
  }
  // npm is a script on Windows, which only a shell starts.
  const options = { cwd: HOME, shell: process.platform === "win32" };
  await runToEnd("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], options);
}

/** What a program prints. Fails with its error output where it fails. */
export function output(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"]) {
      child[stream].setEncoding("utf8").on("data", (data) => (said[stream] += data));
    }
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(said.stdout);
      else reject(new Error(`${command} failed with exit code ${code}:\n${said.stderr}${said.stdout}`));
    });
  });
}
