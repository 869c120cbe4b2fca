import * as vscode from "vscode";
import type { Result } from "../base/result";
import type { FileError } from "../testing/suites/suiteFiles";
import { endOf } from "./convert";
import { textOf } from "./documents";

/** The files of this machine by their paths; absent in a browser. */
export interface Disk {
  /** The bytes of a regular file that has at most `largest`. */
  readonly read: (path: string, largest: number) => Promise<Result<Uint8Array, FileError>>;
  /** Where a file really is, if that is outside of `folder`; undefined for one in it, and for none. */
  readonly leavesTo: (path: string, folder: string) => Promise<string | undefined>;
}

/** The last part of an address: what a user calls the file. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

/** The folder that a file's paths start at: its workspace folder, or the folder it is in. */
export function rootOf(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, "..");
}

/** A file's path from its root, with slashes. */
export function pathFromRoot(uri: vscode.Uri): string {
  return uri.path.slice(rootOf(uri).path.replace(/\/$/, "").length + 1);
}

/**
 * A file's text, of its open document where there is one. What is no regular file, or larger than `largest` bytes, is
 * not read. With `disk` a file of this machine is read without asking the editor, which cannot read a part of one, and
 * would let two messages wait in the line of all others for each file.
 */
export async function readTextFile(
  uri: vscode.Uri,
  largest: number,
  disk?: Disk,
): Promise<Result<string, FileError>> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return { ok: true, value: textOf(open) };
  if (disk !== undefined && uri.scheme === "file") {
    const read = await disk.read(uri.fsPath, largest);
    return read.ok ? { ok: true, value: new TextDecoder().decode(read.value) } : read;
  }
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return { ok: false, error: { kind: "directory" } };
    if ((type & vscode.FileType.File) === 0) return { ok: false, error: { kind: "notRegular" } };
    if (size > largest) return { ok: false, error: { kind: "tooLarge", bytes: size, largest } };
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > largest)
      return { ok: false, error: { kind: "tooLarge", bytes: bytes.length, largest } };
    return { ok: true, value: new TextDecoder().decode(bytes) };
  } catch (error) {
    const gone = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
    return gone ? { ok: false, error: { kind: "missing" } } : unreadable(error);
  }
}

/** What is said of a file that whoever keeps it will not give. */
export function unreadable(error: unknown): Result<never, FileError> {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { kind: "unreadable", message } };
}

/** An address in a folder that no file and no open document has: `<stem><ending>`, or with a number; none after 99. */
export async function freeUri(
  folder: vscode.Uri,
  stem: string,
  ending: string,
): Promise<vscode.Uri | undefined> {
  for (let number = 1; number < 100; number++) {
    const uri = vscode.Uri.joinPath(folder, `${stem}${number === 1 ? "" : `-${number}`}${ending}`);
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.path === uri.path);
    if (!isOpen && (await isMissing(uri))) return uri;
  }
  return undefined;
}

async function isMissing(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === "FileNotFound";
  }
}

/** What a pattern's other files are named after: its name without ending. */
export function stemOf(pattern: vscode.Uri): string {
  return nameOf(pattern).replace(/\.?event-?pattern\.json$|\.json$/, "") || "sample";
}

/** Shows a text in a new document that is saved under `uri`, or wherever the user chooses. */
export async function showNew(
  uri: vscode.Uri | undefined,
  content: string,
  language: string,
  column = vscode.ViewColumn.Active,
): Promise<vscode.Uri> {
  if (uri === undefined) {
    const document = await vscode.workspace.openTextDocument({ language, content });
    await vscode.window.showTextDocument(document, column);
    return document.uri;
  }
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: "untitled" }));
  const editor = await vscode.window.showTextDocument(document, column);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  return document.uri;
}

/** Makes a file, or replaces one through the editor, so that it can be undone, and saves it. */
export async function writeText(uri: vscode.Uri, exists: boolean, text: string): Promise<void> {
  if (!exists) {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), endOf(document)), text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}
