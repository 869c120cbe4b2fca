import type * as vscode from "vscode";
import { activateShared } from "./activate";
import { disk } from "./readDisk";
import type { LoadAws } from "./testCommand/testerOpener";

export { activateShared };

/** Entry of the desktop extension, where Node and the AWS client are at hand. */
export function activate(context: vscode.ExtensionContext): void {
  const { AWS_PROFILE: profile, AWS_REGION: region } = process.env;
  const environment = { ...(profile ? { profile } : {}), ...(region ? { region } : {}) };
  const loadAws: LoadAws = () => import("../aws/awsServices");
  context.subscriptions.push(activateShared(context, { name: "desktop", loadAws, disk, environment }));
}
