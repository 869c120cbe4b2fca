import type * as vscode from "vscode";
import { planPattern } from "../../authoring/wizard/planPattern";
import type { Answers } from "../../authoring/wizard/wizardStep";
import type { Services } from "../services";
import { askAll } from "./askAll";
import { openPattern, savePattern } from "./makeFiles";

/** What the wizard need not ask. */
export interface NewPatternOptions {
  /** Where the file belongs. */
  readonly folder?: vscode.Uri;
  /** Answers to all questions: nothing is asked. */
  readonly answers?: Answers;
  /** Where the pattern is saved, if it gets tests. */
  readonly saveAs?: vscode.Uri;
}

/** Asks for what a rule is to let through and opens the pattern. Its address; undefined where the user gave up. */
export async function newPattern(
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
