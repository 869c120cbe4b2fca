import type { RuleState } from "../rules/rule";
import type { TargetKind } from "../rules/targetKinds";
import type { ExactPattern } from "./exactPattern";

/** A rule that is to be written down in the language of a tool that deploys it. */
export interface RuleToExport {
  readonly name: string;
  readonly description?: string;
  /** The name of an event bus that exists; the account's default bus without one. */
  readonly eventBus?: string;
  readonly state: RuleState;
  readonly patternText: string;
  readonly targets: readonly RuleTarget[];
}

/**
 * Where a rule sends its events. One with an ARN exists already; one without is created together with the rule, which
 * each format does for the kinds in its `creates`.
 */
export interface RuleTarget {
  readonly kind: TargetKind;
  readonly arn?: string;
  /** The message group of a queue that exists: a FIFO queue needs one. */
  readonly messageGroup?: string;
}

/** A rule that has been checked: its pattern is valid, its names and ARNs are well formed. */
export interface CheckedRule extends Omit<RuleToExport, "patternText" | "targets"> {
  readonly pattern: ExactPattern;
  readonly targets: readonly CheckedTarget[];
}

export interface CheckedTarget {
  readonly kind: TargetKind;
  /** The ARN of a target that exists, as EventBridge takes it. */
  readonly arn: string | undefined;
  readonly messageGroup: string | undefined;
  /** Its name in a template, unique in the rule: `Queue`, `Queue2`. */
  readonly id: string;
  /** What sets its name apart from that of the rule's other targets of the kind: nothing, or `-2`. */
  readonly suffix: string;
}

/** The part of a rule's ARN behind the account. */
export function ruleResource({ name, eventBus }: CheckedRule): string {
  return eventBus === undefined ? `rule/${name}` : `rule/${eventBus}/${name}`;
}

/** The rule's name for queues, topics, roles and policies, which may not all have a dot in theirs or be longer. */
export function plainName({ name }: CheckedRule, { suffix }: Pick<CheckedTarget, "suffix">): string {
  return name.replaceAll(".", "-").slice(0, 64 - suffix.length) + suffix;
}

/** The log group that is created for a rule; EventBridge's own console begins their names like this. */
export function logGroupName({ name }: CheckedRule, { suffix }: Pick<CheckedTarget, "suffix">): string {
  return `/aws/events/${name}${suffix}`;
}
