import * as vscode from "vscode";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { generateFromEvent, generateFromEvents } from "./generateFromEvents";

/**
 * Registers "Generate Pattern from Event" and "Generate Pattern from Events". Both give the address of the pattern's
 * document to whoever runs them; what they would ask can be given as arguments: the paths to keep of the one event, the
 * files with events and those with counter-examples.
 */
export function registerFromEvent(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(services, "eventPattern.fromEvent", "Generate Pattern from Event", (event, paths) =>
      generateFromEvent(services, event, paths),
    ),
    registerCommand(
      services,
      "eventPattern.fromEvents",
      "Generate Pattern from Events",
      (clicked, events, counterExamples) => generateFromEvents(services, clicked, events, counterExamples),
    ),
  );
}
