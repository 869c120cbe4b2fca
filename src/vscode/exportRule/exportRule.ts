import * as vscode from "vscode";
import { readExactPattern } from "../../export/exactPattern";
import { exportFormats, type ExportFormat } from "../../export/exportFormats";
import { exportRule } from "../../export/exportRule";
import type { RuleToExport } from "../../export/ruleToExport";
import { suggestRuleName } from "../../rules/ruleName";
import { patternIn } from "../patternDocuments";
import { refuse, showError } from "../messages";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { missingValues } from "../unknownValues";
import { needsPattern } from "../wrongFile";
import type { Answers } from "../../wizard/wizardStep";
import { askSteps } from "../askSteps";
import { planExport } from "./exportSteps";

/** Registers the command that writes the open pattern as a rule with targets, in the language of a tool that deploys it. */
export function registerExportRule(services: Services): vscode.Disposable {
  return registerCommand(services, "eventPattern.exportRule", "Export Rule", exportOpenPattern);
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
  const open = await patternIn(pattern);
  if (open === undefined) return needsPattern("Export Rule", "eventPattern.exportRule");
  const missing = missingValues(open, "Export Rule");
  if (missing !== undefined) return refuse(missing, showError);
  const patternText = open.pattern.text;
  const read = readExactPattern(patternText);
  if (!read.ok) return refuse(read.error, showError);
  const choices = (typeof given === "object" && given !== null ? given : {}) as ExportChoices;
  const wanted = { ...choices, format: exportFormats.find(({ id }) => id === choices.format) };
  const plan = (answers: Answers) => planExport(answers, suggestRuleName(open.uri.path), wanted);
  const answers = await askSteps("Export Rule", plan);
  if (answers === undefined) return undefined;
  const { format, targets, name } = plan(answers);
  if (format === undefined) return undefined;
  const { description, eventBus, state = "ENABLED" } = choices;
  const exported = exportRule(format, {
    name,
    state,
    targets,
    patternText,
    ...(description === undefined ? {} : { description }),
    ...(eventBus === undefined ? {} : { eventBus }),
  });
  return exported.ok ? show(format, exported.value) : refuse(exported.error, showError);
}

/** A new document in the format's language, or as plain text where the editor does not know the language. */
async function show({ languageId: wanted }: ExportFormat, content: string): Promise<vscode.Uri> {
  const known = await vscode.languages.getLanguages();
  const language = known.includes(wanted) ? wanted : "plaintext";
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document.uri;
}
