// Runs a test suite inside the editor's extension host, in whichever editor there is. The suite is a module that
// exports `run(): Promise<void>`; what it wants to tell it writes to a file, because the console is the host's.
import path from "node:path";
import { findProgram } from "./findProgram.mjs";
import { runChild } from "./childProcesses.mjs";
import { hasDisplay } from "./provideEditor.mjs";
import { openBrowser } from "./openBrowser.mjs";
import { startCodeServer } from "./startCodeServer.mjs";
import { temporaryFolder } from "./temporaryFolder.mjs";

const LIMIT_MILLISECONDS = 600_000;

/**
 * Runs the suite and returns what was printed, and whether the suite came to its end within ten minutes. `extension`
 * is the folder of the extension, `suite` the built module, `workspace` the folder to open; all absolute. Throws when
 * the editor does not come up.
 */
export async function runInExtensionHost(editor, run) {
  return editor.kind === "desktop" ? runOnDesktop(editor, run) : runInCodeServer(editor, run);
}

async function runOnDesktop({ executable }, { extension, suite, workspace, env }) {
  // A profile of its own: VS Code refuses to run tests in the profile of a window that is open.
  const run = { executable, extension, suite, workspace, profile: temporaryFolder() };
  const command = [process.execPath, path.join(import.meta.dirname, "runOnDesktop.mjs"), JSON.stringify(run)];
  if (!hasDisplay()) command.unshift(findProgram(["xvfb-run"]), "-a");
  const { output, inTime } = await runChild(command[0], command.slice(1), { env, limit: LIMIT_MILLISECONDS });
  return { output, ended: inTime };
}

async function runInCodeServer(editor, { extension, suite, workspace, env }) {
  const server = await startCodeServer(editor, { forSuite: true, env });
  let browser;
  let output = "";
  try {
    browser = await openBrowser();
    const page = await browser.newPage();
    const ended = new Promise((resolve, reject) => {
      setTimeout(() => resolve(false), LIMIT_MILLISECONDS).unref();
      void page.exposeFunction("codeAutomationLog", (_type, args) => (output += `${args.join(" ")}\n`));
      void page.exposeFunction("codeAutomationExit", () => resolve(true));
      page.once("crash", () => reject(new Error("The page with the editor crashed.")));
    });
    await page.goto(testAddress(server.address, { extension, suite, workspace }), { timeout: 120_000 });
    return { ended: await ended, output };
  } finally {
    await browser?.close();
    await server.stop();
  }
}

function testAddress(address, { extension, suite, workspace }) {
  const remote = (file) => `vscode-remote://${new URL(address).host}${file}`;
  const payload = [
    ["extensionDevelopmentPath", remote(extension)],
    ["extensionTestsPath", remote(suite)],
    ["skipWelcome", "true"],
  ];
  return `${address}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
