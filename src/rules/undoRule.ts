import { assertNever } from "../base/assertNever";
import type { Result } from "../base/result";
import type { RulePlan } from "./planRule";
import { changesByOthers, type RuleChange } from "./ruleChanges";
import { sameRule, sameTarget, type Rule, type RuleWithTargets, type Target } from "./rule";
import type { RuleError } from "./ruleError";
import type { RuleStore } from "./ruleStore";

/** One thing to do, to put back what was there before a plan. */
export type UndoStep =
  | { readonly kind: "removeTargets"; readonly ids: readonly string[] }
  | { readonly kind: "putRule"; readonly rule: Rule }
  | { readonly kind: "putTargets"; readonly targets: readonly Target[] }
  | { readonly kind: "deleteRule" };

/** How far undoing came. Whatever it was, it can be undone again. */
export type UndoOutcome =
  | { readonly kind: "undone"; readonly steps: readonly UndoStep[] }
  /** Somebody else has changed the rule since; nothing was done. */
  | { readonly kind: "changedSince"; readonly changes: readonly RuleChange[] }
  /** The rule that is there is in another account, Region or bus; nothing was done. */
  | { readonly kind: "elsewhere"; readonly arn: string }
  | { readonly kind: "failed"; readonly error: RuleError; readonly done: readonly UndoStep[] };

/**
 * Puts back what was there before a plan, from whatever is there now: deletes a new rule, its targets first, or gives
 * a replaced one its former pattern, schedule, state, description, role and targets. Where the rule or one of its
 * targets is not any more what was written or was there before, somebody else has changed it, and all is left as it is.
 */
export async function undoRule(store: RuleStore, plan: RulePlan, signal: AbortSignal): Promise<UndoOutcome> {
  const found = await store.rule(plan.rule.bus, plan.rule.name, signal);
  if (!found.ok) return { kind: "failed", error: found.error, done: [] };
  const now = found.value;
  const arn = now?.rule.arn;
  if (arn !== undefined && arn !== plan.arn) return { kind: "elsewhere", arn };
  const changes = changesByOthers(plan, now);
  if (changes.length > 0) return { kind: "changedSince", changes };
  const steps = undoSteps(plan, now);
  for (const [index, step] of steps.entries()) {
    const answer = await take(step, store, plan, signal);
    if (!answer.ok) return { kind: "failed", error: answer.error, done: steps.slice(0, index) };
  }
  return { kind: "undone", steps };
}

/** What leads from the rule as it is now, if there is one, to what was there before a plan; nothing if it is there. */
function undoSteps({ before }: RulePlan, now: RuleWithTargets | undefined): readonly UndoStep[] {
  const steps: UndoStep[] = [];
  const former = before?.targets ?? [];
  const strange = (now?.targets ?? []).filter(({ id }) => former.every((target) => target.id !== id));
  if (strange.length > 0) steps.push({ kind: "removeTargets", ids: strange.map(({ id }) => id) });
  if (before === undefined) return now === undefined ? steps : [...steps, { kind: "deleteRule" }];
  if (now === undefined || !sameRule(now.rule, before.rule))
    steps.push({ kind: "putRule", rule: before.rule });
  const lost = former.filter((target) => !isAmong(target, now?.targets));
  if (lost.length > 0) steps.push({ kind: "putTargets", targets: lost });
  return steps;
}

function isAmong(target: Target, targets: readonly Target[] | undefined): boolean {
  return targets?.some((other) => sameTarget(target, other)) === true;
}

function take(
  step: UndoStep,
  store: RuleStore,
  { rule }: RulePlan,
  signal: AbortSignal,
): Promise<Result<unknown, RuleError>> {
  switch (step.kind) {
    case "removeTargets":
      return store.removeTargets(rule, step.ids, signal);
    case "putRule":
      return store.putRule(step.rule, signal);
    case "putTargets":
      return store.putTargets(rule, step.targets, signal);
    case "deleteRule":
      return store.deleteRule(rule, signal);
    default:
      return assertNever(step);
  }
}
