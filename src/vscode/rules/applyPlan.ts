import * as vscode from "vscode";
import { applyRule } from "../../rules/applyRule";
import { describeRuleOutcome, describeUndoOutcome } from "../../rules/describeRuleOutcome";
import { placeOf } from "../../rules/rule";
import type { RuleStore } from "../../rules/ruleStore";
import type { AskedAws } from "../../rules/ruleSummary";
import { undoRule } from "../../rules/undoRule";
import { showError, showInformation, showWarning } from "../messages";
import { remedies } from "../remedies";
import { tell, withProgress, withRules } from "./askAws";
import { pickBus } from "./pickBus";
import type { AppliedRule, RuleSession } from "./ruleSession";

const undo = "Undo";
const again = "Try Again";

/**
 * Writes what was planned, and tells what AWS has then, with what can be done about it. `resumes`: an earlier try may
 * have written a part of it. Returns whether the planned rule was written.
 */
export async function applyPlan(
  session: RuleSession,
  applied: AppliedRule,
  store: RuleStore,
  resumes = false,
): Promise<boolean> {
  const { plan } = applied;
  const outcome = await withProgress(`Writing the rule ${plan.rule.name}…`, (signal) =>
    applyRule(store, plan, signal, resumes),
  );
  session.services.log.debug(`Writing a rule: ${outcome.kind}.`);
  const sentence = describeRuleOutcome(outcome, plan, remedies, store);
  if (outcome.kind === "unchanged" || outcome.kind === "changedMeanwhile" || outcome.kind === "elsewhere") {
    tell(sentence);
    return false;
  }
  remember(session, applied);
  const chosen =
    outcome.kind === "done" ? showInformation(sentence, undo) : showWarning(sentence, undo, again);
  // Not awaited: the message stays for as long as the user wants, and the command is done.
  void session.services.guard.runAsync("Create Rule in AWS", undefined, async () => {
    const answer = await chosen;
    if (answer === undo) await undoApplied(session, applied);
    if (answer === again) {
      await withRulesOf(session, applied, (reopened) => applyPlan(session, applied, reopened, true));
    }
  });
  return true;
}

/** Puts back what was there before, unless somebody else has changed the rule since, which the user is told then. */
export async function undoApplied(session: RuleSession, applied: AppliedRule): Promise<void> {
  const { plan } = applied;
  const outcome = await withRulesOf(session, applied, (store) =>
    withProgress(`Restoring the rule ${plan.rule.name}…`, (signal) => undoRule(store, plan, signal)),
  );
  if (outcome === undefined) return;
  session.services.log.debug(`Undoing a rule: ${outcome.kind}.`);
  const sentence = describeUndoOutcome(outcome, plan, remedies, asked(applied));
  if (outcome.kind === "undone") {
    if (session.lastApplied === applied) remember(session, undefined);
    void showInformation(sentence);
  } else if (outcome.kind === "changedSince") {
    void showWarning(sentence);
  } else {
    const chosen = showError(sentence, undo);
    void session.services.guard.runAsync("Undo Create Rule in AWS", undefined, async () => {
      if ((await chosen) === undo) await undoApplied(session, applied);
    });
  }
}

function remember(session: RuleSession, applied: AppliedRule | undefined): void {
  session.lastApplied = applied;
  void vscode.commands.executeCommand("setContext", "eventPattern.canUndoRule", applied !== undefined);
}

function asked({ endpoint }: AppliedRule): AskedAws {
  return endpoint === undefined ? {} : { endpoint };
}

/**
 * As withRules, for work on a bus that was seen before: refused when the credentials lead to another account now, or
 * the environment or the profile to another endpoint.
 */
function withRulesOf<T>(
  session: RuleSession,
  { settings, plan: { bus }, endpoint }: AppliedRule,
  work: (store: RuleStore) => Promise<T>,
): Promise<T | undefined> {
  return withRules(session, settings, async (store) => {
    if (store.endpoint !== endpoint) {
      const [now, before] = [store.endpoint, endpoint].map((each) => each ?? "EventBridge's own endpoint");
      tell(
        `Choose the endpoint that was used before (${before}), and try again. The profile now leads to ${now}.`,
      );
      return undefined;
    }
    const found = await pickBus(store, undefined, bus.name);
    if (found === undefined) return undefined;
    if (placeOf(found).account === placeOf(bus).account) return work(store);
    tell(
      `The credentials now lead to account ${placeOf(found).account}, not to ${placeOf(bus).account}. ` +
        "Choose the profile that was used before, and try again.",
    );
    return undefined;
  });
}
