import * as vscode from "vscode";
import { languageId } from "../../documents/hosts/wholeFile";
import { documentOf } from "../documents";
import { nameOf, pathFromRoot } from "../files";
import { showInformation } from "../messages";
import { associationOf } from "./association";

/**
 * Has the editor treat a JSON document as an event pattern, now and whenever it is opened in this workspace:
 * `files.associations` of the workspace remembers it. Without a workspace, or where its settings cannot be written, it
 * holds until the window is closed, which the message says. Then runs `command`, if there is one, with the document.
 */
export async function treatAsPattern(argument: unknown, command: unknown): Promise<void> {
  const document = await documentOf(argument);
  if (document === undefined) return;
  const before = document.languageId;
  const isKept = await remember(document.uri, languageId);
  const treated = await vscode.languages.setTextDocumentLanguage(document, languageId);
  const undo = "Undo";
  const where = isKept
    ? "this is remembered in files.associations of the workspace"
    : "until this window is closed";
  void showInformation(`${nameOf(document.uri)} is treated as an event pattern; ${where}.`, undo).then(
    (chosen) => (chosen === undo ? treatAs(treated, before) : undefined),
  );
  if (typeof command === "string") await vscode.commands.executeCommand(command, document.uri);
}

/** Takes that back: the document is JSON again, and is no longer remembered. */
export async function treatAsJson(argument: unknown): Promise<void> {
  const document = await documentOf(argument);
  if (document !== undefined) await treatAs(document, "json");
}

async function treatAs(document: vscode.TextDocument, language: string): Promise<void> {
  await remember(document.uri, undefined);
  await vscode.languages.setTextDocumentLanguage(document, language);
}

/** Writes which language a file has, or takes it out. Whether that is kept. */
async function remember(uri: vscode.Uri, language: string | undefined): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  const files = vscode.workspace.getConfiguration("files", uri);
  const key = associationOf(nameOf(folder.uri), pathFromRoot(uri));
  const { [key]: known, ...others } =
    files.inspect<Record<string, string>>("associations")?.workspaceValue ?? {};
  if (known === language) return language !== undefined;
  const associations = language === undefined ? others : { ...others, [key]: language };
  const value = Object.keys(associations).length === 0 ? undefined : associations;
  return files.update("associations", value, vscode.ConfigurationTarget.Workspace).then(
    () => true,
    // A workspace whose settings cannot be written, such as one that is read only.
    () => false,
  );
}
