import * as vscode from "vscode";
import { endOf } from "./convert";
import { nameOf } from "./testCommand/nameOf";

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
