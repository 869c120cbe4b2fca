import * as vscode from "vscode";
import { languageId } from "./services";

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

/** As documentOf, where that is an event pattern. */
export async function patternDocument(argument: unknown): Promise<vscode.TextDocument | undefined> {
  const document = await documentOf(argument);
  return document?.languageId === languageId ? document : undefined;
}

/** As patternDocument, but whoever names a file means it as a pattern, whatever language the editor takes it for. */
export async function findPattern(argument: unknown): Promise<vscode.TextDocument | undefined> {
  return toUri(argument) === undefined ? patternDocument(undefined) : documentOf(argument);
}

/** The address of the document in the active editor, unless that is a pattern. */
export function activeEvent(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document === undefined || document.languageId === languageId ? undefined : document.uri;
}
