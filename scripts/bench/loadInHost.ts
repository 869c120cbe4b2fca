/**
 * Runs in the extension host, as a suite of its own: opens each large file, edits it, and types in a pattern beside it
 * meanwhile. A timer that should fire all the time tells how long nothing else could run there. Writes what it found to
 * the file that `LOAD_RESULT` names, after each row, so that a host that dies leaves what was found before.
 */
import { writeFileSync } from "node:fs";

import * as vscode from "vscode";
import { KINDS, TYPED } from "./loadFiles";

const TICK = 5;
/** So long after opening is waited at least, and for so long it must have been quiet; at most. In milliseconds. */
const LEAST = 2_500;
const QUIET = 1_000;
const MOST = 90_000;
const EDITS = 8;

/** Milliseconds of the longest block while a file was opened and edited, or a command ran; and the host's memory. */
export type LoadRow = { readonly title: string; readonly megabytes: number } & (
  | { readonly opening: number; readonly editing: number }
  | { readonly running: number; readonly took?: number }
);

type Meter = ReturnType<typeof startMeter>;

/** Called by the extension host. Fails where there is no folder open. */
export async function run(): Promise<void> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const [resultFile] = [process.env["LOAD_RESULT"]];
  if (workspace === undefined || resultFile === undefined) throw new Error("There is nothing to measure.");
  const folder = workspace.uri;
  const rows: LoadRow[] = [];
  const meter = startMeter();
  const typed = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, TYPED));
  await vscode.window.showTextDocument(typed, vscode.ViewColumn.One);
  await typeIn(typed);
  await settle(meter);
  await row("pattern alone", () => Promise.resolve(undefined), typed);
  for (const { name, title } of KINDS) {
    const uri = vscode.Uri.joinPath(folder, name);
    await row(title, () => open(uri), typed);
    await vscode.window.showTextDocument(typed, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("workbench.action.closeEditorsInOtherGroups");
  }
  const event = vscode.Uri.joinPath(folder, "large.event.json");
  const pattern = vscode.Uri.joinPath(folder, "rules", "0.eventpattern.json");
  await command("Test Event Pattern", "eventPattern.test", pattern, event);
  await command("Why Does This Not Match?", "eventPattern.explainMiss", event, pattern);

  await command("Generate Pattern from Events", "eventPattern.fromEvents", event, [event], []);
  await command("Run Pattern Tests", "eventPattern.runPatternTests", [
    vscode.Uri.joinPath(folder, "large.eventtest.json"),
  ]);
  await vscode.workspace.fs.copy(event, vscode.Uri.joinPath(folder, "other", "large.json"));
  const copied = vscode.Uri.joinPath(folder, "other", "large.json");
  await command("Add Event to Pattern Test", "eventPattern.addEventToTest", copied, pattern, false);
  meter.stop();

  async function row(
    title: string,
    prepare: () => Promise<vscode.TextDocument | undefined>,
    beside: vscode.TextDocument,
  ): Promise<void> {
    meter.take();
    const document = await prepare();
    await typeIn(beside);
    await settle(meter);
    const opening = meter.take();
    for (let edit = 0; edit < EDITS; edit++) {
      if (document !== undefined) await editIn(document);
      await typeIn(beside);
      await pause(100);
    }
    await settle(meter);
    report({ title, opening, editing: meter.take(), megabytes: megabytes() });
    if (document?.isDirty) await revert(document);
  }

  async function command(title: string, id: string, ...given: readonly unknown[]): Promise<void> {
    await settle(meter);
    meter.take();
    const started = performance.now();
    const done = vscode.commands.executeCommand(id, ...given).then(() => true);
    const inTime = await Promise.race([done, pause(MOST).then(() => false)]);
    const took = Math.round(performance.now() - started);
    report({ title, running: meter.take(), ...(inTime ? { took } : {}), megabytes: megabytes() });
    await vscode.commands.executeCommand("workbench.action.closeEditorsInOtherGroups");
  }

  function report(found: LoadRow): void {
    rows.push(found);
    writeFileSync(resultFile ?? "", JSON.stringify(rows));
  }
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Two, preserveFocus: true });
  return document;
}

/** A space at the end of a line in the middle, which no kind of file minds. */
async function editIn(document: vscode.TextDocument): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const { range } = document.lineAt(Math.floor(document.lineCount / 2));
  edit.insert(document.uri, range.end, " ");
  await vscode.workspace.applyEdit(edit);
}

async function typeIn(document: vscode.TextDocument): Promise<void> {
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  const end = document.getText().indexOf("config") + "config".length;
  editor.selection = new vscode.Selection(document.positionAt(end), document.positionAt(end));
  await vscode.commands.executeCommand("type", { text: "x" });
  await vscode.commands.executeCommand("deleteLeft");
}

async function revert(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Two);
  await vscode.commands.executeCommand("workbench.action.files.revert");
}

async function settle(meter: Meter): Promise<void> {
  const started = performance.now();
  for (;;) {
    await pause(100);
    const now = performance.now();
    if (now - started > MOST) return;
    if (now - started > LEAST && now - meter.lastBlock() > QUIET) return;
  }
}

/** Blocks are told in whole milliseconds. One of less than 50 is none to wait for. */
function startMeter() {
  let longest = 0;
  let lastBlock = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const block = now - last - TICK;
    last = now;
    longest = Math.max(longest, block);
    if (block > 50) lastBlock = now;
  }, TICK);
  return {
    take() {
      const taken = Math.max(0, Math.round(longest));
      longest = 0;
      return taken;
    },
    lastBlock: () => lastBlock,
    stop: () => clearInterval(timer),
  };
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 1_000_000);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
