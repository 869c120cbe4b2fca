import type * as vscode from "vscode";
import { activateShared } from "./activate";

/** Entry of the browser extension: everything but the AWS client, and what only Node can do. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(activateShared(context, { name: "browser" }));
}
