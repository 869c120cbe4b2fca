import * as vscode from "vscode";
import type { Services } from "../services";
import { generateFromEvent, generateFromEvents } from "./generateFromEvents";

/**
 * Registers "Generate Pattern from Event" and "Generate Pattern from Events". Both give the address of the pattern's
 * document to whoever runs them; what they would ask can be given as arguments: the paths to keep of the one event, the
 * files with events and those with counter-examples.
 */
export function registerFromEvent(services: Services): vscode.Disposable {
  const { guard } = services;
  return vscode.Disposable.from(
    vscode.commands.registerCommand("eventPattern.fromEvent", (event: unknown, paths: unknown) =>
      guard.runAsync("Generate Pattern from Event", undefined, () =>
        generateFromEvent(services, event, paths),
      ),
    ),
    vscode.commands.registerCommand(
      "eventPattern.fromEvents",
      (clicked: unknown, events: unknown, counterExamples: unknown) =>
        guard.runAsync("Generate Pattern from Events", undefined, () =>
          generateFromEvents(services, clicked, events, counterExamples),
        ),
    ),
  );
}
