import { assertNever } from "../base/assertNever";
import type { RulePlan } from "./planRule";
import { ruleParts, sameRule, sameTarget, type RulePart, type RuleWithTargets, type Target } from "./rule";

/** One thing in which a rule differs from what it was expected to be. */
export type RuleChange =
  | { readonly kind: "created" }
  | { readonly kind: "deleted" }
  | { readonly kind: "part"; readonly part: RulePart }
  | { readonly kind: "target"; readonly id: string; readonly what: "added" | "removed" | "changed" };

/** What became of a rule between two looks at it; empty where nothing did. */
export function ruleChanges(
  before: RuleWithTargets | undefined,
  now: RuleWithTargets | undefined,
): readonly RuleChange[] {
  if (before === undefined) return now === undefined ? [] : [{ kind: "created" }];
  if (now === undefined) return [{ kind: "deleted" }];
  return [...partChanges(before, now), ...targetChanges(before.targets, before.targets, now.targets)];
}

/**
 * What somebody else has changed since a plan was begun, whether it was carried out in whole, in part or not at all:
 * the rule must be as it was or as planned, and have its former targets and none but those and the new ones.
 */
export function changesByOthers(
  { rule, before, added }: RulePlan,
  now: RuleWithTargets | undefined,
): readonly RuleChange[] {
  if (now === undefined) return before === undefined ? [] : [{ kind: "deleted" }];
  const former = before?.targets ?? [];
  const isOurs = sameRule(now.rule, rule) || (before !== undefined && sameRule(now.rule, before.rule));
  return [
    ...(isOurs ? [] : partChanges({ rule, targets: [] }, now)),
    ...targetChanges(former, [...former, ...added], now.targets),
  ];
}

function partChanges(expected: RuleWithTargets, now: RuleWithTargets): readonly RuleChange[] {
  return ruleParts
    .filter((part) => !sameRule(expected.rule, now.rule, [part]))
    .map((part) => ({ kind: "part", part }));
}

/** `needed` must be there, and nothing but `known` may be. */
function targetChanges(
  needed: readonly Target[],
  known: readonly Target[],
  now: readonly Target[],
): readonly RuleChange[] {
  const strange = now
    .filter((target) => !known.some((other) => sameTarget(target, other)))
    .map(({ id }): RuleChange => {
      return { kind: "target", id, what: known.some((other) => other.id === id) ? "changed" : "added" };
    });
  const removed = needed
    .filter(({ id }) => now.every((other) => other.id !== id))
    .map(({ id }): RuleChange => ({ kind: "target", id, what: "removed" }));
  return [...strange, ...removed];
}

/** What somebody else did to a rule, as the end of a clause: `changed it (its description, its target a)`. */
export function describeRuleChanges(changes: readonly RuleChange[]): string {
  const [first] = changes;
  if (first?.kind === "created") return "created it";
  if (first?.kind === "deleted") return "deleted it";
  return `changed it (${changes.map(describeChange).join(", ")})`;
}

const partWords: Readonly<Record<RulePart, string>> = {
  pattern: "its event pattern",
  schedule: "its schedule",
  state: "its state",
  description: "its description",
  roleArn: "its role",
};

function describeChange(change: RuleChange): string {
  switch (change.kind) {
    case "created":
    case "deleted":
      return change.kind;
    case "part":
      return partWords[change.part];
    case "target":
      return `the target ${change.id} was ${change.what}`;
    default:
      return assertNever(change);
  }
}
