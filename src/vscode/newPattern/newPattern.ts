import * as vscode from "vscode";
import type { Catalog } from "../../catalog/catalog";
import { planPattern } from "../../wizard/planPattern";
import type { Answers } from "../../wizard/wizardStep";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { askSteps } from "../askSteps";
import { openPreview } from "./patternPreview";
import { openPattern, savePattern } from "./savePattern";

/**
 * Registers "New Event Pattern…", the wizard that asks for what a rule is to let through. It takes the folder for the
 * new file, as the explorer gives it, and in place of asking the answers and where to save. It gives the address of the
 * pattern, or nothing where the user gave up.
 */
export function registerNewPattern(services: Services, extensionUri: vscode.Uri): vscode.Disposable {
  return registerCommand(services, "eventPattern.new", "New Event Pattern", (folder, answers, saveAs) =>
    newPattern(services, extensionUri, {
      ...(folder instanceof vscode.Uri ? { folder } : {}),
      ...(isAnswers(answers) ? { answers } : {}),
      ...(saveAs instanceof vscode.Uri ? { saveAs } : {}),
    }),
  );
}

/** What the wizard need not ask. */
interface NewPatternOptions {
  /** Where the file belongs. */
  readonly folder?: vscode.Uri;
  /** Answers to all questions: nothing is asked. */
  readonly answers?: Answers;
  /** Where the pattern is saved, if it gets tests. */
  readonly saveAs?: vscode.Uri;
}

/** Asks for what a rule is to let through and opens the pattern. Its address; undefined where the user gave up. */
async function newPattern(
  services: Services,
  extensionUri: vscode.Uri,
  { folder, answers: given, saveAs }: NewPatternOptions,
): Promise<vscode.Uri | undefined> {
  const catalog = await services.catalog();
  const answers = given ?? (await askAll(catalog));
  if (answers === undefined) return undefined;
  const plan = planPattern(answers, catalog);
  const result = plan.steps.find(({ id }) => id === "result")?.chosen[0];
  switch (result) {
    case undefined:
      return undefined;
    case "tests":
      return savePattern(plan, { extensionUri, catalog, disk: services.disk, folder, saveAs });
    default:
      return openPattern(plan, folder);
  }
}

/** Asks the wizard's questions with a preview of the pattern below. Undefined if the user cancels. */
async function askAll(catalog: Catalog): Promise<Answers | undefined> {
  const preview = await openPreview();
  try {
    return await askSteps(
      "New Event Pattern",
      (answers) => {
        const { steps } = planPattern(answers, catalog);
        return { steps, isWhole: steps.at(-1)?.id === "result" };
      },
      (answers) => preview.show(planPattern(answers, catalog)),
    );
  } finally {
    await preview.close();
  }
}

/** The explorer gives the selected files in this place, which are no answers. */
function isAnswers(value: unknown): value is Answers {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (answer) => Array.isArray(answer) && answer.every((text) => typeof text === "string"),
  );
}
