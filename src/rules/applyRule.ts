import type { Result } from "../base/result";
import { writesRule, type RulePlan } from "./planRule";
import { changesByOthers, ruleChanges, type RuleChange } from "./ruleChanges";
import { sameRule, type RuleWithTargets } from "./rule";
import type { RuleError } from "./ruleError";
import type { RuleStore } from "./ruleStore";

/** How far a plan came. */
export type RuleOutcome =
  | { readonly kind: "done" }
  /** AWS has what it had. */
  | { readonly kind: "unchanged"; readonly error: RuleError }
  /** The rule is not any more what the user confirmed; nothing was written. */
  | { readonly kind: "changedMeanwhile"; readonly changes: readonly RuleChange[] }
  /** The rule that answers has another ARN than the user confirmed: it is in another account, Region or bus. */
  | { readonly kind: "elsewhere"; readonly arn: string; readonly isWritten: boolean }
  /** The rule is as planned, and its new target is missing, or may be. */
  | { readonly kind: "withoutTarget"; readonly error: RuleError; readonly isKnown: boolean }
  /** Neither the answer nor a second look told whether the rule is as planned. */
  | { readonly kind: "unknown"; readonly error: RuleError };

/** How long a second look may take after something went wrong, in milliseconds. */
const secondLook = 15_000;

/**
 * Makes or replaces the rule, then gives it its new target, and says what AWS has in the end. The rule is read again
 * first, and nothing is written where it is not what the user confirmed; with `resumes` it may be what an earlier try
 * of the same plan made of it. An answer that was lost says nothing about what was done, so AWS is then asked what it
 * has, also when the user has cancelled.
 */
export async function applyRule(
  store: RuleStore,
  plan: RulePlan,
  signal: AbortSignal,
  resumes = false,
): Promise<RuleOutcome> {
  const refused = await refusal(store, plan, signal, resumes);
  if (refused !== undefined) return refused;
  if (writesRule(plan)) {
    const put = await store.putRule(plan.rule, signal);
    if (!put.ok) {
      const state = await stateAfter(store, plan, put.error);
      if (state !== "planned") return { kind: state, error: put.error };
    } else if (put.value !== plan.arn) return { kind: "elsewhere", arn: put.value, isWritten: true };
  }
  if (plan.added.length === 0) return { kind: "done" };
  const put = await store.putTargets(plan.rule, plan.added, signal);
  return put.ok ? { kind: "done" } : outcomeWithoutTarget(store, plan, put.error);
}

/** Why nothing is to be written, looked up just before it would be; undefined when all is as the user confirmed. */
async function refusal(
  store: RuleStore,
  plan: RulePlan,
  signal: AbortSignal,
  resumes: boolean,
): Promise<RuleOutcome | undefined> {
  const found = await store.rule(plan.rule.bus, plan.rule.name, signal);
  if (!found.ok) return { kind: "unchanged", error: found.error };
  const now = found.value;
  const arn = now?.rule.arn;
  if (arn !== undefined && arn !== plan.arn) return { kind: "elsewhere", arn, isWritten: false };
  const changes = resumes ? changesByOthers(plan, now) : ruleChanges(plan.before, now);
  return changes.length === 0 ? undefined : { kind: "changedMeanwhile", changes };
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
  if (now?.arn !== undefined && now.arn !== plan.arn) return "unknown";
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
