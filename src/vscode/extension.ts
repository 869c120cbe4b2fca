import type * as vscode from "vscode";
import { activateShared } from "./activate";

export { activateShared };

/** Entry of the desktop extension, where Node and the AWS client are at hand. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    activateShared(context, { name: "desktop", loadAws: () => import("../aws/awsServices") }),
  );
}
