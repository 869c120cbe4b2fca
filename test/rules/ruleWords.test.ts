import { describe, expect, test } from "vitest";
import { compactPattern, formattedPattern, layoutLike, samePattern } from "../../src/rules/patternText";
import { ruleArn } from "../../src/rules/rule";
import { describeRuleError, type RuleError } from "../../src/rules/ruleError";
import { ruleFileName, ruleNameProblem, suggestRuleName } from "../../src/rules/ruleName";
import { stateChoices } from "../../src/rules/ruleStates";
import {
  messageGroupProblem,
  neededPermission,
  roleProblem,
  targetPlace,
  targetProblem,
} from "../../src/rules/targetArn";
import { bus } from "./fakeRules";
import { badTargets, fifoTopic, goodTargets, messageGroups, refusedNames, suggestedNames } from "./ruleRows";
import { remedies } from "../../src/vscode/remedies";

describe("names of rules", () => {
  test.each(["a.B-c_9", "x".repeat(64)])("%s is taken", (name) =>
    expect(ruleNameProblem(name)).toBeUndefined(),
  );

  test.each(refusedNames)("%j is refused", (name, says) => expect(ruleNameProblem(name)).toBe(says));

  test.each(suggestedNames)("%s suggests %s", (path, name) => expect(suggestRuleName(path)).toBe(name));

  test.each([
    { name: "a.B-c_9", file: "a.B-c_9" },
    { name: "-a-", file: "-a-" },
    { name: "../../home/user/.ssh/x", file: "..-..-home-user-.ssh-x" },
    { name: "..\\x\0\n", file: "..-x-" },
    { name: "[x](command:y)", file: "-x-command-y-" },
    { name: "", file: "rule" },
  ])("the pattern of the rule $name is opened as $file", ({ name, file }) =>
    expect(ruleFileName(name)).toBe(file),
  );
});

describe("states of a rule", () => {
  const all = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  const partner = { name: "aws.partner/x/y", arn: "arn:aws:events:eu-west-1:1:event-bus/aws.partner/x/y" };
  test.each([
    { what: "a new rule", bus, former: undefined, reads: false, states: ["ENABLED", "DISABLED"] },
    {
      what: "a pattern for calls that only read",
      bus,
      former: undefined,
      reads: true,
      states: [all, "ENABLED", "DISABLED"],
    },
    {
      what: "such a pattern on a partner's bus",
      bus: partner,
      former: undefined,
      reads: true,
      states: ["ENABLED", "DISABLED"],
    },
    {
      what: "a disabled rule",
      bus,
      former: "DISABLED" as const,
      reads: false,
      states: ["DISABLED", "ENABLED"],
    },
    { what: "a rule for all calls", bus, former: all, reads: false, states: [all, "ENABLED", "DISABLED"] },
  ] as const)("$what: $states", ({ bus: on, former, reads, states }) => {
    expect(stateChoices(on, former, reads).map(({ state }) => state)).toEqual(states);
  });
});

