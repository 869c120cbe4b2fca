// Puts a whole VS Code together from npm packages alone: code-server, the Node that it was built for, and the
// dependencies of the VS Code inside it. No install script runs and nothing is compiled.
import { existsSync } from "node:fs";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { findProgram } from "./findProgram.mjs";
import { fetchPinned, runNpm } from "./pinnedPackages.mjs";
import { provisionedFolder } from "./provisionedFolder.mjs";

/**
 * The code-server of this version (as editorVersions.mjs lists it), installed if it is not there yet: about a minute,
 * 800 MB. Throws where there is none for this system.
 */
export async function installCodeServer({ codeServer: release, nodes }) {
  const system = `${process.platform}-${process.arch}`;
  const node = nodes[system];
  if (node === undefined) {
    throw new Error(
      `There is no code-server from npm for ${system}. Install VS Code, or name it in VSCODE_PATH.`,
    );
  }
  const modules = (home) => path.join(home, "node_modules");
  const describe = (home) => ({
    node: path.join(modules(home), node.replace(/@.*/, ""), "bin/node"),
    entry: path.join(modules(home), "code-server/out/node/entry.js"),
    vscode: path.join(modules(home), "code-server/lib/vscode"),
  });

  const home = await provisionedFolder(`code-server-${release}`, async (folder) => {
    await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
    const archives = [];
    for (const spec of [`code-server@${release}`, node]) archives.push(await fetchPinned(spec, folder));
    await npmInstall(folder, archives);
    for (const archive of archives) await rm(archive);
    const inside = describe(folder);
    await npmInstall(inside.vscode, ["--omit=dev"], inside.node);
    await linkRipgrep(inside.vscode);
  });
  return describe(home);
}

async function npmInstall(folder, packages, node) {
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
  const { code, output } = await runNpm(["install", "--prefix", folder, ...flags, ...packages], folder, node);
  if (code !== 0) throw new Error(`npm install ${packages.join(" ")} failed (${code}):\n${output}`);
}

/**
 * The older releases come without ripgrep's binary, and then `workspace.findFiles` finds nothing: the system's own will
 * do. Throws where that is not installed either.
 */
async function linkRipgrep(vscode) {
  const ripgrep = path.join(vscode, "node_modules/@vscode/ripgrep");
  if (!existsSync(ripgrep) || existsSync(path.join(ripgrep, "bin/rg"))) return;
  const system = findProgram(["rg"]);
  if (system === undefined) {
    throw new Error(
      "This release of code-server comes without ripgrep, which VS Code finds files with. Install it " +
        "(Debian, Ubuntu: apt-get install ripgrep; macOS: brew install ripgrep) and run this again.",
    );
  }
  await mkdir(path.join(ripgrep, "bin"), { recursive: true });
  await symlink(system, path.join(ripgrep, "bin/rg"));
}
