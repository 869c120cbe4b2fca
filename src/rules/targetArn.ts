import { assertNever } from "../base/assertNever";
import { placeOf, type EventBus } from "./rule";

/** What a rule can send events to, as far as it can be told from an ARN alone. */
export interface TargetPlace {
  readonly kind: "topic" | "queue" | "function" | "logGroup" | "stateMachine" | "bus";
  /** As EventBridge takes it: a log group's without the star at its end. */
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  /** Whether PutTargets demands a role that EventBridge takes on, may be given one, or takes none. */
  readonly role: "needed" | "possible" | "none";
  /** A queue that keeps events in order takes them in groups, which have a name. */
  readonly isFifo: boolean;
}

const resources: readonly {
  readonly kind: TargetPlace["kind"];
  readonly service: string;
  readonly resource: RegExp;
}[] = [
  { kind: "topic", service: "sns", resource: /^[\w-]{1,256}(\.fifo)?$/ },
  { kind: "queue", service: "sqs", resource: /^[\w-]{1,80}(\.fifo)?$/ },
  { kind: "function", service: "lambda", resource: /^function:[\w-]+(:[\w$-]+)?$/ },
  { kind: "logGroup", service: "logs", resource: /^log-group:[\w./#-]+$/ },
  { kind: "stateMachine", service: "states", resource: /^stateMachine:[^\s:]+(:\S+)?$/ },
  { kind: "bus", service: "events", resource: /^event-bus\/[\w./-]+$/ },
];

const arnPattern = /^arn:aws[\w-]*:([\w-]+):([\w-]*):(\d{12}):(\S+)$/;

/** The target that an ARN names; undefined when a rule cannot be given it here. */
export function targetPlace(text: string, bus: EventBus): TargetPlace | undefined {
  const arn = text.trim().replace(/(:log-group:[^*]+):\*$/, "$1");
  const [, service, region = "", account = "", resource = ""] = arnPattern.exec(arn) ?? [];
  const found = resources.find((each) => each.service === service && each.resource.test(resource));
  if (found === undefined || region === "") return undefined;
  const own = placeOf(bus);
  const isElsewhere = region !== own.region || account !== own.account;
  const role =
    found.kind === "stateMachine"
      ? "needed"
      : found.kind !== "bus"
        ? "none"
        : isElsewhere
          ? "needed"
          : "possible";
  return { kind: found.kind, arn, region, account, role, isFifo: arn.endsWith(".fifo") };
}

/** What is to be said of an ARN while it is typed: an error keeps it from being taken, a warning does not. */
export interface TargetProblem {
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** The first thing that is wrong with a target; undefined for a good one, and for none at all. */
export function targetProblem(text: string, bus: EventBus): TargetProblem | undefined {
  if (text.trim() === "") return undefined;
  const place = targetPlace(text, bus);
  if (place === undefined) {
    const message =
      "Not the ARN of an SNS topic, SQS queue, Lambda function, log group, state machine or event bus, such as " +
      "arn:aws:sqs:eu-west-1:123456789012:queue. Give other targets to the rule in the console.";
    return { severity: "error", message };
  }
  if (place.arn === bus.arn) {
    return {
      severity: "error",
      message: "The rule would send its events back to its own bus, without an end.",
    };
  }
  const { region } = placeOf(bus);
  if (place.kind !== "bus" && place.region !== region) {
    const message = `The target is in ${place.region}, but the rule is in ${region}: EventBridge does not deliver there.`;
    return { severity: "warning", message };
  }
  return undefined;
}

/** What is wrong with the ARN of a role, in a sentence; undefined for a good one. */
export function roleProblem(text: string): string | undefined {
  return /^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/.test(text.trim())
    ? undefined
    : "Not the ARN of an IAM role, such as arn:aws:iam::123456789012:role/name.";
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
    case "bus":
      return place.role === "needed"
        ? "Events arrive only if the role trusts events.amazonaws.com and allows events:PutEvents on that bus, and, in another account, if the bus's policy allows it too."
        : "Events arrive only if the role, or without one the policy of that bus, allows events:PutEvents.";
    default:
      return assertNever(place.kind);
  }
}
