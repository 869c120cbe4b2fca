import * as vscode from "vscode";
import { languageId } from "./services";

/** The pattern at an address, or the active one; undefined when there is none. */
export async function findPattern(argument: unknown): Promise<vscode.TextDocument | undefined> {
  if (argument instanceof vscode.Uri) return vscode.workspace.openTextDocument(argument);
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === languageId ? document : undefined;
}
