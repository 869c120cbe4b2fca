/** What a rule can send events to here. EventBridge knows more kinds; the console gives a rule those. */
export type TargetKind = "topic" | "queue" | "function" | "logGroup" | "stateMachine" | "eventBus";

/** What there is to know of a kind of target. */
export interface TargetKindRow {
  readonly label: string;
  /** The service in its ARN, and what comes after the account there. */
  readonly service: string;
  readonly resource: RegExp;
  readonly example: string;
  /** How EventBridge may use it. */
  readonly permission: string;
}

/**
 * The kinds of targets, in the order in which they are offered. Names are as the service that owns them takes them.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const targetKinds: Readonly<Record<TargetKind, TargetKindRow>> = {
  topic: {
    label: "SNS topic",
    service: "sns",
    resource: /^(?=.{1,256}$)[\w-]+(?:\.fifo)?$/,
    example: "arn:aws:sns:us-east-1:111122223333:compliance",
    permission: "with a topic policy",
  },
  queue: {
    label: "SQS queue",
    service: "sqs",
    resource: /^(?=.{1,80}$)[\w-]+(?:\.fifo)?$/,
    example: "arn:aws:sqs:us-east-1:111122223333:compliance",
    permission: "with a queue policy",
  },
  function: {
    label: "Lambda function",
    service: "lambda",
    // A version or an alias can follow.
    resource: /^function:[\w-]{1,64}(?::[\w$-]{1,128})?$/,
    example: "arn:aws:lambda:us-east-1:111122223333:function:compliance",
    permission: "with a permission for the rule",
  },
  logGroup: {
    label: "CloudWatch Logs group",
    service: "logs",
    resource: /^log-group:[\w/.#-]{1,512}$/,
    example: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/events/compliance",
    permission: "with a resource policy",
  },
  stateMachine: {
    label: "Step Functions state machine",
    service: "states",
    // CreateStateMachine says what a name may not have. A version or an alias can follow.
    resource:
      /^stateMachine:[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\u{fffe}-\u{10ffff}]{1,80}(?::[\w.-]{1,80})?$/u,
    example: "arn:aws:states:us-east-1:111122223333:stateMachine:compliance",
    permission: "with a role",
  },
  eventBus: {
    label: "Another event bus",
    service: "events",
    resource: /^event-bus\/[\w./-]{1,256}$/,
    example: "arn:aws:events:us-east-1:444455556666:event-bus/central",
    permission: "with a role",
  },
};
