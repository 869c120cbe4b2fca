import { readFile, stat } from "node:fs/promises";
import type * as vscode from "vscode";
import { awsEnvironment } from "../testing/awsEnvironment";
import { activateShared } from "./activate";
import type { LoadAws } from "./testCommand/testerOpener";
import type { ReadDisk } from "./testExplorer/workspaceFiles";

/** Entry of the desktop extension, where Node and the AWS client are at hand. */
export function activate(context: vscode.ExtensionContext): void {
  const environment = awsEnvironment(process.env);
  const loadAws: LoadAws = () => import("../aws/awsServices");
  context.subscriptions.push(activateShared(context, { name: "desktop", loadAws, readDisk, environment }));
}

const readDisk: ReadDisk = async (path, largest) => {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { ok: false, error: { kind: "directory" } };
    if (found.size > largest) return { ok: false, error: { kind: "tooLarge", bytes: found.size } };
    return { ok: true, value: await readFile(path) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { ok: false, error: { kind: "missing" } };
    return {
      ok: false,
      error: { kind: "unreadable", message: error instanceof Error ? error.message : String(error) },
    };
  }
};
