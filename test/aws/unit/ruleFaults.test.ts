import { afterEach, describe, expect, test } from "vitest";
import { applyRule } from "../../../src/rules/applyRule";
import { describeRuleOutcome, describeUndoOutcome } from "../../../src/rules/describeRuleOutcome";
import { planRule, type RulePlan } from "../../../src/rules/planRule";
import type { RuleStore } from "../../../src/rules/ruleStore";
import { undoRule } from "../../../src/rules/undoRule";
import { openRuleStore } from "../../../src/aws/awsServices";
import { usualPatience } from "../../../src/aws/eventBridgeClient";
import { startProxy } from "../answeringServer";
import { startFakeEventBridge } from "../fakeEventBridge";
import { onMachine } from "../isolatedEnvironment";
import { remedies } from "../../../src/vscode/remedies";

const { signal } = new AbortController();
const variables = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: "eu-west-1" };
const pattern = '{"source":["aws.config"]}';
const target = { arn: "arn:aws:sqs:eu-west-1:111122223333:findings" };
const theirs = {
  Name: "r",
  Arn: "arn:aws:events:eu-west-1:111122223333:rule/r",
  EventPattern: '{"source":["aws.s3"]}',
  State: "ENABLED",
  Description: "A colleague's",
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(writingAccount?: string) {
  const server = await startFakeEventBridge(writingAccount);
  open.push(server);
  return server;
}

function withStore<T>(endpoint: string, work: (store: RuleStore) => Promise<T>): Promise<T> {
  return onMachine({ variables }, async () => {
    const store = await openRuleStore({ endpoint }, signal, { ...usualPatience, call: 500 });
    if (!store.ok) throw new Error(store.error.kind);
    return work(store.value).finally(() => store.value.dispose());
  });
}

/** What the user confirms: the rule as it is when it is looked at. */
async function look(store: RuleStore): Promise<RulePlan> {
  const [bus, before] = [await store.bus("default", signal), await store.rule("default", "r", signal)];
  if (!bus.ok || !before.ok) throw new Error("The rule was not read.");
  return planRule({ bus: bus.value, name: "r", pattern, state: "ENABLED", target }, before.value);
}

describe("a rule that a colleague deploys between the look and the confirmation", () => {
  test("is left, with its description, and that is said", async () => {
    const server = await start();
    await withStore(server.endpoint, async (store) => {
      const plan = await look(store);
      server.rules.set("r", theirs);
      const outcome = await applyRule(store, plan, signal);
      expect(describeRuleOutcome(outcome, plan, remedies, store)).toBe(
        "Run Create Rule again to see the current rule: after you were shown the rule r, somebody else created it. " +
          "Nothing was changed in AWS.",
      );
    });
    expect(server.writes).toEqual([]);
    expect(server.rules.get("r")).toBe(theirs);
  });

  test("is left where it replaces the one that was looked at", async () => {
    const server = await start();
    server.rules.set("r", { ...theirs, Description: "Old" });
    await withStore(server.endpoint, async (store) => {
      const plan = await look(store);
      server.rules.set("r", theirs);
      server.targets.set("r", [{ Id: "theirs", Arn: target.arn }]);
      const outcome = await applyRule(store, plan, signal);
      expect(describeRuleOutcome(outcome, plan, remedies, store)).toContain(
        "somebody else changed it (its description, the target theirs was added).",
      );
    });
    expect(server.writes).toEqual([]);
  });
});

test("a rule that a colleague changes after it was created is left by undoing", async () => {
  const server = await start();
  await withStore(server.endpoint, async (store) => {
    const plan = await look(store);
    expect(await applyRule(store, plan, signal)).toEqual({ kind: "done" });
    server.rules.set("r", theirs);
    server.writes.length = 0;
    const outcome = await undoRule(store, plan, signal);
    expect(describeUndoOutcome(outcome, plan, remedies, store)).toMatch(
      /^Nothing was undone: after the rule r was written here, somebody else changed it \(its event pattern, its description\)\./,
    );
  });
  expect(server.writes).toEqual([]);
  expect(server.rules.get("r")).toBe(theirs);
});

test("another account behind the endpoint is told, and its rule gets no target", async () => {
  const server = await start("999999999999");
  await withStore(server.endpoint, async (store) => {
    const plan = await look(store);
    const outcome = await applyRule(store, plan, signal);
    expect(describeRuleOutcome(outcome, plan, remedies, store)).toMatch(
      /^Check the rule arn:aws:events:eu-west-1:999999999999:rule\/r in the console: AWS changed that rule, not arn:aws:events:eu-west-1:111122223333:rule\/r, which you confirmed\./,
    );
    server.writes.length = 0;
    expect(await undoRule(store, plan, signal)).toMatchObject({ kind: "elsewhere" });
  });
  expect(server.writes).toEqual([]);
});

test("a PutRule whose answer stalls after it was carried out is looked up, and the rule gets its target", async () => {
  const server = await start();
  const proxy = await startProxy(server.endpoint, async (request) => {
    if (request.headers["x-amz-target"] !== "AWSEvents.PutRule") return undefined;
    await fetch(server.endpoint, {
      method: "POST",
      headers: { "x-amz-target": "AWSEvents.PutRule" },
      body: request.body,
    });
    return { status: 200, body: '{"Rul', stalls: true };
  });
  open.push(proxy);
  await withStore(proxy.endpoint, async (store) => {
    const plan = await look(store);
    expect(await applyRule(store, plan, signal)).toEqual({ kind: "done" });
  });
  expect(server.writes).toEqual(["PutRule", "PutTargets"]);
});
