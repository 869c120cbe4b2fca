import type * as vscode from "vscode";
import { activateShared } from "./activate";

export { activateShared };

/** Entry of the browser extension: everything but the AWS client. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(activateShared(context, { name: "browser" }));
}
