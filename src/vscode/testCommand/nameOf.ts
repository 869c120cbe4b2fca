import type * as vscode from "vscode";

/** The last part of an address: what a user calls the file. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
