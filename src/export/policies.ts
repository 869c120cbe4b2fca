import type { TemplateObject, TemplateValue } from "./templateValue";

/*
 * Who may do what, written once for every format; the values are strings or references in a format's own form.
 * Source: EventBridge's user guide, "Using resource-based policies" and "Cross-service confused deputy prevention".
 */

const eventBridge = { Service: "events.amazonaws.com" };

function policy(statements: readonly TemplateObject[]): TemplateObject {
  return { Version: "2012-10-17", Statement: statements };
}

/** The policy of a queue or a topic that lets one rule send to it. */
export function sendPolicy(
  action: "sqs:SendMessage" | "sns:Publish",
  resource: TemplateValue,
  ruleArn: TemplateValue,
): TemplateObject {
  const condition = { ArnEquals: { "aws:SourceArn": ruleArn } };
  const who = { Sid: "AllowRuleToSend", Effect: "Allow", Principal: eventBridge };
  return policy([{ ...who, Action: action, Resource: resource, Condition: condition }]);
}

/**
 * The account's policy that lets a rule write to a log group. EventBridge creates streams without naming the rule, so
 * only the writing is bound to it.
 */
export function logPolicy(logGroupArn: string, ruleArn: TemplateValue): TemplateObject {
  const who = {
    Effect: "Allow",
    Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
  };
  const condition = { ArnEquals: { "aws:SourceArn": ruleArn } };
  return policy([
    { Sid: "CreateStreams", ...who, Action: "logs:CreateLogStream", Resource: `${logGroupArn}:*` },
    {
      Sid: "PutEvents",
      ...who,
      Action: "logs:PutLogEvents",
      Resource: `${logGroupArn}:*:*`,
      Condition: condition,
    },
  ]);
}

/** Lets EventBridge take a role for one rule of one account and for nothing else. */
export function trustPolicy(account: TemplateValue, ruleArn: TemplateValue): TemplateObject {
  const condition = {
    StringEquals: { "aws:SourceAccount": account },
    ArnEquals: { "aws:SourceArn": ruleArn },
  };
  return policy([
    { Effect: "Allow", Principal: eventBridge, Action: "sts:AssumeRole", Condition: condition },
  ]);
}

/** What the role of a target may do: the one call on the one target. */
export function rolePolicy(kind: "stateMachine" | "eventBus", arn: string): TemplateObject {
  const action = kind === "stateMachine" ? "states:StartExecution" : "events:PutEvents";
  return policy([{ Effect: "Allow", Action: action, Resource: arn }]);
}
