import * as vscode from "vscode";
import { languageId } from "../documents/hosts/wholeFile";

/**
 * The address that a command was given. Menus pass things of their own, so anything else is no argument; a link in a
 * document passes an address as plain data.
 */
export function toUri(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument !== "object" || argument === null) return undefined;
  const { scheme, path } = argument as { scheme?: unknown; path?: unknown };
  if (typeof scheme !== "string" || typeof path !== "string") return undefined;
  return vscode.Uri.from(argument as { scheme: string; path: string });
}

/** The document at the address that a command was given, else the one in the active editor. */
export async function documentOf(argument: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = toUri(argument);
  if (uri !== undefined) return vscode.workspace.openTextDocument(uri);
  return vscode.window.activeTextEditor?.document;
}

/** The text of a document that is read as something else than patterns: an event, tests, a policy. */
export function textOf(document: vscode.TextDocument): string {
  return document.getText();
}

/** What is selected in a document that is read as something else than patterns. */
export function selectedText(document: vscode.TextDocument, range: vscode.Range): string {
  return document.getText(range);
}

/** The address of the document in the active editor, unless that is a pattern. */
export function activeEvent(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document === undefined || document.languageId === languageId ? undefined : document.uri;
}
