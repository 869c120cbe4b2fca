import * as vscode from "vscode";
import { formattedPattern } from "../../rules/patternText";
import { placeOf } from "../../rules/rule";
import { ruleFileName } from "../../rules/ruleName";
import { askedPlace } from "../../rules/ruleSummary";
import { languageId } from "../services";
import { readTestSettings } from "../settings";
import { withRules } from "./askAws";
import { pickBus } from "./pickBus";
import { pickRule } from "./pickRule";
import type { RuleSession } from "./ruleSession";

/**
 * Opens the pattern of a rule as a new file, and remembers which rule that is. The names of the bus and the rule can
 * be given; otherwise the user is asked. Returns the address of the document.
 */
export function openRule(
  session: RuleSession,
  busName: string | undefined,
  ruleName: string | undefined,
): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const near = vscode.window.activeTextEditor?.document.uri ?? folder ?? vscode.Uri.parse("untitled:rule");
  return withRules(session, readTestSettings(near).aws, async (store) => {
    const bus = await pickBus(store, undefined, busName);
    if (bus === undefined) return undefined;
    const rule = await pickRule(store, bus, `Open Rule from AWS (${askedPlace(bus, store)})`, [], ruleName);
    if (rule === undefined) return undefined;
    const document = await newPattern(folder, ruleFileName(rule.name), formattedPattern(rule.pattern));
    await session.origins.remember(document.uri, { ...placeOf(bus), bus: bus.name, rule: rule.name });
    return document.uri;
  });
}

/** A document that is not saved yet, under the rule's name where the folder has no such file. */
async function newPattern(
  folder: vscode.Uri | undefined,
  name: string,
  content: string,
): Promise<vscode.TextDocument> {
  const uri = folder === undefined ? undefined : await freeUri(folder, name);
  if (uri === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: languageId, content });
    await vscode.window.showTextDocument(document);
    return document;
  }
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: "untitled" }));
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  return document;
}

async function freeUri(folder: vscode.Uri, name: string): Promise<vscode.Uri | undefined> {
  for (let number = 1; number < 100; number++) {
    const uri = vscode.Uri.joinPath(folder, `${name}${number === 1 ? "" : `-${number}`}.eventpattern.json`);
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.path === uri.path);
    if (!isOpen && !(await exists(uri))) return uri;
  }
  return undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    // Whatever keeps it from being read, a file could be made there, and saving says if not.
    return false;
  }
}
