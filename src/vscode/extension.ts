import type * as vscode from "vscode";
import { activateShared } from "./extension.web";

/**
 * Entry of the desktop extension, where Node and the AWS client are at hand. What it shares with the browser is the
 * browser's bundle itself, which the build leaves outside this one, so that it is shipped once.
 */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    activateShared(context, { name: "desktop", loadAws: () => import("../aws/awsServices") }),
  );
}
