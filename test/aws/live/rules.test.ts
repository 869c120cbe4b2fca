import { readFileSync } from "node:fs";
import { EventBridgeClient, PutEventsCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { applyRule, type RuleOutcome } from "../../../src/rules/applyRule";
import { describeRuleOutcome } from "../../../src/rules/describeRuleOutcome";
import { formattedPattern, samePattern } from "../../../src/rules/patternText";
import { planRule, type RulePlan, type RuleWish } from "../../../src/rules/planRule";
import type { EventBus, RuleWithTargets } from "../../../src/rules/rule";
import type { RuleError } from "../../../src/rules/ruleError";
import type { RuleStore } from "../../../src/rules/ruleStore";
import { undoRule } from "../../../src/rules/undoRule";
import { openRuleStore } from "../../../src/aws/awsServices";
import { usualPatience } from "../../../src/aws/eventBridgeClient";
import type { Result } from "../../../src/base/result";
import { awsError, passOn, startProxy, type Answer, type SeenRequest } from "../answeringServer";
import { createUser, emulator, sqs } from "../emulator";
import { onMachine } from "../isolatedEnvironment";
import { remedies } from "../../../src/vscode/remedies";

const { signal } = new AbortController();
const pattern = `{
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    }
  }
}
`;
const nonCompliant = sample("config-rules-compliance-change-noncompliant");
const compliant = sample("config-rules-compliance-change-compliant");

let variables: Record<string, string>;
let bus: EventBus;
beforeAll(async () => {
  variables = await createUser("rule-writer", "events:*");
  bus = await withStore(emulator, async (store) => value(await store.bus("default", signal)));
});

const made: string[] = [];
afterEach(async () => {
  const names = made.splice(0);
  await withStore(emulator, async (store) => {
    for (const name of names) {
      const found = value(await store.rule("default", name, signal));
      if (found === undefined) continue;
      value(
        await store.removeTargets(
          found.rule,
          found.targets.map(({ id }) => id),
          signal,
        ),
      );
      value(await store.deleteRule(found.rule, signal));
    }
  });
});

function sample(name: string): { readonly "detail-type": string; readonly detail: unknown } {
  const file = new URL(`../../../samples/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as { "detail-type": string; detail: unknown };
}

function value<T>(result: Result<T, RuleError>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Opens the rules as the extension does, with a user who may do everything with events unless others are given. */
function withStore<T>(
  endpoint: string,
  work: (store: RuleStore) => Promise<T>,
  keys: Record<string, string> = variables,
): Promise<T> {
  return onMachine({ variables: keys }, async () => {
    const patience = { ...usualPatience, requestTimeout: 1_000, attempts: 2 };
    const store = value(await openRuleStore({ endpoint }, signal, patience));
    try {
      return await work(store);
    } finally {
      store.dispose();
    }
  });
}

function wish(name: string, more: Partial<RuleWish> = {}): RuleWish {
  made.push(name);
  return { bus, name, pattern, state: "ENABLED", ...more };
}

async function plan(store: RuleStore, wanted: RuleWish): Promise<RulePlan> {
  return planRule(wanted, value(await store.rule("default", wanted.name, signal)));
}

async function ruleNow(name: string): Promise<RuleWithTargets | undefined> {
  return withStore(emulator, async (store) => value(await store.rule("default", name, signal)));
}

/** A queue of the emulator, and how to see what has arrived in it. */
async function createQueue(name: string) {
  const { QueueUrl: url } = await sqs("CreateQueue", { QueueName: name });
  const { Attributes: attributes } = await sqs("GetQueueAttributes", {
    QueueUrl: url,
    AttributeNames: ["QueueArn"],
  });
  const { QueueArn: arn } = attributes as { QueueArn: string };
  const receive = async (): Promise<unknown[]> => {
    const { Messages: messages = [] } = await sqs("ReceiveMessage", {
      QueueUrl: url,
      MaxNumberOfMessages: 10,
    });
    return (messages as { Body: string }[]).map(({ Body: body }) => JSON.parse(body) as unknown);
  };
  return { arn, receive };
}

/** Sends samples as an application's own: nobody but AWS may send as AWS. */
async function send(...samples: readonly { readonly "detail-type": string; readonly detail: unknown }[]) {
  const answer = await withClient((client) =>
    client.send(
      new PutEventsCommand({
        Entries: samples.map((event) => ({
          Source: "example.compliance",
          DetailType: event["detail-type"],
          Detail: JSON.stringify(event.detail),
        })),
      }),
    ),
  );
  expect(answer.FailedEntryCount).toBe(0);
}

function withClient<T>(work: (client: EventBridgeClient) => Promise<T>): Promise<T> {
  return onMachine({ variables }, async () => {
    const client = new EventBridgeClient({ endpoint: emulator, region: "eu-west-1" });
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  });
}

describe("a rule with a queue as its target", () => {
  test("lets the sample through that its pattern matches, and no other; undone, it lets nothing through", async () => {
    const queue = await createQueue("arrivals");
    const done = await withStore(emulator, async (store) => {
      expect(await store.dryRun(pattern, signal)).toEqual({ ok: true, value: undefined });
      const planned = await plan(store, wish("arrivals", { target: { arn: queue.arn } }));
      expect(await applyRule(store, planned, signal)).toEqual({ kind: "done" });
      return planned;
    });
    await send(compliant, nonCompliant);
    expect(await queue.receive()).toMatchObject([{ detail: nonCompliant.detail }]);
    await withStore(emulator, async (store) => {
      expect(await undoRule(store, done, signal)).toMatchObject({ kind: "undone" });
    });
    expect(await ruleNow("arrivals")).toBeUndefined();
    await send(nonCompliant);
    expect(await queue.receive()).toEqual([]);
  });

  test("is named with account and Region as the emulator knows them", async () => {
    const planned = planRule(wish("named"), undefined);
    await withStore(emulator, async (store) =>
      expect(await applyRule(store, planned, signal)).toEqual({ kind: "done" }),
    );
    expect((await ruleNow("named"))?.rule.arn).toBe(planned.arn);
    expect(planned.arn).toBe("arn:aws:events:eu-west-1:000000000000:rule/named");
  });

  test("does nothing while it is disabled", async () => {
    const queue = await createQueue("disabled");
    const wanted = wish("disabled", { state: "DISABLED", target: { arn: queue.arn } });
    await withStore(emulator, async (store) => {
      expect(await applyRule(store, await plan(store, wanted), signal)).toEqual({ kind: "done" });
    });
    await send(nonCompliant);
    expect(await queue.receive()).toEqual([]);
  });
});

describe("a rule that is there", () => {
  const former = { description: "Old", pattern: '{"source":["aws.ec2"]}', state: "DISABLED" } as const;
  const formerTarget = {
    id: "mine",
    arn: "arn:aws:sqs:eu-west-1:000000000000:former",
    more: {
      InputTransformer: { InputPathsMap: { a: "$.detail" }, InputTemplate: '"<a>"' },
      RetryPolicy: { MaximumRetryAttempts: 3 },
    },
  };

  async function makeFormer(store: RuleStore, name: string): Promise<RuleWithTargets> {
    const rule = { name, bus: "default", ...former };
    value(await store.putRule(rule, signal));
    value(await store.putTargets(rule, [formerTarget], signal));
    const made = value(await store.rule("default", name, signal));
    if (made === undefined) throw new Error("The rule was not made.");
    return made;
  }

  test("is replaced, keeps its target, and is restored exactly", async () => {
    await withStore(emulator, async (store) => {
      const target = { arn: "arn:aws:sqs:eu-west-1:000000000000:new" };
      const wanted = wish("replaced", { target });
      const before = await makeFormer(store, "replaced");
      expect(before).toMatchObject({ rule: former, targets: [formerTarget] });
      const planned = planRule(wanted, before);
      expect(await applyRule(store, planned, signal)).toEqual({ kind: "done" });
      const after = value(await store.rule("default", "replaced", signal));
      expect(after).toEqual({
        rule: { ...before.rule, pattern, state: "ENABLED" },
        targets: [formerTarget, { id: "target-1", ...target }],
      });
      expect(await undoRule(store, planned, signal)).toMatchObject({ kind: "undone" });
      expect(value(await store.rule("default", "replaced", signal))).toEqual(before);
    });
  });

  test("is not touched by undoing once somebody else has changed it", async () => {
    await withStore(emulator, async (store) => {
      const wanted = wish("changed");
      const before = await makeFormer(store, "changed");
      const planned = planRule(wanted, before);
      await applyRule(store, planned, signal);
      await withClient((client) =>
        client.send(
          new PutTargetsCommand({
            Rule: "changed",
            Targets: [{ Id: "theirs", Arn: "arn:aws:sqs:eu-west-1:000000000000:x" }],
          }),
        ),
      );
      const changed = value(await store.rule("default", "changed", signal));
      expect(await undoRule(store, planned, signal)).toEqual({
        kind: "changedSince",
        changes: [{ kind: "target", id: "theirs", what: "added" }],
      });
      expect(value(await store.rule("default", "changed", signal))).toEqual(changed);
    });
  });
});

describe("reading rules", () => {
  test("gives the pattern that was deployed, as it was sent", async () => {
    await withStore(emulator, async (store) => {
      await applyRule(store, await plan(store, wish("opened")), signal);
      const rules = value(await store.rules("default", signal));
      const opened = rules.find(({ name }) => name === "opened");
      expect(opened).toMatchObject({ pattern, state: "ENABLED", bus: "default" });
      expect(formattedPattern(opened?.pattern ?? "")).toBe(pattern);
      expect(samePattern(opened?.pattern ?? "", JSON.stringify(JSON.parse(pattern)))).toBe(true);
      expect(samePattern(opened?.pattern ?? "", pattern.replace("NON_", ""))).toBe(false);
    });
  });

  test("lists the rules of every page", async () => {
    await withStore(emulator, async (store) => {
      const names = Array.from({ length: 105 }, (_, index) => `paged-${String(index).padStart(3, "0")}`);
      made.push(...names);
      for (const name of names)
        value(await store.putRule({ name, bus: "default", pattern, state: "DISABLED" }, signal));
      const listed = value(await store.rules("default", signal)).map(({ name }) => name);
      expect(listed.filter((name) => name.startsWith("paged-")).sort()).toEqual(names);
    });
  });

  test("lists the buses with their ARNs, which name the account", async () => {
    const buses = await withStore(emulator, (store) => store.buses(signal));
    expect(buses).toEqual({ ok: true, value: [bus] });
  });

  test("tells a bus that is not there", async () => {
    await withStore(emulator, async (store) => {
      expect(await store.bus("nowhere", signal)).toEqual({
        ok: false,
        error: { kind: "noSuchBus", bus: "nowhere", endpoint: emulator },
      });
      const rule = { name: "x", bus: "nowhere", pattern, state: "ENABLED" } as const;
      expect(await store.putRule(rule, signal)).toEqual({
        ok: false,
        error: { kind: "noSuchBus", bus: "nowhere", endpoint: emulator },
      });
    });
  });

  test("tells in EventBridge's words why it does not take a pattern, before anything is made", async () => {
    const answer = await withStore(emulator, (store) => store.dryRun('{"source":[]}', signal));
    expect(answer).toMatchObject({ ok: false, error: { kind: "invalidPattern" } });
  });
});

/** How a call ends in place of the emulator's answer. */
type Fault = Answer | "lostAnswer";

/** Works through a proxy on which the calls of one name end in a fault. */
async function withFault<T>(call: string, fault: Fault, work: (store: RuleStore) => Promise<T>): Promise<T> {
  const interfere = async (request: SeenRequest): Promise<Answer | undefined> => {
    if (request.headers["x-amz-target"] !== `AWSEvents.${call}`) return undefined;
    if (fault !== "lostAnswer") return fault;
    await passOn(emulator, request);
    return "reset";
  };
  const proxy = await startProxy(emulator, interfere);
  try {
    return await withStore(proxy.endpoint, work);
  } finally {
    await proxy.close();
  }
}

const target = { arn: "arn:aws:sqs:eu-west-1:000000000000:faulty" };
const refusal: Answer = {
  status: 200,
  body: {
    FailedEntryCount: 1,
    FailedEntries: [
      { TargetId: "target-1", ErrorCode: "InternalFailure", ErrorMessage: "Too many requests" },
    ],
  },
};

const faults: readonly {
  what: string;
  call: string;
  fault: Fault;
  kind: RuleOutcome["kind"];
  says: RegExp;
}[] = [
  {
    what: "internal errors",
    call: "PutTargets",
    fault: awsError(500, "InternalException", "Oh no"),
    kind: "withoutTarget",
    says: /was created, but its new target is missing, so no event reaches that\. EventBridge at \S+ gave no usable answer: Oh no/,
  },
  {
    what: "broken connections",
    call: "PutTargets",
    fault: "reset",
    kind: "withoutTarget",
    says: /its new target is missing.* EventBridge at \S+ could not be reached/,
  },
  {
    what: "silence",
    call: "PutTargets",
    fault: "silence",
    kind: "withoutTarget",
    says: /its new target is missing.* EventBridge at \S+ could not be reached/,
  },
  {
    what: "throttling",
    call: "PutTargets",
    fault: awsError(400, "ThrottlingException", "Rate exceeded"),
    kind: "withoutTarget",
    says: /its new target is missing.* is throttling this account.* Wait a moment and try again\.$/,
  },
  {
    what: "a missing permission",
    call: "PutTargets",
    fault: awsError(
      400,
      "AccessDeniedException",
      "User is not authorized to perform: events:PutTargets on resource: x",
    ),
    kind: "withoutTarget",
    says: /its new target is missing.* Ask your AWS administrator to allow events:PutTargets, which AWS at \S+ denies/,
  },
  {
    what: "a missing permission to pass the role on",
    call: "PutTargets",
    fault: awsError(
      400,
      "AccessDeniedException",
      "User is not authorized to perform: iam:PassRole on resource: x",
    ),
    kind: "withoutTarget",
    says: /allow iam:PassRole, which AWS at \S+ denies/,
  },
  {
    what: "a refused entry in an answer of success",
    call: "PutTargets",
    fault: refusal,
    kind: "withoutTarget",
    says: /its new target is missing.* AWS at \S+ rejected the target target-1: Too many requests \(InternalFailure\)\./,
  },
  {
    what: "too many targets",
    call: "PutTargets",
    fault: awsError(
      400,
      "LimitExceededException",
      "The requested resource exceeds the maximum number allowed.",
    ),
    kind: "withoutTarget",
    says: /its new target is missing.* An AWS quota was exceeded/,
  },
  {
    what: "a change by somebody else",
    call: "PutTargets",
    fault: awsError(400, "ConcurrentModificationException", "Rule is being modified"),
    kind: "withoutTarget",
    says: /its new target is missing.* Try again in a moment: somebody else/,
  },
  {
    what: "answers that are lost",
    call: "PutTargets",
    fault: "lostAnswer",
    kind: "done",
    says: /was created/,
  },
  { what: "answers that are lost", call: "PutRule", fault: "lostAnswer", kind: "done", says: /was created/ },
  {
    what: "broken connections",
    call: "PutRule",
    fault: "reset",
    kind: "unchanged",
    says: /^EventBridge at \S+ could not be reached.* Nothing was changed in AWS\.$/,
  },
  {
    what: "a managed rule",
    call: "PutRule",
    fault: awsError(400, "ManagedRuleException", "Managed"),
    kind: "unchanged",
    says: /is managed by an AWS service.* Nothing was changed in AWS\.$/,
  },
];

test.each(faults)(
  "$what at $call: $kind is told, and undoing leaves nothing",
  async ({ call, fault, kind, says }) => {
    const planned = planRule(wish("faulty", { target }), undefined);
    const outcome = await withFault(call, fault, (store) => applyRule(store, planned, signal));
    expect(outcome.kind).toBe(kind);
    expect(describeRuleOutcome(outcome, planned, remedies)).toMatch(says);
    const now = await ruleNow("faulty");
    expect(now?.rule.pattern).toBe(kind === "unchanged" ? undefined : pattern);
    expect(now?.targets ?? []).toEqual(kind === "done" ? [{ id: "target-1", ...target }] : []);
    await withStore(emulator, async (store) => {
      expect(await undoRule(store, planned, signal)).toMatchObject({ kind: "undone" });
    });
    expect(await ruleNow("faulty")).toBeUndefined();
  },
);

test("a policy that lacks PutTargets leaves a rule without its target, told with the action", async () => {
  const keys = await createUser(
    "half-writer",
    "events:PutRule",
    "events:DescribeRule",
    "events:ListTargetsByRule",
  );
  const planned = planRule(wish("half", { target }), undefined);
  const outcome = await withStore(emulator, (store) => applyRule(store, planned, signal), keys);
  expect(outcome).toMatchObject({
    kind: "withoutTarget",
    error: { kind: "accessDenied", action: "events:PutTargets" },
  });
  const undone = await withStore(emulator, (store) => undoRule(store, planned, signal), keys);
  expect(undone).toMatchObject({
    kind: "failed",
    error: { kind: "accessDenied", action: "events:DeleteRule" },
    done: [],
  });
});

test("a user who cancels between the two calls is told that the rule is there, and can undo it", async () => {
  const controller = new AbortController();
  const planned = planRule(wish("cancelled", { target }), undefined);
  const proxy = await startProxy(emulator, (request) => {
    if (request.headers["x-amz-target"] === "AWSEvents.PutTargets") {
      controller.abort();
      return Promise.resolve("silence" as const);
    }
    return Promise.resolve(undefined);
  });
  const outcome = await withStore(proxy.endpoint, (store) => applyRule(store, planned, controller.signal));
  await proxy.close();
  expect(outcome).toEqual({ kind: "withoutTarget", error: { kind: "cancelled" }, isKnown: true });
  await withStore(emulator, async (store) => {
    expect(await undoRule(store, planned, signal)).toMatchObject({ kind: "undone" });
  });
  expect(await ruleNow("cancelled")).toBeUndefined();
});

test("a deletion that breaks off is told with what was done, and goes on the next time", async () => {
  const planned = planRule(wish("broken", { target }), undefined);
  await withStore(emulator, (store) => applyRule(store, planned, signal));
  const first = await withFault("DeleteRule", "reset", (store) => undoRule(store, planned, signal));
  expect(first).toMatchObject({
    kind: "failed",
    error: { kind: "unreachable" },
    done: [{ kind: "removeTargets" }],
  });
  const now = await ruleNow("broken");
  expect(now?.targets).toEqual([]);
  const second = await withStore(emulator, (store) => undoRule(store, planned, signal));
  expect(second).toEqual({ kind: "undone", steps: [{ kind: "deleteRule" }] });
  expect(await ruleNow("broken")).toBeUndefined();
});
