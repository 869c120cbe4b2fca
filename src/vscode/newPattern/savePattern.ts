import * as vscode from "vscode";
import type { PatternPlan } from "../../wizard/planPattern";
import type { Catalog } from "../../catalog/catalog";
import { createSample } from "../../testing/samples/createSample";
import { largestFile } from "../../testing/suites/suiteFiles";
import { patternEndings } from "../../testing/suites/suitePaths";
import { showWarning } from "../messages";
import { freeUri, nameOf, readTextFile, showNew, writeText } from "../files";
import { languageId, type Services } from "../services";
import { shippedSamples } from "../shippedSamples";
import { writePatternTest } from "../writePatternTest";

const [ending] = patternEndings;

/** Opens the pattern in a new document that is not saved yet. Its address. */
export async function openPattern({ name, text }: PatternPlan, folder?: vscode.Uri): Promise<vscode.Uri> {
  return showNew(await suggestedUri(name, folder), text, languageId);
}

export interface SavingOptions {
  readonly extensionUri: vscode.Uri;
  readonly catalog: Catalog;
  readonly disk: Services["disk"];
  readonly folder: vscode.Uri | undefined;
  /** Where to save the pattern; undefined to ask. */
  readonly saveAs: vscode.Uri | undefined;
}

/**
 * Saves the pattern where the user says, and beside it an event that it matches and a test with that event; shows the
 * pattern and runs the test. Its address. Who does not say where gets the pattern unsaved.
 */
export async function savePattern(
  plan: PatternPlan,
  { extensionUri, catalog, disk, folder, saveAs }: SavingOptions,
): Promise<vscode.Uri> {
  const pattern = saveAs ?? (await askWhere(plan.name, folder));
  if (pattern === undefined) return openPattern(plan, folder);
  const found = await readTextFile(pattern, largestFile, disk);
  await writeText(pattern, found.ok, plan.text);
  const samples = await shippedSamples(extensionUri);
  const created = createSample(plan.text, { samples, catalog }, "matches");
  const written = created.ok
    ? await writePatternTest({ uri: pattern, site: "" }, created.value.text, true, disk)
    : { ok: false as const, error: created.error };
  await vscode.window.showTextDocument(pattern);
  if (written.ok) void vscode.commands.executeCommand("eventPattern.runPatternTests", [written.value]);
  else void showWarning(`The event pattern was saved without a test. ${written.error}`);
  return pattern;
}

async function askWhere(name: string, folder: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const defaultUri = await suggestedUri(name, folder);
  const chosen = await vscode.window.showSaveDialog({
    title: "Save Event Pattern",
    // Where VS Code asks itself, it adds the ending of a filter to every name whose last part is another.
    filters: { "Event pattern": ["json"] },
    ...(defaultUri === undefined ? {} : { defaultUri }),
  });
  return chosen && withPatternEnding(chosen);
}

/** The address as it is, or with the ending of a pattern in place of `.json`, then of a file that is not there yet. */
async function withPatternEnding(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (patternEndings.some((each) => uri.path.endsWith(each))) return uri;
  return freeUri(vscode.Uri.joinPath(uri, ".."), nameOf(uri).replace(/\.json$/, "") || "pattern", ending);
}

/** A free name in the folder, or in the first folder of the workspace; undefined without one. */
async function suggestedUri(name: string, folder: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const parent = folder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  return parent === undefined ? undefined : freeUri(parent, name, ending);
}
