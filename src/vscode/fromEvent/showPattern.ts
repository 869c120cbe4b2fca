import * as vscode from "vscode";
import { languageId } from "../services";
import { nameOf } from "../testCommand/nameOf";
import { readTextFile } from "../testExplorer/workspaceFiles";

/**
 * Shows a pattern in a new document beside the event: it is saved as `<name>.eventpattern.json` in the event's folder,
 * or wherever the user chooses where the event is in none.
 */
export async function showPattern(event: vscode.Uri, content: string): Promise<vscode.Uri> {
  const uri = await freeUri(event);
  if (uri === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: languageId, content });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    return document.uri;
  }
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: "untitled" }));
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  return document.uri;
}

/** A name in the event's folder that neither a file nor a document has. */
async function freeUri(event: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (vscode.workspace.fs.isWritableFileSystem(event.scheme) !== true) return undefined;
  const stem = nameOf(event).replace(/(?:\.event)?\.jsonl?$/, "") || "events";
  for (let number = 1; number < 100; number++) {
    const name = number === 1 ? `${stem}.eventpattern.json` : `${stem}-${number}.eventpattern.json`;
    const uri = vscode.Uri.joinPath(event, "..", name);
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.path === uri.path);
    const found = await readTextFile(uri, 0);
    if (!isOpen && !found.ok && found.error.kind === "missing") return uri;
  }
  return undefined;
}
