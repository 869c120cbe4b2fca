import type * as vscode from "vscode";
import { activateWhenNeeded } from "./activateWhenNeeded";

/**
 * Entry of the desktop extension. The editor reads it for every file of the languages that patterns can be written in,
 * so it is small: nearly none of them has one, and all else is in a bundle of its own.
 */
export function activate(context: vscode.ExtensionContext): Promise<void> | undefined {
  return activateWhenNeeded(context, async () => (await import("./desktop")).activateDesktop);
}
