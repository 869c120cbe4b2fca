import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runChild, startChild } from "./childProcesses.mjs";
import { removeFolder, temporaryFolder } from "./temporaryFolder.mjs";

/** A quiet window, the same on every machine: nothing pops up beside what is tested or pictured. */
const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "security.workspace.trust.startupPrompt": "never",
  "extensions.ignoreRecommendations": true,
  // As on a desktop; the browser's default is to save after a second.
  "files.autoSave": "off",
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
};

/** @typedef {import("./provideEditor.mjs").CodeServer} CodeServer */

/**
 * Installs a packaged extension (.vsix) into a folder of extensions, for startCodeServer to use. Throws when the
 * editor refuses the package.
 *
 * @param {CodeServer} editor
 * @param {string} vsix
 * @param {string} extensions
 */
export async function installExtension(editor, vsix, extensions) {
  const home = temporaryFolder();
  const args = [...commonArguments(editor, home, extensions), "--install-extension", vsix];
  const { code, output } = await runChild(editor.node, args, {
    cwd: home,
    env: serverEnvironment(editor, process.env),
  });
  if (code !== 0) throw new Error(`The extension could not be installed:\n${output}`);
}

/**
 * Starts code-server on a free port of the loopback address with an empty profile of its own, and resolves when it
 * listens. `settings` are user settings; `extensions` is a folder filled by installExtension; with `trust` false the
 * folder is opened in restricted mode; `forSuite` lets it run a test suite. Throws when it cannot start within 60
 * seconds.
 *
 * @param {CodeServer} editor
 * @param {{ settings?: Record<string, unknown>, extensions?: string, trust?: boolean, forSuite?: boolean,
 *   env?: NodeJS.ProcessEnv }} options
 */
export async function startCodeServer(
  editor,
  { settings = {}, extensions, trust = true, forSuite = false, env = process.env } = {},
) {
  const home = temporaryFolder();
  // The page is a window on a remote machine, whose settings (those of scope "machine") are in a file of their own.
  for (const scope of ["User", "Machine"]) {
    await mkdir(path.join(home, scope));
    const text = JSON.stringify({ ...QUIET, ...settings }, null, 2);
    await writeFile(path.join(home, scope, "settings.json"), text);
  }

  const args = commonArguments(editor, home, extensions ?? path.join(home, "extensions"));
  args.push("--bind-addr", "127.0.0.1:0", "--auth", "none", "--disable-telemetry", "--disable-update-check");
  args.push("--disable-getting-started-override", "--ignore-last-opened");
  if (trust) args.push("--disable-workspace-trust");
  // Without it a built VS Code silently ignores the address of a suite; with it, it shows no messages. Older ones
  // neither know nor need it.
  if (forSuite && editor.hasTestDriver) args.push("--vscode-option", "enable-smoke-test-driver");
  const server = startChild(editor.node, args, {
    cwd: home,
    env: serverEnvironment(editor, env),
  });
  return {
    address: await listening(server),
    ended: server.ended,
    async stop() {
      server.stop();
      await server.ended;
      removeFolder(home);
    },
  };
}

function commonArguments(editor, home, extensions) {
  const config = path.join(home, "config.yaml");
  return [editor.entry, "--config", config, "--user-data-dir", home, "--extensions-dir", extensions];
}

/** Our own environment without what a terminal inside VS Code adds, which would send us to that window's server. */
function serverEnvironment(editor, env) {
  const own = Object.entries(env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|PORT$)/i.test(name),
  );
  return {
    ...Object.fromEntries(own),
    PATH: `${path.dirname(editor.node)}${path.delimiter}${env.PATH ?? ""}`,
  };
}

function listening({ child, ended, stop }) {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (reason) => {
      clearTimeout(timer);
      stop();
      reject(new Error(`code-server ${reason}:\n${output}`));
    };
    const timer = setTimeout(() => fail("did not start within 60 seconds"), 60_000);
    ended.then(
      (code) => fail(`ended with code ${code}`),
      (error) => fail(`could not be started (${error.message})`),
    );
    const read = (text) => {
      output += text;
      const address = /HTTP server listening on (http:\/\/[\d.]+:\d+)/.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
  });
}
