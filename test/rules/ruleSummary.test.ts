import { expect, test } from "vitest";
import { planRule, type RuleWish } from "../../src/rules/planRule";
import { ruleSummary } from "../../src/rules/ruleSummary";
import { bus, existing } from "./fakeRules";

const wish: RuleWish = {
  bus,
  name: "compliance",
  pattern: '{\n  "source": ["aws.config"]\n}\n',
  state: "ENABLED",
};
const queue = { arn: "arn:aws:sqs:eu-west-1:123456789012:findings" };

test("a new rule: who, where, what, and what it sends events to", () => {
  const machine = {
    arn: "arn:aws:states:eu-west-1:123456789012:stateMachine:fix",
    roleArn: "arn:aws:iam::123456789012:role/start",
  };
  expect(
    ruleSummary(planRule({ ...wish, target: machine }, undefined), {
      profile: "dev",
      endpoint: "http://localhost:4566",
    }),
  ).toEqual({
    question: "Create the rule compliance at http://localhost:4566?",
    action: "Create Rule",
    detail: [
      "Account: 123456789012 (profile dev)",
      "Region: eu-west-1",
      "Endpoint: http://localhost:4566",
      "Event bus: default",
      "Rule: compliance",
      "State: ENABLED",
      "Target: arn:aws:states:eu-west-1:123456789012:stateMachine:fix with the role arn:aws:iam::123456789012:role/start",
    ].join("\n"),
  });
});

test("a new rule without a target says that it does nothing yet", () => {
  expect(ruleSummary(planRule(wish, undefined), {}).detail).toMatch(
    /\nTarget: none\. The rule has no effect until you add one\.$/,
  );
});

test("a rule that is there: what is replaced, what stays and what is new", () => {
  const before = existing(
    { pattern: '{ "source": ["aws.ec2"] }', state: "DISABLED", schedule: "rate(1 day)" },
    [{ id: "x", arn: "arn:aws:sns:eu-west-1:123456789012:topic" }],
  );
  expect(ruleSummary(planRule({ ...wish, target: queue }, before), {})).toEqual({
    question: "Replace the rule compliance?",
    action: "Replace Rule",
    detail: [
      "Account: 123456789012",
      "Region: eu-west-1",
      "Event bus: default",
      "Rule: compliance",
      "",
      "A rule with this name exists.",
      'Event pattern: replaced. Until now: {"source":["aws.ec2"]}',
      "State: ENABLED, until now DISABLED",
      "Schedule: stays rate(1 day)",
      "Target that stays: arn:aws:sns:eu-west-1:123456789012:topic",
      "New target: arn:aws:sqs:eu-west-1:123456789012:findings",
    ].join("\n"),
  });
});

test.each([
  {
    what: "the same pattern in another layout",
    pattern: '{"source":["aws.config"]}',
    says: "Event pattern: stays the same",
  },
  { what: "no pattern", pattern: undefined, says: "Event pattern: new; the rule had none" },
  {
    what: "a long pattern",
    pattern: `{"source":["${"x".repeat(600)}"]}`,
    says: `Event pattern: replaced. Until now: {"source":["${"x".repeat(488)}… (615 characters)`,
  },
])("a rule with $what", ({ pattern, says }) => {
  const before = existing(pattern === undefined ? { schedule: "rate(1 day)" } : { pattern });
  expect(ruleSummary(planRule(wish, before), {}).detail.split("\n")).toContain(says);
});

test("a target alone is added, and the rule stays as it is", () => {
  const summary = ruleSummary(planRule({ ...wish, target: queue }, existing({ pattern: wish.pattern })), {});
  expect(summary).toMatchObject({ question: "Add a target to the rule compliance?", action: "Add Target" });
});
