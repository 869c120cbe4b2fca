import * as vscode from "vscode";
import { visibleText } from "../base/harmlessText";

/** The extension's one log channel. */
export interface Log {
  debug(message: string): void;
  error(message: string): void;
  dispose(): void;
}

/** The channel "EventBridge Patterns" in the Output view. It is never shown unasked. */
export function createLog(): Log {
  const channel = vscode.window.createOutputChannel("EventBridge Patterns", { log: true });
  return {
    debug: (message) => channel.debug(visibleText(message)),
    error: (message) => channel.error(visibleText(message)),
    dispose: () => channel.dispose(),
  };
}
