import * as vscode from "vscode";
import type * as Desktop from "./extension";
import { moduleLoader } from "./moduleLoader";

/** The files that the desktop's entry is made of, itself among them; the build fills them in. */
declare const PARTS: readonly string[];

/**
 * Entry of the browser extension: everything but the AWS client. A browser's extension host loads one file only and has
 * no `require` for others, so the desktop's files, which are shipped once for both, are read as data and run here in
 * the way in which VS Code's own host there runs this file.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.Uri.joinPath(context.extensionUri, "dist");
  const read = async (name: string): Promise<[string, string]> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
    return [name, new TextDecoder().decode(bytes)];
  };
  const load = moduleLoader(new Map(await Promise.all(PARTS.map(read))), vscode);
  const { activateShared } = load("extension.js") as typeof Desktop;
  context.subscriptions.push(activateShared(context, { name: "browser" }));
}
