// `npm start`: builds the extension and opens the editor on examples/ with it, until the window is closed or Ctrl+C.
import { spawn } from "node:child_process";
import path from "node:path";
import { startChild } from "./editor/childProcesses.mjs";
import { browserCommand, whereToLook } from "./editor/browserCommand.mjs";
import { provideEditor } from "./editor/provideEditor.mjs";
import { installExtension, startCodeServer } from "./editor/startCodeServer.mjs";
import { temporaryFolder } from "./editor/temporaryFolder.mjs";
import { buildPackage } from "./package/buildPackage.mjs";
import { buildExtension } from "./test/runTool.mjs";

const project = path.resolve(import.meta.dirname, "..");
const examples = path.join(project, "examples");
const first = path.join(examples, "noncompliant-resource.eventpattern.json");

async function startDesktop({ executable }) {
  await buildExtension();
  // A profile of its own, so that neither settings nor other extensions of the person who tries it are in play.
  const profile = path.join(project, ".vscode-test/profile");
  const args = [
    `--extensionDevelopmentPath=${project}`,
    "--user-data-dir",
    profile,
    "--disable-workspace-trust",
  ];
  args.push("--disable-extensions", "--new-window", examples, first);
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  await startChild(executable, args, { stdio: "inherit" }).ended;
}

async function startInBrowser(editor) {
  const folder = temporaryFolder();
  const vsix = await buildPackage(path.join(folder, "eventbridge-patterns.vsix"));
  const extensions = path.join(folder, "extensions");
  await installExtension(editor, vsix, extensions);
  const server = await startCodeServer(editor, { extensions });
  const address = `${server.address}/?folder=${encodeURIComponent(examples)}`;
  console.log(whereToLook(address, path.basename(first)));
  const opening = browserCommand(process.platform, process.env);
  if (opening !== undefined) openInBrowser(opening, address);
  await server.ended;
}

function openInBrowser([command, ...args], address) {
  const browser = spawn(command, [...args, address], { stdio: "ignore" });
  // Where there is no such command, the address above is enough.
  browser.once("error", () => undefined).unref();
}

const editor = await provideEditor({ installedFirst: true });
console.log(`Editor: ${editor.name}`);
await (editor.kind === "desktop" ? startDesktop(editor) : startInBrowser(editor));
