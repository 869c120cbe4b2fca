import type { PolicyCode } from "../../src/policies/policyRules";

/** Statements with the place of the diagnostic between « and », and statements that nearly have it. */
interface PolicyRow {
  readonly triggers: readonly string[];
  readonly nearly: readonly string[];
}

/** A statement and the title of a fix, with the statement after it. */
interface PolicyFixRow {
  readonly code: PolicyCode;
  readonly statement: string;
  readonly fix: string;
  readonly after: string;
}

const queue = "arn:aws:sqs:us-east-2:111122223333:queue";
const topic = "arn:aws:sns:us-east-2:111122223333:topic";
const rule = "arn:aws:events:us-east-2:111122223333:rule/name";
const config = "arn:aws:config:us-east-2:111122223333:*";

interface Parts {
  readonly effect?: string;
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly source?: string;
  readonly operator?: string;
}

const text = (value: string): string => (/^[["{]/.test(value) ? value : `"${value}"`);

/** A statement as JSON; a part that is no JSON yet is a text. Of a queue and a topic, where nothing else is said. */
function statement({
  effect = "Allow",
  principal = `{ "Service": "sns.amazonaws.com" }`,
  action = "sqs:SendMessage",
  resource = queue,
  source = topic,
  operator = "ArnEquals",
}: Parts): string {
  return `{ "Effect": "${effect}", "Principal": ${text(principal)}, "Action": ${text(action)}, "Resource": ${text(resource)}, "Condition": { "${operator}": { "aws:SourceArn": ${text(source)} } } }`;
}

const events = `{ "Service": "events.amazonaws.com" }`;
const forConfig = `{ "Service": "config.amazonaws.com" }`;
const elsewhere = (arn: string): string => arn.replace("us-east-2", "eu-west-1");
const marked = (arn: string, part: string): string => arn.replace(part, `«${part}»`);

/** For every code what triggers it and what nearly does. The compiler sees to it that no code is missing. */
export const policyRows: Readonly<Record<PolicyCode, PolicyRow>> = {
  "policy-resource-service": {
    triggers: [
      statement({ resource: marked(topic, "sns") }),
      statement({ action: "SQS:*", resource: marked(rule, "events") }),
      statement({ action: "sns:Publish", resource: marked(queue, "sqs") }),
      statement({ resource: `["${queue}", "${marked(topic, "sns")}"]` }),
      statement({
        action: `["sqs:SendMessage", "sqs:ReceiveMessage"]`,
        resource: marked(topic, "sns"),
        principal: "*",
      }),
    ],
    nearly: [
      statement({}),
      statement({ resource: "*" }),
      statement({ effect: "Deny", resource: topic }),
      statement({ action: "*", resource: topic }),
      statement({ action: `["sqs:SendMessage", "sns:Publish"]`, resource: topic }),
      statement({ action: "kms:Decrypt", resource: topic }),
      statement({ resource: "arn:aws:${Service}:us-east-2:111122223333:queue" }),
      statement({ resource: "arn:aws:sns" }),
      statement({ resource: topic }).replace(/"Principal": \{[^}]*\}, /, ""),
      statement({ resource: topic }).replace(`"Resource"`, `"NotResource"`),
      statement({ resource: topic }).replace(`"Action"`, `"NotAction"`),
      statement({ resource: topic }).replace(`"Principal"`, `"NotPrincipal"`),
    ],
  },
  "policy-source-service": {
    triggers: [
      statement({ source: marked(rule, "events") }),
      statement({ principal: events, source: marked(topic, "sns") }),
      statement({ principal: `{ "Service": "sns.ap-east-1.amazonaws.com" }`, source: marked(queue, "sqs") }),
      statement({
        action: "sns:Publish",
        principal: forConfig,
        resource: topic,
        source: marked(rule, "events"),
        operator: "ArnLike",
      }),
      statement({ source: `["${topic}", "${marked(rule, "events")}"]`, operator: "StringEquals" }),
      statement({ source: marked(rule, "events"), operator: "ForAnyValue:StringLikeIfExists" }),
      statement({ source: marked(rule, "events") }).replace("aws:SourceArn", "AWS:sourcearn"),
    ],
    nearly: [
      statement({}),
      statement({ principal: events, source: rule }),
      statement({ action: "sns:Publish", principal: forConfig, resource: topic, source: config }),
      statement({ principal: "*", source: rule }),
      statement({ principal: `{ "AWS": "111122223333" }`, source: rule }),
      statement({ principal: `{ "Service": "sns.amazonaws.com", "AWS": "111122223333" }`, source: rule }),
      statement({ principal: `{ "Service": "s3.amazonaws.com" }`, source: "arn:aws:s3:::bucket" }),
      statement({
        principal: `{ "Service": ["sns.amazonaws.com", "events.amazonaws.com"] }`,
        source: `["${topic}", "${rule}"]`,
      }),
      statement({
        principal: `{ "Service": ["sns.amazonaws.com", "s3.amazonaws.com"] }`,
        source: "arn:aws:s3:::bucket",
      }),
      statement({ source: rule, operator: "ArnNotEquals" }),
      statement({ source: "arn:aws:*:us-east-2:111122223333:topic", operator: "ArnLike" }),
      statement({ source: rule }).replace("aws:SourceArn", "aws:PrincipalArn"),
      statement({ source: rule, effect: "Deny" }),
    ],
  },
  "policy-source-rule": {
    triggers: [
      statement({ principal: events, source: rule.replace("rule/name", "«name»") }),
      statement({ principal: events, source: rule.replace("rule/name", "«archive/name»") }),
    ],
    nearly: [
      statement({ principal: events, source: rule }),
      statement({ principal: events, source: rule.replace("name", "bus/name") }),
      statement({ principal: events, source: rule.replace("rule/name", "event-bus/bus") }),
      statement({ principal: events, source: rule.replace("rule/name", "*"), operator: "ArnLike" }),
      statement({ principal: events, source: rule.replace("rule/name", "something-new/name") }),
      statement({ principal: "*", source: rule.replace("rule/name", "name") }),
    ],
  },
  "policy-source-region": {
    triggers: [
      statement({ principal: events, source: marked(rule, "us-east-2"), resource: elsewhere(queue) }),
      statement({
        principal: events,
        action: "sns:Publish",
        source: marked(rule, "us-east-2"),
        resource: elsewhere(topic),
      }),
      statement({
        principal: forConfig,
        action: "sns:Publish",
        source: marked(config, "us-east-2"),
        resource: elsewhere(topic),
        operator: "ArnLike",
      }),
    ],
    nearly: [
      statement({ principal: events, source: rule }),
      statement({ principal: events, source: rule.replace("us-east-2", "*"), operator: "ArnLike" }),
      statement({ principal: events, source: rule, resource: elsewhere(queue).replace("eu-west-1", "*") }),
      statement({ principal: events, source: rule, resource: `["${elsewhere(queue)}", "${queue}"]` }),
      statement({ principal: events, source: rule, resource: `["${elsewhere(queue)}", { "Ref": "Queue" }]` }),
      statement({
        principal: events,
        source: rule.replace("rule/name", "event-bus/bus"),
        resource: elsewhere(queue),
      }),
      statement({
        principal: events,
        source: rule,
        resource: elsewhere(queue).replace("eu-west-1", "${Region}"),
      }),
    ],
  },
  "policy-topic-region": {
    triggers: [
      statement({ source: marked(topic, "us-east-2"), resource: elsewhere(queue) }),
      statement({ principal: "*", source: marked(topic, "us-east-2"), resource: elsewhere(queue) }),
      statement({ source: `["${topic}", "${marked(elsewhere(topic), "eu-west-1")}"]` }),
    ],
    nearly: [
      statement({}),
      statement({ source: topic, resource: `["${elsewhere(queue)}", "${queue}"]` }),
      statement({ source: topic, resource: `["${elsewhere(queue)}", "*"]` }),
      statement({ source: topic, resource: elsewhere(queue), operator: "StringNotEquals" }),
      statement({ source: topic, resource: elsewhere(queue).replace("queue", "${Queue}") }),
      statement({ source: topic, resource: elsewhere(queue), effect: "Deny" }),
      statement({ source: "arn:aws:sns:${AWS::Region}:111122223333:topic", resource: elsewhere(queue) }),
    ],
  },
};

export const policyFixRows: readonly PolicyFixRow[] = [
  {
    code: "policy-resource-service",
    statement: statement({ resource: topic, source: queue }),
    fix: "Swap the resource and the source",
    after: statement({}),
  },
  {
    code: "policy-source-service",
    statement: statement({ resource: topic, source: queue }),
    fix: "Swap the resource and the source",
    after: statement({}),
  },
  {
    code: "policy-resource-service",
    statement: statement({ principal: events, source: rule, resource: topic }),
    fix: "Change the action to sns:Publish",
    after: statement({ principal: events, source: rule, resource: topic, action: "sns:Publish" }),
  },
  {
    code: "policy-resource-service",
    statement: statement({ principal: events, source: rule, action: `["SNS:publish"]` }),
    fix: "Change the action to sqs:SendMessage",
    after: statement({ principal: events, source: rule, action: `["sqs:SendMessage"]` }),
  },
  {
    code: "policy-source-service",
    statement: statement({ source: rule }),
    fix: "Change the principal to events.amazonaws.com",
    after: statement({ principal: events, source: rule }),
  },
  {
    code: "policy-source-service",
    statement: statement({ principal: events, source: topic }),
    fix: "Change the principal to sns.amazonaws.com",
    after: statement({}),
  },
  {
    code: "policy-source-rule",
    statement: statement({ principal: events, source: rule.replace("rule/name", "name") }),
    fix: `Write "rule/" before the name`,
    after: statement({ principal: events, source: rule }),
  },
  {
    code: "policy-source-region",
    statement: statement({ principal: events, source: rule, resource: elsewhere(queue) }),
    fix: "Change the rule's Region to eu-west-1",
    after: statement({ principal: events, source: elsewhere(rule), resource: elsewhere(queue) }),
  },
  {
    code: "policy-source-region",
    statement: statement({ principal: events, source: rule, resource: elsewhere(queue) }),
    fix: "Change the queue's Region to us-east-2",
    after: statement({ principal: events, source: rule }),
  },
  {
    code: "policy-source-region",
    statement: statement({
      principal: forConfig,
      action: "sns:Publish",
      source: config,
      resource: elsewhere(topic),
      operator: "ArnLike",
    }),
    fix: "Change the topic's Region to us-east-2",
    after: statement({
      principal: forConfig,
      action: "sns:Publish",
      source: config,
      resource: topic,
      operator: "ArnLike",
    }),
  },
  {
    code: "policy-topic-region",
    statement: statement({ resource: elsewhere(queue) }),
    fix: "Change the queue's Region to us-east-2",
    after: statement({}),
  },
  {
    code: "policy-topic-region",
    statement: statement({ resource: `["${elsewhere(queue)}", "${elsewhere(queue)}-2"]` }),
    fix: "Change the queue's Region to us-east-2",
    after: statement({ resource: `["${queue}", "${queue}-2"]` }),
  },
  {
    code: "policy-topic-region",
    statement: statement({ resource: elsewhere(queue) }),
    fix: "Change the topic's Region to eu-west-1",
    after: statement({ source: elsewhere(topic), resource: elsewhere(queue) }),
  },
];

/** Statements in which a fix would be a guess, or would spoil something else. */
export const policyNoFixRows: readonly Omit<PolicyFixRow, "after">[] = [
  {
    code: "policy-resource-service",
    statement: statement({ resource: `["${topic}", "${topic}-2"]`, source: queue }),
    fix: "Swap the resource and the source",
  },
  {
    code: "policy-resource-service",
    statement: statement({ resource: topic, source: topic }),
    fix: "Swap the resource and the source",
  },
  {
    code: "policy-source-service",
    statement: statement({ source: queue }),
    fix: "Swap the resource and the source",
  },
  {
    code: "policy-resource-service",
    statement: statement({ action: `["sqs:SendMessage", "sqs:GetQueueUrl"]`, resource: topic }),
    fix: "Change the action to sns:Publish",
  },
  {
    code: "policy-resource-service",
    statement: statement({ action: "sqs:ReceiveMessage", resource: topic }),
    fix: "Change the action to sns:Publish",
  },
  {
    code: "policy-source-service",
    statement: statement({ source: "arn:aws:s3:::bucket" }),
    fix: "Change the principal to s3.amazonaws.com",
  },
  {
    code: "policy-source-rule",
    statement: statement({ principal: events, source: rule.replace("rule/", "archive/") }),
    fix: `Write "rule/" before the name`,
  },
  {
    code: "policy-topic-region",
    statement: statement({
      resource: `["${elsewhere(queue)}", "${queue.replace("us-east-2", "eu-north-1")}"]`,
    }),
    fix: "Change the topic's Region to eu-west-1",
  },
];
