import * as vscode from "vscode";
import type { Answers } from "../../authoring/wizard/wizardStep";
import type { Services } from "../services";

/**
 * Registers "New Event Pattern…", the wizard that asks for what a rule is to let through. It takes the folder for the
 * new file, as the explorer gives it, and in place of asking the answers and where to save. It gives the address of the
 * pattern, or nothing where the user gave up.
 */
export function registerNewPattern(services: Services, extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(
    "eventPattern.new",
    (folder: unknown, answers: unknown, saveAs: unknown) =>
      services.guard.runAsync("New Event Pattern", undefined, async () => {
        const { newPattern } = await import("../commandPart");
        return newPattern(services, extensionUri, {
          ...(folder instanceof vscode.Uri ? { folder } : {}),
          ...(isAnswers(answers) ? { answers } : {}),
          ...(saveAs instanceof vscode.Uri ? { saveAs } : {}),
        });
      }),
  );
}

/** The explorer gives the selected files in this place, which are no answers. */
function isAnswers(value: unknown): value is Answers {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (answer) => Array.isArray(answer) && answer.every((text) => typeof text === "string"),
  );
}
