import { isAwsPartition, readArn } from "../base/arn";
import { assertNever } from "../base/assertNever";
import { placeOf, type EventBus } from "./rule";
import { targetKinds, type TargetKind } from "./targetKinds";

/*
 * What a rule can be given as a target, for what is created in AWS and for exports alike. docs/rules.md says by which of
 * AWS's documents.
 */

/** A target as its ARN names it. */
export interface TargetArn {
  readonly kind: TargetKind;
  /** As EventBridge takes it: a log group's without the `:*` that the console and DescribeLogGroups put behind it. */
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  /** A FIFO queue needs a message group; a FIFO topic cannot be a target. */
  readonly isFifo: boolean;
}

/** A target as a bus reaches it. */
export interface TargetPlace extends TargetArn {
  /** Whether PutTargets demands a role that EventBridge takes on, may be given one, or takes none. */
  readonly role: "needed" | "possible" | "none";
}

/** The target that a text names, spaces around it apart; undefined where it is no ARN of one of the kinds. */
export function readTargetArn(text: string): TargetArn | undefined {
  const arn = text.trim().replace(/(:log-group:[^*]+):\*$/, "$1");
  const parts = readArn(arn);
  if (parts === undefined || !isAwsPartition(parts.partition)) return undefined;
  const { service, region, account, resource } = parts;
  if (!/^[a-z0-9-]+$/.test(region) || !/^\d{12}$/.test(account)) return undefined;
  const kind = kinds.find(
    (each) => targetKinds[each].service === service && targetKinds[each].resource.test(resource),
  );
  if (kind === undefined) return undefined;
  const isFifo = (kind === "queue" || kind === "topic") && resource.endsWith(".fifo");
  return { kind, arn, region, account, isFifo };
}

const kinds = Object.keys(targetKinds) as TargetKind[];

/** The target that an ARN names, and what the bus needs to reach it; undefined when a rule cannot be given it here. */
export function targetPlace(text: string, bus: EventBus): TargetPlace | undefined {
  const target = readTargetArn(text);
  if (target === undefined || isFifoTopic(target)) return undefined;
  const own = placeOf(bus);
  const isElsewhere = target.region !== own.region || target.account !== own.account;
  switch (target.kind) {
    case "stateMachine":
      return { ...target, role: "needed" };
    case "eventBus":
      return { ...target, role: isElsewhere ? "needed" : "possible" };
    case "topic":
    case "queue":
    case "function":
    case "logGroup":
      return { ...target, role: "none" };
    default:
      return assertNever(target.kind);
  }
}

function isFifoTopic({ kind, isFifo }: TargetArn): boolean {
  return kind === "topic" && isFifo;
}

const noFifoTopics =
  "Use a standard topic or a FIFO queue: a FIFO topic cannot be the target of a rule, because each of its messages needs a message group, and a rule has none for " +
  "topics. Use a standard topic, or a FIFO queue.";

/** What is wrong with the ARN of a target of one kind, in a sentence; undefined for a good one. */
export function targetArnProblem(kind: TargetKind, text: string): string | undefined {
  const target = readTargetArn(text);
  if (target?.kind === kind) return isFifoTopic(target) ? noFifoTopics : undefined;
  const { example, label } = targetKinds[kind];
  return `${label}: "${text.trim()}" is not its ARN. It looks like ${example}.`;
}

/** What is to be said of an ARN while it is typed: an error keeps it from being taken, a warning does not. */
export interface TargetProblem {
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** The first thing that is wrong with a target of any kind; undefined for a good one, and for none at all. */
export function targetProblem(text: string, bus: EventBus): TargetProblem | undefined {
  if (text.trim() === "") return undefined;
  const target = readTargetArn(text);
  if (target === undefined) {
    const message =
      "Not the ARN of an SNS topic, SQS queue, Lambda function, log group, state machine or event bus, such as " +
      "arn:aws:sqs:eu-west-1:123456789012:queue. Add other targets to the rule in the console.";
    return { severity: "error", message };
  }
  if (isFifoTopic(target)) return { severity: "error", message: noFifoTopics };
  if (target.arn === bus.arn) {
    return {
      severity: "error",
      message: "The rule would send its events back to its own bus, in an endless loop.",
    };
  }
  const { region } = placeOf(bus);
  if (target.kind !== "eventBus" && target.region !== region) {
    const message = `The target is in ${target.region}, but the rule is in ${region}: EventBridge does not deliver to other Regions.`;
    return { severity: "warning", message };
  }
  return undefined;
}

/** The longest message group that EventBridge takes, in characters; SQS alone would take 128. */
const maxMessageGroup = 100;

/**
 * What is wrong with the message group of a FIFO queue, in a sentence; undefined for a good one. It can be a path into the
 * event, such as `$.detail.resourceId`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function messageGroupProblem(group: string): string | undefined {
  return /^[!-~]+$/.test(group) && group.length <= maxMessageGroup
    ? undefined
    : `A message group must have 1 to ${maxMessageGroup} letters, digits or punctuation marks.`;
}

/** What is wrong with the ARN of a role, in a sentence; undefined for a good one. */
export function roleProblem(text: string): string | undefined {
  const arn = readArn(text.trim());
  const isRole =
    arn !== undefined &&
    isAwsPartition(arn.partition) &&
    arn.service === "iam" &&
    arn.region === "" &&
    /^\d{12}$/.test(arn.account) &&
    /^role\/\S+$/.test(arn.resource);
  return isRole ? undefined : "Not the ARN of an IAM role, such as arn:aws:iam::123456789012:role/name.";
}

/**
 * What must allow EventBridge to reach a target, in sentences. PutTargets does not look at it, and without it events
 * are lost in silence.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function neededPermission(place: TargetPlace, rule: string): string {
  const byRule = `to events.amazonaws.com where aws:SourceArn is ${rule}`;
  switch (place.kind) {
    case "queue":
      return `Events arrive only if the queue's policy allows sqs:SendMessage ${byRule}.`;
    case "topic":
      return `Events arrive only if the topic's policy allows sns:Publish ${byRule}.`;
    case "function":
      return `Events arrive only if the function's resource policy allows lambda:InvokeFunction ${byRule}.`;
    case "logGroup":
      return (
        "Events arrive only if a resource policy of CloudWatch Logs allows logs:CreateLogStream and logs:PutLogEvents " +
        "to events.amazonaws.com and delivery.logs.amazonaws.com."
      );
    case "stateMachine":
      return "Executions start only if the role trusts events.amazonaws.com and allows states:StartExecution.";
    case "eventBus":
      return place.role === "needed"
        ? "Events arrive only if the role trusts events.amazonaws.com and allows events:PutEvents on that bus, and, in another account, if the bus's policy allows it too."
        : "Events arrive only if the role, or without one the policy of that bus, allows events:PutEvents.";
    default:
      return assertNever(place.kind);
  }
}
