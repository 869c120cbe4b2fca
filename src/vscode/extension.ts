import type * as vscode from "vscode";
import { awsEnvironment } from "../testing/engines/awsEnvironment";
import { activateShared } from "./activate";
import { disk } from "./disk";
import type { LoadAws } from "./awsClient";

/** Entry of the desktop extension, where Node and the AWS client are at hand. */
export function activate(context: vscode.ExtensionContext): void {
  const environment = awsEnvironment(process.env);
  const loadAws: LoadAws = () => import("../aws/awsServices");
  context.subscriptions.push(activateShared(context, { name: "desktop", loadAws, disk, environment }));
}
