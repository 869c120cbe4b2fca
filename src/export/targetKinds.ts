import type { TargetKind } from "./ruleToExport";

/** What there is to know of a kind of target. */
export interface TargetKindRow {
  readonly label: string;
  /** Its name in a template. */
  readonly id: string;
  /** What its ARN looks like, and one for example. */
  readonly arn: RegExp;
  readonly example: string;
  /** How EventBridge may use it. */
  readonly permission: string;
}

/**
 * The kinds of targets. Queues and topics with `.fifo` are not among the ARNs: EventBridge does not send to such topics,
 * and to such queues only with a message group.
 */
export const targetKinds: Readonly<Record<TargetKind, TargetKindRow>> = {
  topic: {
    label: "SNS topic",
    id: "Topic",
    arn: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    example: "arn:aws:sns:us-east-1:111122223333:compliance",
    permission: "with a topic policy",
  },
  queue: {
    label: "SQS queue",
    id: "Queue",
    arn: /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[\w-]{1,80}$/,
    example: "arn:aws:sqs:us-east-1:111122223333:compliance",
    permission: "with a queue policy",
  },
  function: {
    label: "Lambda function",
    id: "Function",
    arn: /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]{1,64}(:[\w$-]{1,128})?$/,
    example: "arn:aws:lambda:us-east-1:111122223333:function:compliance",
    permission: "with a permission for the rule",
  },
  logGroup: {
    label: "CloudWatch Logs group",
    id: "LogGroup",
    arn: /^arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:[\w/.#-]{1,512}$/,
    example: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/events/compliance",
    permission: "with a resource policy",
  },
  stateMachine: {
    label: "Step Functions state machine",
    id: "StateMachine",
    arn: /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[\w-]{1,80}(:[\w-]{1,80})?$/,
    example: "arn:aws:states:us-east-1:111122223333:stateMachine:compliance",
    permission: "with a role",
  },
  eventBus: {
    label: "Another event bus",
    id: "EventBus",
    arn: /^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[\w./-]{1,256}$/,
    example: "arn:aws:events:us-east-1:444455556666:event-bus/central",
    permission: "with a role",
  },
};
