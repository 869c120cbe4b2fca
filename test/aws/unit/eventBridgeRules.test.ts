import { afterEach, expect, test } from "vitest";
import type { RuleStore } from "../../../src/rules/ruleStore";
import { openRuleStore } from "../../../src/aws/awsServices";
import { startServer, type Answer, type AnsweringServer, type SeenRequest } from "../answeringServer";
import { onMachine } from "../isolatedEnvironment";

const { signal } = new AbortController();
const variables = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: "eu-west-1" };
const rule = { name: "r", bus: "default", pattern: "{}", state: "ENABLED" } as const;

const open: AnsweringServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** What `work` gives, with rules that a server answers for. */
async function withRules<T>(
  answer: (request: SeenRequest) => unknown,
  work: (store: RuleStore) => Promise<T>,
) {
  const server = await startServer((request): Answer => ({ status: 200, body: answer(request) }));
  open.push(server);
  const result = await onMachine({ variables }, async () => {
    const store = await openRuleStore({ endpoint: server.endpoint }, signal);
    if (!store.ok) throw new Error(store.error.kind);
    return work(store.value);
  });
  return { result, bodies: server.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>) };
}

test("more targets than one call takes are put in several calls", async () => {
  const targets = Array.from({ length: 150 }, (_, index) => ({ id: `t${index}`, arn: "arn" }));
  const { result, bodies } = await withRules(
    () => ({ FailedEntryCount: 0, FailedEntries: [] }),
    (store) => store.putTargets(rule, targets, signal),
  );
  expect(result).toEqual({ ok: true, value: undefined });
  expect(bodies.map((body) => (body["Targets"] as unknown[]).length)).toEqual([100, 50]);
});

test("a rule is replaced with everything that it has, and nothing that it has not", async () => {
  const full = { ...rule, schedule: "rate(1 day)", description: "Old", roleArn: "arn:role" };
  const { bodies } = await withRules(
    () => ({ RuleArn: "arn" }),
    async (store) => [await store.putRule(rule, signal), await store.putRule(full, signal)],
  );
  expect(bodies).toEqual([
    { Name: "r", EventBusName: "default", State: "ENABLED", EventPattern: "{}" },
    {
      Name: "r",
      EventBusName: "default",
      State: "ENABLED",
      EventPattern: "{}",
      ScheduleExpression: "rate(1 day)",
      Description: "Old",
      RoleArn: "arn:role",
    },
  ]);
});

test("a target keeps whatever EventBridge has of it, there and back", async () => {
  const kept = {
    Id: "t",
    Arn: "arn",
    RoleArn: "arn:role",
    InputTransformer: { InputPathsMap: { a: "$.detail" }, InputTemplate: "<a>" },
    DeadLetterConfig: { Arn: "arn:queue" },
    RetryPolicy: { MaximumRetryAttempts: 3 },
    EcsParameters: { TaskDefinitionArn: "arn:task", TaskCount: 2 },
  };
  const { bodies } = await withRules(
    ({ headers }) => {
      const call = String(headers["x-amz-target"]);
      return call.endsWith("DescribeRule")
        ? { Name: "r" }
        : call.endsWith("ByRule")
          ? { Targets: [kept] }
          : {};
    },
    async (store) => {
      const found = await store.rule("default", "r", signal);
      return store.putTargets(rule, found.ok ? (found.value?.targets ?? []) : [], signal);
    },
  );
  expect(bodies.at(-1)?.["Targets"]).toEqual([kept]);
});

test("a list that never ends is given up", async () => {
  const { result } = await withRules(
    () => ({ Rules: [], NextToken: "again" }),
    (store) => store.rules("default", signal),
  );
  expect(result).toMatchObject({ ok: false, error: { kind: "failed" } });
});