describe("targets", () => {
  const at = "eu-west-1:123456789012";
  test.each([
    { arn: `arn:aws:sns:${at}:topic`, place: { kind: "topic", role: "none" } },
    { arn: `arn:aws:sqs:${at}:queue`, place: { kind: "queue", role: "none", isFifo: false } },
    { arn: `arn:aws:sqs:${at}:queue.fifo`, place: { kind: "queue", isFifo: true } },
    { arn: `arn:aws:lambda:${at}:function:f:live`, place: { kind: "function", role: "none" } },
    {
      arn: ` arn:aws:logs:${at}:log-group:/aws/events/a:* `,
      place: { kind: "logGroup", arn: `arn:aws:logs:${at}:log-group:/aws/events/a` },
    },
    { arn: `arn:aws:states:${at}:stateMachine:m`, place: { kind: "stateMachine", role: "needed" } },
    { arn: `arn:aws:events:${at}:event-bus/other`, place: { kind: "eventBus", role: "possible" } },
    {
      arn: "arn:aws:events:us-east-1:123456789012:event-bus/other",
      place: { kind: "eventBus", role: "needed" },
    },
    { arn: "arn:aws-cn:sqs:cn-north-1:123456789012:queue", place: { kind: "queue", region: "cn-north-1" } },
    { arn: `arn:aws:sqs:${at}:`, place: undefined },
    { arn: `arn:aws:kinesis:${at}:stream/s`, place: undefined },
    { arn: "https://sqs.eu-west-1.amazonaws.com/123456789012/queue", place: undefined },
  ])("$arn", ({ arn, place }) => {
    const found = targetPlace(arn, bus);
    if (place === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(place);
  });

  test.each([
    { arn: "", problem: undefined },
    { arn: `arn:aws:sqs:${at}:queue`, problem: undefined },
    {
      arn: "arn:aws:sqs:us-east-1:123456789012:queue",
      problem: { severity: "warning", message: /is in us-east-1, but the rule is in eu-west-1/ },
    },
    { arn: bus.arn, problem: { severity: "error", message: /back to its own bus/ } },
    { arn: "queue", problem: { severity: "error", message: /^Not the ARN of/ } },
  ])("what is said of $arn while it is typed", ({ arn, problem }) => {
    const found = targetProblem(arn, bus);
    expect(found?.severity).toBe(problem?.severity);
    if (problem !== undefined) expect(found?.message).toMatch(problem.message);
  });

  test.each(goodTargets)("$arn is taken as a target", ({ kind, arn, as = arn }) => {
    expect(targetPlace(arn, bus)).toMatchObject({ kind, arn: as });
    expect(targetProblem(arn, bus)?.severity).not.toBe("error");
  });

  test.each(badTargets)("$arn is not", ({ arn }) => {
    expect(targetPlace(arn, bus)).toBeUndefined();
    expect(targetProblem(arn, bus)).toEqual({
      severity: "error",
      message: expect.stringMatching(/^Not the ARN of/) as string,
    });
  });

  test("a FIFO topic is refused, with what to use instead", () => {
    expect(targetPlace(fifoTopic.arn, bus)).toBeUndefined();
    expect(targetProblem(fifoTopic.arn, bus)).toEqual({ severity: "error", message: fifoTopic.says });
  });

  test("a state machine can be named by any letters that Step Functions takes", () => {
    const arn = `arn:aws:states:${at}:stateMachine:Prüfung+(neu)`;
    expect(targetPlace(arn, bus)).toMatchObject({ kind: "stateMachine", role: "needed" });
  });

  test.each(messageGroups)("the message group %j of a FIFO queue is taken: %s", (group, isTaken) => {
    expect(messageGroupProblem(group) === undefined).toBe(isTaken);
  });

  test("a role is told from other ARNs", () => {
    expect(roleProblem("arn:aws:iam::123456789012:role/service-role/x")).toBeUndefined();
    expect(roleProblem("arn:aws:iam::123456789012:user/x")).toMatch(/^Not the ARN of an IAM role/);
  });

  test.each([
    {
      arn: `arn:aws:sqs:${at}:queue`,
      says: /the queue's policy allows sqs:SendMessage .* aws:SourceArn is arn:rule\.$/,
    },
    { arn: `arn:aws:sns:${at}:topic`, says: /the topic's policy allows sns:Publish/ },
    { arn: `arn:aws:lambda:${at}:function:f`, says: /resource policy allows lambda:InvokeFunction/ },
    { arn: `arn:aws:logs:${at}:log-group:g`, says: /logs:CreateLogStream and logs:PutLogEvents/ },
    { arn: `arn:aws:states:${at}:stateMachine:m`, says: /the role trusts events\.amazonaws\.com/ },
    { arn: `arn:aws:events:${at}:event-bus/other`, says: /the role, or without one the policy of that bus/ },
    {
      arn: "arn:aws:events:eu-west-1:999999999999:event-bus/other",
      says: /in another account, if the bus's policy/,
    },
  ])("what $arn still needs", ({ arn, says }) => {
    const place = targetPlace(arn, bus);
    expect(place === undefined ? "" : neededPermission(place, "arn:rule")).toMatch(says);
  });
});

test("the ARN of a rule names its bus unless that is the default one", () => {
  expect(ruleArn(bus, "r")).toBe("arn:aws:events:eu-west-1:123456789012:rule/r");
  const partner = {
    name: "aws.partner/x/y",
    arn: "arn:aws-cn:events:cn-north-1:1:event-bus/aws.partner/x/y",
  };
  expect(ruleArn(partner, "r")).toBe("arn:aws-cn:events:cn-north-1:1:rule/aws.partner/x/y/r");
});

describe("texts of patterns", () => {
  const compact = '{"source":["aws.config"],"detail":{"a":[{"prefix":"b c"}]}}';
  const formatted = '{\n  "source": ["aws.config"],\n  "detail": {\n    "a": [{ "prefix": "b c" }]\n  }\n}\n';

  test("a deployed pattern is shown formatted, and compared without its blanks", () => {
    expect(formattedPattern(compact)).toBe(formatted);
    expect(formattedPattern(formatted)).toBe(formatted);
    expect(compactPattern(formatted)).toBe(compact);
    expect(samePattern(compact, formatted)).toBe(true);
    expect(samePattern(compact, compact.replace("b c", "bc"))).toBe(false);
  });

  test("text without an end is compared as it is", () => expect(samePattern('{"a', '{"b')).toBe(false));

  test("a file in a layout of its own is compared with a deployed pattern in its layout", () => {
    const own = formatted.replaceAll("  ", "    ");
    expect(layoutLike(own, own)).toBe(own);
    expect(layoutLike(compact, own)).toBe(formatted);
    expect(layoutLike(own, formatted)).toBe(formatted);
  });
});

/** One row for each kind that is not a TestError's, and those of a TestError that have words of their own here. */
const sentences: readonly { error: RuleError; says: string }[] = [
  {
    error: { kind: "noSuchBus", bus: "orders" },
    says: "There is no event bus orders in this account and Region. Choose another bus, or another profile or Region in the settings eventPattern.aws.",
  },
  {
    error: { kind: "noSuchRule", rule: "r", bus: "default" },
    says: "The event bus default has no rule r. Choose another rule, or create it; it may have been deleted.",
  },
  {
    error: { kind: "limitExceeded", message: "The requested resource exceeds the maximum number allowed." },
    says: "An AWS quota was exceeded (The requested resource exceeds the maximum number allowed). Delete what you no longer need, or request a higher quota in Service Quotas.",
  },
  {
    error: { kind: "concurrentChange" },
    says: "Try again in a moment: somebody else is changing the rule right now.",
  },
  {
    error: { kind: "managedRule", rule: "AutoScalingManagedRule", by: "autoscaling.amazonaws.com" },
    says: "The rule AutoScalingManagedRule is managed by autoscaling.amazonaws.com, which created it, so it cannot be changed here. Choose another name.",
  },
  {
    error: { kind: "invalidName", message: "Value 'a b' at 'name' failed." },
    says: "AWS does not accept the name (Value 'a b' at 'name' failed). Choose one of 1 to 64 letters, digits, dots, hyphens and underscores.",
  },
  {
    error: { kind: "refused", message: "kinesis is not a supported service for a target." },
    says: "AWS rejected the request: kinesis is not a supported service for a target. Correct that and try again.",
  },
  {
    error: { kind: "targetRefused", id: "target-1", code: "Gone", message: "No such queue." },
    says: "AWS rejected the target target-1: No such queue (Gone). Correct that and try again.",
  },
  { error: { kind: "cancelled" }, says: "The command was cancelled before AWS answered." },
  {
    error: { kind: "notTrusted" },
    says: "AWS is not asked in an untrusted workspace. Trust the workspace to read and create rules.",
  },
  {
    error: { kind: "noAwsClient" },
    says: "The AWS client does not run in a browser. Open the folder in the desktop editor to read and create rules.",
  },
  {
    error: { kind: "failed", message: "Oh no (HTTP 500)" },
    says: "EventBridge gave no usable answer: Oh no (HTTP 500). Try again in a while.",
  },
  {
    error: { kind: "expiredLogin", profile: "dev", command: "aws sso login --profile dev" },
    says: "The AWS login for profile dev has expired. Run `aws sso login --profile dev` in a terminal, and try again.",
  },
  {
    error: {
      kind: "invalidPattern",
      message: "Event pattern is not valid. Reason: Empty arrays are not allowed",
    },
    says: "EventBridge rejects the event pattern: Empty arrays are not allowed. Correct it and try again.",
  },
];

test.each(sentences)("$error.kind is told with what to do", ({ error, says }) => {
  expect(describeRuleError(error, remedies)).toBe(says);
});
