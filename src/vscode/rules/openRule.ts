import * as vscode from "vscode";
import { formattedPattern } from "../../rules/patternText";
import { placeOf } from "../../rules/rule";
import { ruleFileName } from "../../rules/ruleName";
import { askedPlace } from "../../rules/ruleSummary";
import { freeUri, showNew } from "../files";
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
    const name = ruleFileName(rule.name);
    const free = folder === undefined ? undefined : await freeUri(folder, name, ".eventpattern.json");
    const uri = await showNew(free, formattedPattern(rule.pattern), languageId);
    await session.origins.remember(uri, { ...placeOf(bus), bus: bus.name, rule: rule.name });
    return uri;
  });
}
