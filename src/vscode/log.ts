import * as vscode from "vscode";

/** The extension's one log channel, "EventBridge Patterns" in the Output view. It is never shown unasked. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel("EventBridge Patterns", { log: true });
}
