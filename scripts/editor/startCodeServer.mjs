import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runChild, startChild } from "./childProcesses.mjs";

/** A quiet window, the same on every machine: nothing pops up beside what is tested or pictured. */
const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
};

/**
 * Starts code-server on a free port of the loopback address with an empty profile of its own, and resolves when it
 * listens. `settings` are user settings; `extension` is a packaged extension (.vsix) to install first; `trust` false
 * asks, as a desktop does, whether the folder's authors are trusted; `profile` is a folder to keep the profile in
 * (left there by `stop`), else a temporary one is used and removed. Throws when it cannot start within 60 seconds.
 */
export async function startCodeServer(editor, options = {}) {
  const { settings = {}, extension, trust = true, env = process.env, profile } = options;
  const home = profile ?? (await mkdtemp(path.join(os.tmpdir(), "event-pattern-editor-")));
  const userData = path.join(home, "user");
  const extensions = path.join(home, "extensions");
  await mkdir(path.join(userData, "User"), { recursive: true });
  await writeFile(
    path.join(userData, "User/settings.json"),
    JSON.stringify({ ...QUIET, ...settings }, null, 2),
  );
  const common = [editor.entry, "--config", path.join(home, "config.yaml")];
  common.push("--user-data-dir", userData, "--extensions-dir", extensions);
  const childOptions = { cwd: home, env: serverEnvironment(editor, env) };

  if (extension !== undefined) {
    const { code, output } = await runChild(
      editor.node,
      [...common, "--install-extension", extension],
      childOptions,
    );
    if (code !== 0) throw new Error(`The extension could not be installed:\n${output}`);
  }

  const flags = [
    "--bind-addr",
    "127.0.0.1:0",
    "--auth",
    "none",
    "--disable-telemetry",
    "--disable-update-check",
  ];
  flags.push("--disable-getting-started-override", "--ignore-last-opened");
  if (trust) flags.push("--disable-workspace-trust");
  // Without it a built VS Code silently ignores the address of a test suite. Older ones neither know nor need it.
  if (editor.hasTestDriver) flags.push("--vscode-option", "enable-smoke-test-driver");
  const server = startChild(editor.node, [...common, ...flags], {
    ...childOptions,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await listening(server);
  return {
    address,
    userData,
    ended: server.ended,
    async stop() {
      server.stop();
      await server.ended;
      if (profile === undefined) await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
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
