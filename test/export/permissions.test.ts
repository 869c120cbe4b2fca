import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { exportFormats } from "../../src/export/exportFormats";
import { exportRule } from "../../src/export/exportRule";
import type { RuleTarget, RuleToExport } from "../../src/export/ruleToExport";
import { targetKinds } from "../../src/rules/targetKinds";

const base: RuleToExport = {
  name: "non.compliant",
  state: "ENABLED",
  patternText: '{"source": ["aws.config"]}',
  targets: [],
};

function write(id: string, targets: readonly RuleTarget[], part: Partial<RuleToExport> = {}): string {
  const format = exportFormats.find((each) => each.id === id);
  if (format === undefined) throw new Error(id);
  const exported = exportRule(format, { ...base, ...part, targets });
  if (!exported.ok) throw new Error(exported.error);
  return exported.value;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

function resources(
  targets: readonly RuleTarget[],
  part: Partial<RuleToExport> = {},
): Record<string, Resource> {
  const { Resources } = JSON.parse(write("cloudformation-json", targets, part)) as {
    Resources: Record<string, Resource>;
  };
  return Resources;
}

const ruleArn = { "Fn::GetAtt": ["Rule", "Arn"] };
const isRule = { ArnEquals: { "aws:SourceArn": ruleArn } };
const eventBridge = { Service: "events.amazonaws.com" };

describe("a target gets no more than it needs", () => {
  test("a new topic: to be published to by this rule", () => {
    expect(resources([{ kind: "topic" }])["TopicPolicy"]).toMatchObject({
      Type: "AWS::SNS::TopicPolicy",
      Properties: {
        Topics: [{ Ref: "Topic" }],
        PolicyDocument: {
          Statement: [
            { Principal: eventBridge, Action: "sns:Publish", Resource: { Ref: "Topic" }, Condition: isRule },
          ],
        },
      },
    });
  });

  test("a new queue: to be sent to by this rule", () => {
    const queueArn = { "Fn::GetAtt": ["Queue", "Arn"] };
    expect(resources([{ kind: "queue" }])["QueuePolicy"]).toMatchObject({
      Type: "AWS::SQS::QueuePolicy",
      Properties: {
        Queues: [{ Ref: "Queue" }],
        PolicyDocument: {
          Statement: [
            { Principal: eventBridge, Action: "sqs:SendMessage", Resource: queueArn, Condition: isRule },
          ],
        },
      },
    });
  });

  test("a function: to be invoked by this rule", () => {
    const arn = targetKinds.function.example;
    expect(resources([{ kind: "function", arn }])["FunctionPermission"]).toEqual({
      Type: "AWS::Lambda::Permission",
      Properties: {
        FunctionName: arn,
        Action: "lambda:InvokeFunction",
        Principal: "events.amazonaws.com",
        SourceArn: ruleArn,
      },
    });
  });

  test("a log group: to be written to by this rule", () => {
    const { LogGroupPolicy, LogGroup, Rule } = resources([{ kind: "logGroup" }]);
    const { "Fn::Sub": document } = LogGroupPolicy?.Properties["PolicyDocument"] as { "Fn::Sub": string };
    const head =
      "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/events/non.compliant";
    expect(LogGroup?.Properties["LogGroupName"]).toBe("/aws/events/non.compliant");
    expect(Rule?.Properties["Targets"]).toEqual([{ Id: "LogGroup", Arn: { "Fn::Sub": head } }]);
    const own = "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/non.compliant";
    expect(JSON.parse(document)).toMatchObject({
      Statement: [
        { Action: "logs:CreateLogStream", Resource: `${head}:*` },
        {
          Action: "logs:PutLogEvents",
          Resource: `${head}:*:*`,
          Condition: { ArnEquals: { "aws:SourceArn": own } },
        },
      ],
    });
  });

  test.each([
    ["stateMachine", "StateMachineRole", "states:StartExecution"],
    ["eventBus", "EventBusRole", "events:PutEvents"],
  ] as const)(
    "a role for a target of kind %s: one call, for this rule of this account",
    (kind, id, action) => {
      const arn = targetKinds[kind].example;
      const { [id]: role } = resources([{ kind, arn }], { eventBus: "central" });
      const own = "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/central/non.compliant";
      expect(role?.Properties).toMatchObject({
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Principal: eventBridge,
              Action: "sts:AssumeRole",
              Condition: {
                StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
                ArnEquals: { "aws:SourceArn": { "Fn::Sub": own } },
              },
            },
          ],
        },
        Policies: [{ PolicyDocument: { Statement: [{ Effect: "Allow", Action: action, Resource: arn }] } }],
      });
    },
  );
});

