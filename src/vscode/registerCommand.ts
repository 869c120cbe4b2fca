import * as vscode from "vscode";
import type { Services } from "./services";

/**
 * Registers a command that gives what `run` gives to whoever runs it. What `run` throws is logged under `title`, and
 * `fallback` given in its place.
 */
export function registerCommand<T>(
  { guard }: Pick<Services, "guard">,
  command: string,
  title: string,
  run: (...given: unknown[]) => Promise<T>,
  fallback?: T,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, (...given: unknown[]) =>
    guard.runAsync<T | undefined>(title, fallback, () => run(...given)),
  );
}
