import * as vscode from "vscode";
import { applyRule } from "../../authoring/rules/applyRule";
import { describeRuleOutcome, describeUndoOutcome } from "../../authoring/rules/describeRuleOutcome";
import { placeOf, type EventBus } from "../../authoring/rules/rule";
import type { RuleStore } from "../../authoring/rules/ruleStore";
import { undoRule } from "../../authoring/rules/undoRule";
import type { AwsSettings } from "../../testing/eventBridge";
import { confirm, showError, showInformation, showWarning } from "../messages";
import { tell, withProgress, withRules } from "./askAws";
import { pickBus } from "./pickBus";
import type { MadeRule, RuleSession } from "./ruleSession";

const undo = "Undo";
const again = "Try Again";

/** Writes what was planned, and tells what AWS has then, with what can be done about it. Returns whether it was changed. */
export async function carryOut(session: RuleSession, made: MadeRule, store: RuleStore): Promise<boolean> {
  const { plan } = made;
  const outcome = await withProgress(`Writing the rule ${plan.rule.name}…`, (signal) =>
    applyRule(store, plan, signal),
  );
  session.services.log.debug(`Writing a rule: ${outcome.kind}.`);
  const sentence = describeRuleOutcome(outcome, plan);
  if (outcome.kind === "unchanged") {
    tell(sentence);
    return false;
  }
  remember(session, made);
  const chosen =
    outcome.kind === "done" ? showInformation(sentence, undo) : showWarning(sentence, undo, again);
  // Not awaited: the message stays for as long as the user wants, and the command is done.
  void session.services.guard.runAsync("Create Rule in AWS", undefined, async () => {
    const answer = await chosen;
    if (answer === undo) await undoMade(session, made);
    if (answer === again) {
      await withRulesOf(session, made.settings, plan.bus, (reopened) => carryOut(session, made, reopened));
    }
  });
  return true;
}

/** Puts back what was there before, asking first where somebody else has changed the rule since. */
export async function undoMade(session: RuleSession, made: MadeRule, force = false): Promise<void> {
  const { plan, settings } = made;
  const outcome = await withRulesOf(session, settings, plan.bus, (store) =>
    withProgress(`Putting back the rule ${plan.rule.name}…`, (signal) =>
      undoRule(store, plan, force, signal),
    ),
  );
  if (outcome === undefined) return;
  session.services.log.debug(`Undoing a rule: ${outcome.kind}.`);
  const sentence = describeUndoOutcome(outcome, plan);
  if (outcome.kind === "undone") {
    if (session.lastMade === made) remember(session, undefined);
    void showInformation(sentence);
  } else if (outcome.kind === "changedSince") {
    const detail =
      "Undoing puts back what was there before the rule was written here. What was changed since is lost.";
    if (await confirm("warning", sentence, detail, "Undo Anyway")) await undoMade(session, made, true);
  } else {
    const chosen = showError(sentence, undo);
    void session.services.guard.runAsync("Undo Create Rule in AWS", undefined, async () => {
      if ((await chosen) === undo) await undoMade(session, made, force);
    });
  }
}

function remember(session: RuleSession, made: MadeRule | undefined): void {
  session.lastMade = made;
  void vscode.commands.executeCommand("setContext", "eventPattern.canUndoRule", made !== undefined);
}

/** As withRules, for work on a bus that was seen before: refused when the credentials lead to another account now. */
function withRulesOf<T>(
  session: RuleSession,
  settings: AwsSettings,
  bus: EventBus,
  work: (store: RuleStore) => Promise<T>,
): Promise<T | undefined> {
  return withRules(session, settings, async (store) => {
    const found = await pickBus(store, undefined, bus.name);
    if (found === undefined) return undefined;
    if (placeOf(found).account === placeOf(bus).account) return work(store);
    tell(
      `The credentials lead to account ${placeOf(found).account} now, not to ${placeOf(bus).account}. ` +
        "Choose the profile that was used before, and try again.",
    );
    return undefined;
  });
}
