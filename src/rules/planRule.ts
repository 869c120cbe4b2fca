import { samePattern } from "./patternText";
import {
  ruleArn,
  sameRule,
  type EventBus,
  type Rule,
  type RuleState,
  type RuleWithTargets,
  type Target,
} from "./rule";

/** What the user wants of a rule. */
export interface RuleWish {
  readonly bus: EventBus;
  readonly name: string;
  readonly pattern: string;
  readonly state: RuleState;
  readonly target?: Pick<Target, "arn" | "roleArn" | "more">;
}

/** What will be done to make a wish true, and what was there before, which undoing puts back. */
export interface RulePlan {
  readonly bus: EventBus;
  readonly arn: string;
  readonly before: RuleWithTargets | undefined;
  /** The rule as it will be. What the wish does not speak of stays: schedule, description, role. */
  readonly rule: Rule;
  /** Targets that the rule does not have yet. Those that it has stay as they are. */
  readonly added: readonly Target[];
}

/** How to come from the rule of that name that is there, if there is one, to the rule that is wished for. */
export function planRule(wish: RuleWish, before: RuleWithTargets | undefined): RulePlan {
  const { bus, name, pattern, state, target } = wish;
  const arn = ruleArn(bus, name);
  const former = before?.rule.pattern;
  // Blanks alone are no reason to write a rule anew.
  const kept = former !== undefined && samePattern(former, pattern) ? former : pattern;
  const rule: Rule = { ...before?.rule, name, bus: bus.name, arn, pattern: kept, state };
  const there = before?.targets ?? [];
  const isNew = target !== undefined && there.every((each) => each.arn !== target.arn);
  return { bus, arn, before, rule, added: isNew ? [{ id: freeId(there), ...target }] : [] };
}

/** Whether the rule itself is made or replaced; a plan can be about a target alone. */
export function writesRule({ before, rule }: RulePlan): boolean {
  return before === undefined || !sameRule(before.rule, rule);
}

/** Whether everything is already as it is wished for. */
export function changesNothing(plan: RulePlan): boolean {
  return !writesRule(plan) && plan.added.length === 0;
}

function freeId(targets: readonly Target[]): string {
  const taken = new Set(targets.map(({ id }) => id));
  let number = 1;
  while (taken.has(`target-${number}`)) number++;
  return `target-${number}`;
}
