import * as vscode from "vscode";
import type { Services } from "../services";

/** Registers the command that writes the open pattern as a rule with targets, in the language of a tool that deploys it. */
export function registerExportRule({ guard }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(
    "eventPattern.exportRule",
    (pattern: unknown, choices: unknown): Promise<vscode.Uri | undefined> =>
      guard.runAsync("Export Rule", undefined, async () => {
        const { exportOpenPattern } = await import("../commandPart");
        return exportOpenPattern(pattern, choices);
      }),
  );
}
