import { readArn } from "../base/arn";

/** Whether a rule matches events; the last state also matches API calls that only read. */
export type RuleState = "ENABLED" | "DISABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

/** An event bus of the account that is asked. */
export interface EventBus {
  readonly name: string;
  readonly arn: string;
}

/** A rule as EventBridge keeps it, without its targets. */
export interface Rule {
  readonly name: string;
  readonly bus: string;
  readonly arn?: string;
  readonly pattern?: string;
  readonly schedule?: string;
  readonly state: RuleState;
  readonly description?: string;
  readonly roleArn?: string;
  /** The AWS service that made the rule for itself. Nobody else can change it. */
  readonly managedBy?: string;
}

/** Where a rule sends events. */
export interface Target {
  readonly id: string;
  readonly arn: string;
  readonly roleArn?: string;
  /** Everything else that EventBridge keeps of it, in EventBridge's own spelling, so that it can be put back as it was. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A rule and all of its targets at one time. */
export interface RuleWithTargets {
  readonly rule: Rule;
  readonly targets: readonly Target[];
}

/** The account and Region of a bus, as its ARN names them; empty where it does not. */
export function placeOf(bus: EventBus): { readonly account: string; readonly region: string } {
  const { account = "", region = "" } = readArn(bus.arn) ?? {};
  return { account, region };
}

/** The ARN that a rule of that name has on a bus: the default bus is not named in it. */
export function ruleArn(bus: EventBus, name: string): string {
  const { partition = "aws" } = readArn(bus.arn) ?? {};
  const { account, region } = placeOf(bus);
  const path = bus.name === "default" ? name : `${bus.name}/${name}`;
  return `arn:${partition}:events:${region}:${account}:rule/${path}`;
}

/** What PutRule writes of a rule, its name and its bus apart. */
export const ruleParts = ["pattern", "schedule", "state", "description", "roleArn"] as const;

export type RulePart = (typeof ruleParts)[number];

/** Whether two rules do the same, whoever made them: pattern, schedule, state, description and role are equal. */
export function sameRule(one: Rule, other: Rule, parts: readonly RulePart[] = ruleParts): boolean {
  return parts.every((part) => (one[part] ?? "") === (other[part] ?? ""));
}

/** Whether two targets are equal in everything, the order of keys apart. */
export function sameTarget(one: Target, other: Target): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
