import * as vscode from "vscode";
import { layoutLike, samePattern } from "../../rules/patternText";
import { placeOf } from "../../rules/rule";
import { askedPlace } from "../../rules/ruleSummary";
import { suggestRuleName } from "../../rules/ruleName";
import { harmlessLine } from "../../base/harmlessText";
import { showInformation } from "../messages";
import { findPattern, keyOf, patternName, patternNow } from "../patternDocuments";
import { pickBus } from "./pickBus";
import { pickRule } from "./pickRule";
import { shownByName } from "../unknownValues";
import { needsPattern } from "../wrongFile";
import type { RuleSession } from "./ruleSession";
import { withRulesFor } from "./withRulesFor";

/** What a comparison found. */
export interface ComparedRule {
  readonly rule: string;
  /** Whether the file and the rule have the same pattern, blanks apart. */
  readonly isSame: boolean;
  /** What the user was told when they are the same. */
  readonly message?: string;
}

/**
 * Compares a pattern with the one of a rule: the rule that it came from or became is offered first, then the one with
 * the file's name. Opens the differences, or says that there are none. The names of the bus and the rule can be given.
 */
export async function compareRule(
  session: RuleSession,
  argument: unknown,
  busName: string | undefined,
  ruleName: string | undefined,
): Promise<ComparedRule | undefined> {
  const open = await findPattern(argument);
  if (open === undefined) return needsPattern("Compare with AWS", "eventPattern.compareWithAws");
  const name = patternName(open);
  return withRulesFor(session, open, async ({ store, origin }) => {
    const bus = await pickBus(store, origin?.bus, busName);
    if (bus === undefined) return undefined;
    const { account, region } = placeOf(bus);
    const at = store.endpoint === undefined ? "" : ` at ${store.endpoint}`;
    const first = [...(origin === undefined ? [] : [origin.rule]), suggestRuleName(open.uri.path)];
    const question = `Compare ${name} with AWS (${askedPlace(bus, store)})`;
    const rule = await pickRule(store, bus, question, first, ruleName);
    if (rule === undefined) return undefined;
    const text = (patternNow(open) ?? open.pattern).text;
    const where = `${rule.name} (${bus.name}, ${region}${at})`;
    if (samePattern(rule.pattern, text)) {
      const state = rule.state === "DISABLED" ? " The rule is disabled." : "";
      const message = `${name} and the rule ${where} have the same event pattern.${state}`;
      void showInformation(message);
      return { rule: rule.name, isSame: true, message };
    }
    const note = shownByName(open);
    if (note !== undefined) void showInformation(note);
    const place = { account, region, bus: bus.name, rule: rule.name };
    const deployed = session.deployed.show(place, layoutLike(rule.pattern, text));
    await vscode.commands.executeCommand(
      "vscode.diff",
      deployed,
      open.site === "" ? open.uri : session.deployed.showPattern(keyOf(open), name, text),
      harmlessLine(`${where} ↔ ${name}`),
    );
    return { rule: rule.name, isSame: false };
  });
}
