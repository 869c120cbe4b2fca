import type { Result } from "../../testing/result";
import { writesRule, type RulePlan } from "./planRule";
import { sameRule, type RuleWithTargets } from "./rule";
import type { RuleError } from "./ruleError";
import type { RuleStore } from "./ruleStore";

/** How far a plan came. */
export type RuleOutcome =
  | { readonly kind: "done" }
  /** AWS has what it had. */
  | { readonly kind: "unchanged"; readonly error: RuleError }
  /** The rule is as planned, and its new target is missing, or may be. */
  | { readonly kind: "withoutTarget"; readonly error: RuleError; readonly isKnown: boolean }
  /** Neither the answer nor a second look told whether the rule is as planned. */
  | { readonly kind: "unknown"; readonly error: RuleError };

/** How long a second look may take after something went wrong, in milliseconds. */
const secondLook = 15_000;

/**
 * Makes or replaces the rule, then gives it its new target, and says what AWS has in the end. An answer that was lost
 * says nothing about what was done, so AWS is then asked what it has, also when the user has cancelled.
 */
export async function applyRule(store: RuleStore, plan: RulePlan, signal: AbortSignal): Promise<RuleOutcome> {
  if (writesRule(plan)) {
    const put = await store.putRule(plan.rule, signal);
    if (!put.ok) {
      const state = await stateAfter(store, plan, put.error);
      if (state !== "planned") return { kind: state, error: put.error };
    }
  }
  if (plan.added.length === 0) return { kind: "done" };
  const put = await store.putTargets(plan.rule, plan.added, signal);
  return put.ok ? { kind: "done" } : outcomeWithoutTarget(store, plan, put.error);
}

/** What became of the rule after PutRule failed. */
async function stateAfter(
  store: RuleStore,
  plan: RulePlan,
  error: RuleError,
): Promise<"unchanged" | "planned" | "unknown"> {
  if (saysNo(error)) return "unchanged";
  const found = await look(store, plan);
  if (!found.ok) return "unknown";
  const now = found.value?.rule;
  if (now !== undefined && sameRule(now, plan.rule)) return "planned";
  const before = plan.before?.rule;
  const isAsBefore = now === undefined || before === undefined ? now === before : sameRule(now, before);
  return isAsBefore ? "unchanged" : "unknown";
}

async function outcomeWithoutTarget(
  store: RuleStore,
  plan: RulePlan,
  error: RuleError,
): Promise<RuleOutcome> {
  const missing = (isKnown: boolean): RuleOutcome =>
    // Without a change to the rule, a target that is known to be missing means that nothing was changed.
    isKnown && !writesRule(plan) ? { kind: "unchanged", error } : { kind: "withoutTarget", error, isKnown };
  if (saysNo(error)) return missing(true);
  const found = await look(store, plan);
  if (!found.ok) return missing(false);
  const there = new Set(found.value?.targets.map(({ id }) => id));
  return plan.added.every(({ id }) => there.has(id)) ? { kind: "done" } : missing(true);
}

function look(store: RuleStore, { rule }: RulePlan): Promise<Result<RuleWithTargets | undefined, RuleError>> {
  return store.rule(rule.bus, rule.name, AbortSignal.timeout(secondLook));
}

/** Whether the service has refused, so that nothing was done; after a lost answer nobody knows. */
function saysNo({ kind }: RuleError): boolean {
  return kind !== "cancelled" && kind !== "unreachable" && kind !== "failed" && kind !== "throttled";
}
