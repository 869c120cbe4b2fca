import type { Rule as AwsRule, Target as AwsTarget } from "@aws-sdk/client-eventbridge";
import type { EventBus, Rule, Target } from "../rules/rule";
import type { RuleError } from "../rules/ruleError";
import { tidyMessage } from "./tidyMessage";

interface FailedEntries {
  readonly FailedEntryCount?: number | undefined;
  readonly FailedEntries?:
    | readonly {
        readonly TargetId?: string | undefined;
        readonly ErrorCode?: string | undefined;
        readonly ErrorMessage?: string | undefined;
      }[]
    | undefined;
}

/** The first target that an answer refuses, which can be one of success; undefined when it refuses none. */
export function refusal({
  FailedEntryCount: count = 0,
  FailedEntries: entries = [],
}: FailedEntries): RuleError | undefined {
  const [first] = entries;
  if (count === 0 && first === undefined) return undefined;
  const {
    TargetId: id = "",
    ErrorCode: code = "no code",
    ErrorMessage: message = "no reason given",
  } = first ?? {};
  if (code === "ConcurrentModificationException") return { kind: "concurrentChange" };
  return { kind: "targetRefused", id, code, message: tidyMessage(message) };
}

/** A bus as EventBridge describes it; none without a name or an ARN. */
export function toBus({
  Name: name,
  Arn: arn,
}: {
  Name?: string | undefined;
  Arn?: string | undefined;
}): EventBus[] {
  return name === undefined || arn === undefined ? [] : [{ name, arn }];
}

/** A rule as EventBridge describes it, where empty texts stand for absent ones; none without a name. */
export function toRule(rule: AwsRule, bus: string): Rule[] {
  const { Name: name, Arn: arn, EventPattern: pattern, ScheduleExpression: schedule, State: state } = rule;
  const { Description: description, RoleArn: roleArn, ManagedBy: managedBy } = rule;
  if (name === undefined) return [];
  return [
    {
      name,
      bus,
      state: state ?? "ENABLED",
      ...(arn ? { arn } : {}),
      ...(pattern ? { pattern } : {}),
      ...(schedule ? { schedule } : {}),
      ...(description ? { description } : {}),
      ...(roleArn ? { roleArn } : {}),
      ...(managedBy ? { managedBy } : {}),
    },
  ];
}

/** A target with everything that EventBridge keeps of it; none without an id or an ARN. */
export function toTarget({ Id: id, Arn: arn, RoleArn: roleArn, ...more }: AwsTarget): Target[] {
  if (id === undefined || arn === undefined) return [];
  const hasMore = Object.values(more).some((value) => value !== undefined);
  return [{ id, arn, ...(roleArn ? { roleArn } : {}), ...(hasMore ? { more } : {}) }];
}

/** A target as EventBridge takes it. */
export function toAwsTarget({ id, arn, roleArn, more }: Target): AwsTarget {
  return { ...more, Id: id, Arn: arn, ...(roleArn === undefined ? {} : { RoleArn: roleArn }) };
}
