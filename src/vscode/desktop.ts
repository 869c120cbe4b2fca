import type * as vscode from "vscode";
import { awsEnvironment } from "../testing/engines/awsEnvironment";
import { activateShared } from "./activate";
import { disk } from "./disk";
import type { LoadAws } from "./awsClient";

/** Registers everything on the desktop, where Node and the AWS client are at hand. */
export function activateDesktop(context: vscode.ExtensionContext): vscode.Disposable {
  const environment = awsEnvironment(process.env);
  const loadAws: LoadAws = () => import("../aws/awsServices");
  return activateShared(context, { name: "desktop", loadAws, disk, environment });
}
