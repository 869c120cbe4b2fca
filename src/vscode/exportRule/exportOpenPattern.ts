import * as vscode from "vscode";
import { readExactPattern } from "../../export/exactPattern";
import { exportFormats, type ExportFormat } from "../../export/exportFormats";
import { exportRule } from "../../export/exportRule";
import type { RuleToExport } from "../../export/ruleToExport";
import { suggestRuleName } from "../../rules/ruleName";
import { showError } from "../messages";
import { languageId, type Services } from "../services";
import { askFormat, askName, askTargets } from "./exportQuestions";

/** Registers the command that writes the open pattern as a rule with targets, in the language of a tool that deploys it. */
export function registerExportRule({ guard }: Services): vscode.Disposable {
  return vscode.commands.registerCommand("eventPattern.exportRule", (pattern: unknown, choices: unknown) =>
    guard.runAsync("Export Rule", undefined, () => exportOpenPattern(pattern, choices)),
  );
}

/** What the command would ask: given, it does not ask. A key binding or a task may give some of it. */
interface ExportChoices extends Partial<Omit<RuleToExport, "patternText">> {
  /** The id of a format: `terraform`. */
  readonly format?: string;
}

/**
 * Opens a new document with the pattern as a rule and returns its address; undefined where the user gives up, or where
 * there is nothing to export, which a message then says.
 */
async function exportOpenPattern(pattern: unknown, given: unknown): Promise<vscode.Uri | undefined> {
  const document = await patternDocument(pattern);
  if (document === undefined) return refuse("Open an event pattern first.");
  const read = readExactPattern(document.getText());
  if (!read.ok) return refuse(read.error);
  const choices = (typeof given === "object" && given !== null ? given : {}) as ExportChoices;
  const format = exportFormats.find(({ id }) => id === choices.format) ?? (await askFormat());
  if (format === undefined) return undefined;
  const suggested = suggestRuleName(document.uri.path);
  const targets = choices.targets ?? (await askTargets(format, choices.name ?? suggested));
  if (targets === undefined) return undefined;
  const name = choices.name ?? (await askName(suggested));
  if (name === undefined) return undefined;
  const { description, eventBus, state = "ENABLED" } = choices;
  const exported = exportRule(format, {
    name,
    state,
    targets,
    patternText: document.getText(),
    ...(description === undefined ? {} : { description }),
    ...(eventBus === undefined ? {} : { eventBus }),
  });
  return exported.ok ? show(format, exported.value) : refuse(exported.error);
}

async function patternDocument(argument: unknown): Promise<vscode.TextDocument | undefined> {
  const document =
    argument instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(argument)
      : vscode.window.activeTextEditor?.document;
  return document?.languageId === languageId ? document : undefined;
}

/** A new document in the format's language, or as plain text where the editor does not know the language. */
async function show({ languageId: wanted }: ExportFormat, content: string): Promise<vscode.Uri> {
  const known = await vscode.languages.getLanguages();
  const language = known.includes(wanted) ? wanted : "plaintext";
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document.uri;
}

/** Says why nothing was exported. */
function refuse(message: string): Promise<undefined> {
  void showError(message);
  return Promise.resolve(undefined);
}
