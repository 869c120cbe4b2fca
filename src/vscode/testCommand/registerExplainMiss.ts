import * as vscode from "vscode";
import type { Services } from "../services";
import type { WorkspacePatterns } from "../workspaceMatches/workspacePatterns";

const command = "eventPattern.explainMiss";

/**
 * Registers "Why Does This Not Match?", which tells of the event that is selected, or that the cursor is in, why an event
 * pattern does not match it. The addresses of the event's document and of the pattern can be given as arguments.
 */
export function registerExplainMiss({ guard }: Services, patterns: WorkspacePatterns): vscode.Disposable {
  return vscode.commands.registerCommand(command, (event: unknown, pattern: unknown) =>
    guard.runAsync("Why Does This Not Match?", undefined, async () => {
      const { explainMiss } = await import("../commandPart");
      return explainMiss(patterns, event, pattern);
    }),
  );
}