test.each(["topic", "queue"] as const)(
  "the policy of a %s that exists is left alone, and every format says what it must allow",
  (kind) => {
    const arn = targetKinds[kind].example;
    for (const { id } of exportFormats) {
      const text = write(id, [{ kind, arn }]);
      expect(text).toContain(`The policy of ${arn} is not changed.`);
      expect(text).toMatch(
        /It must allow events\.amazonaws\.com s[qn]s:\w+ where aws:SourceArn is the ARN of rule\/non\.compliant\./,
      );
      expect(text).not.toMatch(/(Topic|Queue)Policy|_(topic|queue)_policy|set-(topic|queue)-attributes/);
    }
  },
);

test("every format gives a FIFO queue its message group, as it is written", () => {
  const arn = `${targetKinds.queue.example}.fifo`;
  const group = (id: string, messageGroup: string) => write(id, [{ kind: "queue", arn, messageGroup }]);
  const wanted = { Id: "Queue", Arn: arn, SqsParameters: { MessageGroupId: "$.detail.id" } };
  expect(
    resources([{ kind: "queue", arn, messageGroup: "$.detail.id" }])["Rule"]?.Properties["Targets"],
  ).toEqual([wanted]);
  expect(parse(group("sam", "$.detail.id"))).toMatchObject({
    Resources: { Rule: { Properties: { Targets: [wanted] } } },
  });
  expect(parse(group("serverless", "012"))).toMatchObject({
    resources: {
      Resources: { Rule: { Properties: { Targets: [{ SqsParameters: { MessageGroupId: "012" } }] } } },
    },
  });
  expect(group("cdk", "$.detail.id")).toMatch(/sqsParameters: \{ messageGroupId: "\$\.detail\.id" \}/);
  expect(group("terraform", 'a"b')).toContain('\n\n  sqs_target {\n    message_group_id = "a\\"b"\n  }\n}\n');
  const script = group("aws-cli", "$.it's,a");
  expect(script).toContain(
    `--targets '[{"Id":"Queue","Arn":"${arn}","SqsParameters":{"MessageGroupId":"$.it'\\''s,a"}}]'`,
  );
  expect(script).not.toContain("queue_arn");
});

test("every format carries name, description, event bus and state", () => {
  const part = { description: `It's a "test" $HOME \\ é`, eventBus: "central", state: "DISABLED" } as const;
  for (const { id } of exportFormats) {
    const text = write(id, [{ kind: "queue" }], part);
    for (const each of ["non.compliant", "central", "DISABLED"]) expect(text).toContain(each);
  }
  expect(write("aws-cli", [], part)).toContain(String.raw`--description 'It'\''s a "test" $HOME \ é'`);
  expect(write("terraform", [], part)).toContain(String.raw`"It's a \"test\" $HOME \\ é"`);
});

describe("a new function that is the only target has the rule as its event", () => {
  test("in SAM, with the rule's name and bus", () => {
    const text = write("sam", [{ kind: "function" }], { eventBus: "central" });
    expect(parse(text)).toMatchObject({
      Resources: {
        Function: {
          Type: "AWS::Serverless::Function",
          Properties: {
            Events: {
              Rule: {
                Type: "EventBridgeRule",
                Properties: {
                  RuleName: "non.compliant",
                  EventBusName: "central",
                  Pattern: { source: ["aws.config"] },
                },
              },
            },
          },
        },
      },
    });
  });

  test("in Serverless, with its description and whether it is enabled", () => {
    const text = write("serverless", [{ kind: "function" }], { description: "a", state: "DISABLED" });
    const eventBridgeEvent = {
      name: "non.compliant",
      description: "a",
      enabled: false,
      pattern: { source: ["aws.config"] },
    };
    expect(parse(text)).toMatchObject({
      service: "non-compliant",
      functions: { function: { events: [{ eventBridge: eventBridgeEvent }] } },
    });
  });

  test.each<[string, string, Partial<RuleToExport>]>([
    ["sam", "a state that the event has no word for", { state: "DISABLED" }],
    ["sam", "a description", { description: "a" }],
    ["serverless", "an event bus, which it would create", { eventBus: "central" }],
    [
      "serverless",
      "a field of its own at the top",
      { patternText: '{"$or": [{"source": ["a"]}, {"source": ["b"]}]}' },
    ],
    ["serverless", "a pattern that must stand as text", { patternText: '{"source": ["${self:a}"]}' }],
  ])("not in %s for %s", (id, _what, part) => {
    const text = write(id, [{ kind: "function" }], part);
    expect(text).toContain("Type: AWS::Events::Rule");
    expect(text).toContain("Type: AWS::Lambda::Permission");
    expect(text).not.toMatch(/eventBridge|EventBridgeRule/);
  });
});
