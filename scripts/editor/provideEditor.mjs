import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { findProgram } from "./findProgram.mjs";
import { chosenVersion } from "./editorVersions.mjs";
import { installCodeServer } from "./installCodeServer.mjs";

const DOWNLOADS = "https://update.code.visualstudio.com/api/releases/stable";
const PROBE_MILLISECONDS = 4000;
const MAC_COMMAND = "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code";

/**
 * The editor to start or to test in, chosen here and nowhere else; the first of these that can be had:
 *
 * 1. VS Code at `VSCODE_PATH` (its executable, or its `code` command);
 * 2. VS Code at the chosen version, downloaded by `@vscode/test-electron`, where its site answers within seconds
 *    and a window can be shown;
 * 3. VS Code installed on this machine, unless `EDITOR_VERSION` asks for a version;
 * 4. VS Code inside `code-server` from npm, in a browser.
 *
 * `installedFirst` takes 3 before 2: for use rather than for tests. `EDITOR_VERSION` chooses among the versions of
 * editorVersions.mjs. Throws where none can be had.
 *
 * @typedef {{ kind: "desktop", executable: string, name: string }} Desktop
 * @typedef {{ kind: "codeServer", node: string, entry: string, hasTestDriver: boolean, name: string }} CodeServer
 * @returns {Promise<Desktop | CodeServer>}
 */
export async function provideEditor({ installedFirst = false } = {}) {
  const version = chosenVersion();
  if (process.env.VSCODE_PATH) return given(process.env.VSCODE_PATH);
  const choices = [() => downloaded(version), installed];
  if (installedFirst) choices.reverse();
  for (const choose of choices) {
    const editor = await choose();
    if (editor !== undefined) return editor;
  }
  return codeServer(version);
}

/**
 * The last of these at once, for what drives the page. Throws where it cannot be had.
 *
 * @returns {Promise<CodeServer>}
 */
export function provideCodeServer() {
  return codeServer(chosenVersion());
}

/** Whether there is a desktop that a person looks at. */
export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function given(command) {
  const executable = executableOf(command);
  if (executable === undefined) throw new Error(`There is no VS Code at VSCODE_PATH=${command}.`);
  if (!canShowWindows())
    throw new Error("VS Code needs a display: set DISPLAY, or install xvfb, which lends one.");
  return { kind: "desktop", executable, name: `VS Code at ${executable}` };
}

async function downloaded({ vscode }) {
  if (!canShowWindows() || !(await answers(DOWNLOADS))) return undefined;
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  const executable = await downloadAndUnzipVSCode({ version: vscode });
  return { kind: "desktop", executable, name: `VS Code ${vscode} (downloaded)` };
}

function installed() {
  const command = findProgram(["code", MAC_COMMAND]);
  if (process.env.EDITOR_VERSION || command === undefined || !canShowWindows()) return undefined;
  const executable = executableOf(command);
  if (executable === undefined) return undefined;
  return { kind: "desktop", executable, name: `VS Code at ${executable} (installed)` };
}

async function codeServer(version) {
  const { vscode, codeServer: release, hasTestDriver } = version;
  if (release === undefined) {
    throw new Error(
      `VS Code ${vscode} could not be downloaded, and no code-server that holds it is listed. ` +
        "Leave out EDITOR_VERSION, or name a VS Code in VSCODE_PATH.",
    );
  }
  const server = await installCodeServer(version);
  return { kind: "codeServer", ...server, hasTestDriver, name: `VS Code ${vscode} (code-server ${release})` };
}

/** The program behind a `code` command, which itself would start it and return at once. Undefined: not there. */
function executableOf(command) {
  if (!existsSync(command)) return undefined;
  const real = realpathSync(command);
  const folder = path.dirname(real);
  if (path.basename(folder) !== "bin") return real;
  const candidates = ["../code", "../Code.exe", "../../../MacOS/Code", "../../../MacOS/Electron"];
  return candidates.map((candidate) => path.resolve(folder, candidate)).find(existsSync);
}

/** Whether a window can be shown: on a display, or on the one that `xvfb-run` lends. */
function canShowWindows() {
  return hasDisplay() || findProgram(["xvfb-run"]) !== undefined;
}

async function answers(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PROBE_MILLISECONDS) });
    return response.ok;
  } catch {
    // No network, or one that reaches package registries only.
    return false;
  }
}
