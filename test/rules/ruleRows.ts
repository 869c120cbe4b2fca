import type { TargetKind } from "../../src/rules/targetKinds";

/*
 * What is decided of a rule's name and targets, for what is created in AWS and for exports: both are held to these rows.
 * docs/rules.md says by which of AWS's documents.
 */

/** The path of a pattern's file, and the name that its rule is given. */
export const suggestedNames: readonly (readonly [path: string, name: string])[] = [
  ["/work/non-compliant.eventpattern.json", "non-compliant"],
  ["non-compliant.eventpattern.json", "non-compliant"],
  ["non-compliant.event-pattern.json", "non-compliant"],
  ["orders/eventpattern.json", "orders"],
  ["/work/rules/eventpattern.json", "rules"],
  ["/work/Bücher/event-pattern.json", "Bucher"],
  ["eventpattern.json", "event-pattern"],
  ["/eventpattern.json", "event-pattern"],
  ["/日本/eventpattern.json", "event-pattern"],
  ["bücher.eventpattern.json", "bucher"],
  ["bu\u0308cher.eventpattern.json", "bucher"],
  ["Überwachung.eventpattern.json", "Uberwachung"],
  ["Größe & Höhe.json", "Gro-e-Hohe"],
  ["/work/Zu viele Regeln (neu).event-pattern.json", "Zu-viele-Regeln-neu"],
  ["Untitled-1", "Untitled-1"],
  ["日本.eventpattern.json", "event-pattern"],
  ["/orders/日本.eventpattern.json", "event-pattern"],
  [`${"a".repeat(100)}.eventpattern.json`, "a".repeat(64)],
  [`/a/${"x".repeat(80)}.eventpattern.json`, "x".repeat(64)],
  ["v1.2_a.eventpattern.json", "v1.2_a"],
];

/** Names that EventBridge would not take, and what is said of them. */
export const refusedNames: readonly (readonly [name: string, says: string])[] = [
  ["", "A rule needs a name."],
  ["x".repeat(65), "A rule's name can have up to 64 characters; this one has 65."],
  ["a b", "Use letters, digits, dots, hyphens and underscores in a rule's name, not a blank."],
  ["prod/a", 'Use letters, digits, dots, hyphens and underscores in a rule\'s name, not "/".'],
  ["é", 'Use letters, digits, dots, hyphens and underscores in a rule\'s name, not "é".'],
];

const at = "eu-west-1:123456789012";

/** ARNs that a rule can be given as a target, and as what EventBridge gets them where that differs. */
export const goodTargets: readonly {
  readonly kind: TargetKind;
  readonly arn: string;
  readonly as?: string;
}[] = [
  { kind: "topic", arn: `arn:aws:sns:${at}:topic` },
  { kind: "queue", arn: `arn:aws:sqs:${at}:queue` },
  { kind: "queue", arn: `arn:aws:sqs:${at}:queue.fifo` },
  { kind: "queue", arn: `arn:aws:sqs:${at}:${"q".repeat(80)}` },
  { kind: "queue", arn: "arn:aws-us-gov:sqs:us-gov-west-1:123456789012:queue" },
  { kind: "queue", arn: "arn:aws-iso-b:sqs:us-isob-east-1:123456789012:queue" },
  { kind: "queue", arn: "arn:aws-eusc:sqs:eusc-de-east-1:123456789012:queue" },
  { kind: "function", arn: `arn:aws:lambda:${at}:function:f` },
  { kind: "function", arn: `arn:aws:lambda:${at}:function:f:$LATEST` },
  { kind: "logGroup", arn: `arn:aws:logs:${at}:log-group:/aws/events/a` },
  {
    kind: "logGroup",
    arn: `arn:aws:logs:${at}:log-group:/aws/events/a:*`,
    as: `arn:aws:logs:${at}:log-group:/aws/events/a`,
  },
  { kind: "stateMachine", arn: `arn:aws:states:${at}:stateMachine:m` },
  { kind: "stateMachine", arn: `arn:aws:states:${at}:stateMachine:m:live.1` },
  { kind: "eventBus", arn: `arn:aws:events:${at}:event-bus/aws.partner/example.com/x` },
  { kind: "queue", arn: ` arn:aws:sqs:${at}:queue `, as: `arn:aws:sqs:${at}:queue` },
];

/** ARNs that are those of no target of their kind. */
export const badTargets: readonly { readonly kind: TargetKind; readonly arn: string }[] = [
  { kind: "queue", arn: "queue" },
  { kind: "queue", arn: `arn:aws:sqs:${at}:` },
  { kind: "queue", arn: `arn:aws:sqs:${at}:${"q".repeat(76)}.fifo` },
  { kind: "queue", arn: "https://sqs.eu-west-1.amazonaws.com/123456789012/queue" },
  { kind: "queue", arn: "arn:gcp:sqs:eu-west-1:123456789012:queue" },
  { kind: "queue", arn: "arn:aws:sqs::123456789012:queue" },
  { kind: "queue", arn: "arn:aws:sqs:eu-west-1:12345:queue" },
  { kind: "function", arn: `arn:aws:lambda:${at}:function:f.fifo` },
  { kind: "logGroup", arn: `arn:aws:logs:${at}:log-group:a:log-stream:b` },
  { kind: "logGroup", arn: `arn:aws:logs:${at}:log-group:*` },
  { kind: "stateMachine", arn: `arn:aws:states:${at}:stateMachine:a b` },
  { kind: "stateMachine", arn: `arn:aws:states:${at}:execution:m:1` },
  { kind: "eventBus", arn: `arn:aws:events:${at}:rule/r` },
];

/** What is said of a FIFO topic. */
export const fifoTopic = {
  arn: `arn:aws:sns:${at}:topic.fifo`,
  says:
    "Use a standard topic or a FIFO queue: a FIFO topic cannot be the target of a rule, because each of its messages needs a message group, and a rule has none for " +
    "topics. Use a standard topic, or a FIFO queue.",
};

/** Message groups, and whether EventBridge takes them. */
export const messageGroups: readonly (readonly [group: string, isTaken: boolean])[] = [
  ["compliance", true],
  ["$.detail.resourceId", true],
  ["!", true],
  ["g".repeat(100), true],
  ["g".repeat(101), false],
  ["", false],
  ["a b", false],
  ["é", false],
];
