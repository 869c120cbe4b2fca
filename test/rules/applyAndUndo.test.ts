import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyRule, type RuleOutcome } from "../../src/rules/applyRule";
import { describeRuleOutcome, describeUndoOutcome } from "../../src/rules/describeRuleOutcome";
import { changesNothing, planRule, type RuleWish } from "../../src/rules/planRule";
import type { RuleState, RuleWithTargets, Target } from "../../src/rules/rule";
import type { RuleError } from "../../src/rules/ruleError";
import { undoRule } from "../../src/rules/undoRule";
import { bus, existing, fakeRules, type Fault } from "./fakeRules";
import { remedies } from "../../src/vscode/remedies";

const { signal } = new AbortController();
const queue = { arn: "arn:aws:sqs:eu-west-1:123456789012:findings" };
const wish: RuleWish = {
  bus,
  name: "compliance",
  pattern: '{"source":["aws.config"]}',
  state: "ENABLED",
  target: queue,
};
const former = existing(
  {
    pattern: '{"source":["aws.ec2"]}',
    state: "DISABLED",
    description: "Old",
    schedule: "rate(1 day)",
    roleArn: "arn:aws:iam::123456789012:role/r",
  },
  [{ id: "target-1", arn: "arn:aws:sns:eu-west-1:123456789012:topic", more: { InputPath: "$.detail" } }],
);

const unreachable: RuleError = { kind: "unreachable", message: "socket hang up" };
const denied: RuleError = { kind: "accessDenied", action: "events:PutTargets", message: "no" };
const refused: RuleError = { kind: "targetRefused", id: "target-1", code: "Oops", message: "no such queue" };

describe("a new rule", () => {
  test("is made with its target, and undone by deleting its targets and then itself", async () => {
    const { store, rules, calls } = fakeRules();
    const plan = planRule(wish, undefined);
    expect(await applyRule(store, plan, signal)).toEqual({ kind: "done" });
    expect(rules.get("compliance")).toEqual({ rule: plan.rule, targets: [{ id: "target-1", ...queue }] });
    expect(await undoRule(store, plan, signal)).toMatchObject({ kind: "undone" });
    expect(rules.size).toBe(0);
    expect(calls).toEqual(["rule", "putRule", "putTargets", "rule", "removeTargets", "deleteRule"]);
  });

  test("is undone without a word of alarm when somebody has deleted it meanwhile", async () => {
    const { store, rules } = fakeRules();
    const plan = planRule(wish, undefined);
    await applyRule(store, plan, signal);
    rules.clear();
    const outcome = await undoRule(store, plan, signal);
    expect(describeUndoOutcome(outcome, plan, remedies)).toBe(
      "The rule compliance no longer exists, so there is nothing to undo.",
    );
  });
});

describe("a rule that is there", () => {
  const plan = planRule(wish, former);

  test("keeps its schedule, description, role and targets when its pattern is replaced", async () => {
    const { store, rules } = fakeRules([former]);
    expect(await applyRule(store, plan, signal)).toEqual({ kind: "done" });
    expect(rules.get("compliance")).toEqual({
      rule: { ...former.rule, pattern: wish.pattern, state: "ENABLED" },
      targets: [...former.targets, { id: "target-2", ...queue }],
    });
  });

  test("is exactly as it was after undoing", async () => {
    const { store, rules } = fakeRules([former]);
    await applyRule(store, plan, signal);
    expect(await undoRule(store, plan, signal)).toMatchObject({ kind: "undone" });
    expect(rules.get("compliance")).toEqual(former);
  });

  test("is not given a target twice", () => {
    const again = planRule({ ...wish, target: { arn: former.targets[0]?.arn ?? "" } }, former);
    expect(again.added).toEqual([]);
  });

  test("needs nothing when it is as wished for", () => {
    const now = existing({ pattern: wish.pattern }, [{ id: "x", ...queue }]);
    expect(changesNothing(planRule(wish, now))).toBe(true);
    expect(changesNothing(planRule({ ...wish, pattern: ` ${wish.pattern}\n` }, now))).toBe(true);
    expect(changesNothing(planRule({ ...wish, state: "DISABLED" }, now))).toBe(false);
  });
});

/** What each fault leaves, what is said of it, and that undoing puts everything back. */
const faults: readonly {
  what: string;
  before?: RuleWithTargets;
  faults: readonly Fault[];
  outcome: RuleOutcome;
  says: RegExp;
}[] = [
  {
    what: "PutRule is refused",
    faults: [{ call: "putRule", error: { kind: "limitExceeded", message: "300 rules" } }],
    outcome: { kind: "unchanged", error: { kind: "limitExceeded", message: "300 rules" } },
    says: /^An AWS quota was exceeded \(300 rules\)\..* Nothing was changed in AWS\.$/,
  },
  {
    what: "PutRule never arrives",
    faults: [{ call: "putRule", error: unreachable }],
    outcome: { kind: "unchanged", error: unreachable },
    says: /socket hang up.* Nothing was changed in AWS\.$/,
  },
  {
    what: "PutRule never arrives at a rule that is there",
    before: former,
    faults: [{ call: "putRule", error: unreachable }],
    outcome: { kind: "unchanged", error: unreachable },
    says: /Nothing was changed in AWS\.$/,
  },
  {
    what: "the answer of PutRule is lost",
    faults: [{ call: "putRule", error: unreachable, isDone: true }],
    outcome: { kind: "done" },
    says: /^The rule compliance on the event bus default was created/,
  },
  {
    what: "PutRule is cancelled on its way, and its target is not sent any more",
    faults: [
      { call: "putRule", error: { kind: "cancelled" }, isDone: true },
      { call: "putTargets", error: { kind: "cancelled" } },
    ],
    outcome: { kind: "withoutTarget", error: { kind: "cancelled" }, isKnown: true },
    says: /was created, but its new target is missing.* The command was cancelled/,
  },
  {
    what: "PutRule is lost and nobody answers afterwards",
    faults: [
      { call: "putRule", error: unreachable, isDone: true },
      { call: "rule", error: unreachable, nth: 2 },
    ],
    outcome: { kind: "unknown", error: unreachable },
    says: /^Whether the rule compliance on the event bus default was created is not known\./,
  },
  {
    what: "PutTargets is denied",
    faults: [{ call: "putTargets", error: denied }],
    outcome: { kind: "withoutTarget", error: denied, isKnown: true },
    says: /was created, but its new target is missing, so no event reaches that\. Ask your AWS administrator to allow events:PutTargets, which AWS denies/,
  },
  {
    what: "the target of a rule that is there is refused",
    before: former,
    faults: [{ call: "putTargets", error: refused }],
    outcome: { kind: "withoutTarget", error: refused, isKnown: true },
    says: /was changed, but its new target is missing.* AWS rejected the target target-1: no such queue \(Oops\)\./,
  },
  {
    what: "a target alone is refused",
    before: existing({ pattern: wish.pattern }),
    faults: [{ call: "putTargets", error: refused }],
    outcome: { kind: "unchanged", error: refused },
    says: /AWS rejected the target.* Nothing was changed in AWS\.$/,
  },
  {
    what: "the answer of PutTargets is lost",
    faults: [{ call: "putTargets", error: unreachable, isDone: true }],
    outcome: { kind: "done" },
    says: /was created/,
  },
  {
    what: "PutTargets never arrives",
    faults: [{ call: "putTargets", error: { kind: "throttled" } }],
    outcome: { kind: "withoutTarget", error: { kind: "throttled" }, isKnown: true },
    says: /its new target is missing.* EventBridge is throttling this account.* Wait a moment and try again\.$/,
  },
  {
    what: "PutTargets is lost and nobody answers afterwards",
    faults: [
      { call: "putTargets", error: unreachable, isDone: true },
      { call: "rule", error: unreachable, nth: 2 },
    ],
    outcome: { kind: "withoutTarget", error: unreachable, isKnown: false },
    says: /was created, but whether it has its new target is not known\./,
  },
];

test.each(faults)(
  "$what: AWS's state is told, and undoing puts it back",
  async ({ before, faults, outcome, says }) => {
    const { store, rules } = fakeRules(before === undefined ? [] : [before], faults);
    const plan = planRule(wish, before);
    const found = await applyRule(store, plan, signal);
    expect(found).toEqual(outcome);
    expect(describeRuleOutcome(found, plan, remedies)).toMatch(says);
    const undone = await undoRule(store, plan, signal);
    expect(undone.kind).toBe("undone");
    expect(rules.get("compliance")).toEqual(before);
  },
);

describe("a rule that is not what was confirmed any more", () => {
  const theirs = existing({ pattern: '{"source":["aws.s3"]}', description: "Theirs" });
  test.each<{ what: string; before?: RuleWithTargets; now?: RuleWithTargets; says: string }>([
    { what: "created", now: theirs, says: "created it" },
    { what: "created, and as planned", now: existing({ pattern: wish.pattern }), says: "created it" },
    { what: "deleted", before: former, says: "deleted it" },
    {
      what: "changed",
      before: former,
      now: { ...former, rule: { ...former.rule, description: "New", pattern: "{}" } },
      says: "changed it (its event pattern, its description)",
    },
    {
      what: "given a target",
      before: former,
      now: { ...former, targets: [...former.targets, { id: "b", arn: "arn:b" }] },
      says: "changed it (the target b was added)",
    },
  ])("was $what by somebody else: nothing is written", async ({ before, now, says }) => {
    const { store, rules, calls } = fakeRules(now === undefined ? [] : [now]);
    const plan = planRule(wish, before);
    const outcome = await applyRule(store, plan, signal);
    expect(describeRuleOutcome(outcome, plan, remedies)).toBe(
      "Run Create Rule again to see the current rule: after you were shown the rule compliance, " +
        `somebody else ${says}. Nothing was changed in AWS.`,
    );
    expect(calls).toEqual(["rule"]);
    expect(rules.get("compliance")).toEqual(now);
  });

  test("nothing is written where it cannot be read again", async () => {
    const { store, calls } = fakeRules([], [{ call: "rule", error: unreachable }]);
    expect(await applyRule(store, planRule(wish, undefined), signal)).toEqual({
      kind: "unchanged",
      error: unreachable,
    });
    expect(calls).toEqual(["rule"]);
  });

  test("another try of the same plan goes on from what the first one wrote", async () => {
    const { store, rules } = fakeRules([former], [{ call: "putTargets", error: denied, nth: 1 }]);
    const plan = planRule(wish, former);
    expect(await applyRule(store, plan, signal)).toMatchObject({ kind: "withoutTarget" });
    expect(await applyRule(store, plan, signal)).toMatchObject({ kind: "changedMeanwhile" });
    expect(await applyRule(store, plan, signal, true)).toEqual({ kind: "done" });
    rules.set("compliance", theirs);
    expect(await applyRule(store, plan, signal, true)).toMatchObject({ kind: "changedMeanwhile" });
    expect(rules.get("compliance")).toEqual(theirs);
  });
});

test("who answered is said where that is not AWS's own", () => {
  const asked = { endpoint: "http://localhost:4566" };
  const plan = planRule(wish, undefined);
  expect(describeRuleOutcome({ kind: "done" }, plan, remedies, asked)).toContain(
    "was created (account 123456789012, eu-west-1, at http://localhost:4566).",
  );
  const undone = { kind: "undone", steps: [{ kind: "deleteRule" }] } as const;
  expect(describeUndoOutcome(undone, plan, remedies, asked)).toBe(
    "The rule compliance at http://localhost:4566 was deleted.",
  );
});

describe("a rule that another account answers for", () => {
  const arn = "arn:aws:events:eu-west-1:999999999999:rule/compliance";

  test("is not written where it can be seen beforehand", async () => {
    const { store, calls } = fakeRules([existing({ arn })]);
    const plan = planRule(wish, existing());
    const outcome = await applyRule(store, plan, signal);
    expect(outcome).toEqual({ kind: "elsewhere", arn, isWritten: false });
    expect(describeRuleOutcome(outcome, plan, remedies)).toMatch(
      /^Check the profile.*Nothing was changed in AWS\.$/,
    );
    expect(calls).toEqual(["rule"]);
  });

  test.each([
    { what: "account", arn },
    { what: "Region", arn: "arn:aws:events:us-east-1:123456789012:rule/compliance" },
    { what: "bus", arn: "arn:aws:events:eu-west-1:123456789012:rule/orders/compliance" },
    { what: "name", arn: "arn:aws:events:eu-west-1:123456789012:rule/other" },
  ])(
    "is told as such when PutRule answers for another $what, and gets no target",
    async ({ arn: answered }) => {
      const { store, calls } = fakeRules([], [], answered);
      const plan = planRule(wish, undefined);
      const outcome = await applyRule(store, plan, signal);
      expect(outcome).toEqual({ kind: "elsewhere", arn: answered, isWritten: true });
      expect(describeRuleOutcome(outcome, plan, remedies)).toContain(
        `Check the rule ${answered} in the console`,
      );
      expect(calls).toEqual(["rule", "putRule"]);
    },
  );
});

describe("undoing", () => {
  const plan = planRule(wish, former);
  const written = { rule: plan.rule, targets: [...former.targets, ...plan.added] };

  test.each<{ what: string; now: RuleWithTargets | undefined; says: string }>([
    {
      what: "another event pattern",
      now: { ...written, rule: { ...plan.rule, pattern: '{"source":["aws.s3"]}' } },
      says: "changed it (its event pattern)",
    },
    {
      what: "another description and state",
      now: { ...written, rule: { ...plan.rule, description: "Mine", state: "DISABLED" } },
      says: "changed it (its state, its description)",
    },
    {
      what: "a target more",
      now: { ...written, targets: [...written.targets, { id: "mine", arn: queue.arn }] },
      says: "changed it (the target mine was added)",
    },
    {
      what: "another target in the place of ours",
      now: { ...written, targets: [...former.targets, { id: "target-2", arn: "arn:other" }] },
      says: "changed it (the target target-2 was changed)",
    },
    {
      what: "a former target less",
      now: { ...written, targets: plan.added },
      says: "changed it (the target target-1 was removed)",
    },
    { what: "nothing any more", now: undefined, says: "deleted it" },
  ])("leaves a rule that somebody else gave $what, and says so", async ({ now, says }) => {
    const { store, rules, calls } = fakeRules([former]);
    await applyRule(store, plan, signal);
    rules.clear();
    if (now !== undefined) rules.set("compliance", now);
    calls.length = 0;
    const outcome = await undoRule(store, plan, signal);
    expect(describeUndoOutcome(outcome, plan, remedies)).toBe(
      `Nothing was undone: after the rule compliance was written here, somebody else ${says}. ` +
        "Restore it in the console if you want to.",
    );
    expect(calls).toEqual(["rule"]);
    expect(rules.get("compliance")).toEqual(now);
  });

  test("leaves the rule of another account alone", async () => {
    const { store, rules } = fakeRules();
    const plan = planRule(wish, undefined);
    const arn = "arn:aws:events:eu-west-1:999999999999:rule/compliance";
    rules.set("compliance", { rule: { ...plan.rule, arn }, targets: [] });
    const outcome = await undoRule(store, plan, signal);
    expect(outcome).toEqual({ kind: "elsewhere", arn });
    expect(describeUndoOutcome(outcome, plan, remedies)).toMatch(
      /Choose the profile.* a different one \(arn:.*999999999999/,
    );
  });

  test("says how far it came, and goes on from there the next time", async () => {
    const { store, rules } = fakeRules([], [{ call: "deleteRule", error: { kind: "throttled" }, nth: 1 }]);
    const plan = planRule(wish, undefined);
    await applyRule(store, plan, signal);
    const first = await undoRule(store, plan, signal);
    expect(describeUndoOutcome(first, plan, remedies)).toMatch(
      /^The rule compliance could not be restored: EventBridge is throttling this account.* So far its new targets were removed\.$/,
    );
    const second = await undoRule(store, plan, signal);
    expect(second).toMatchObject({ kind: "undone" });
    expect(rules.size).toBe(0);
  });

  test("restores any rule exactly, wherever the way there was broken", async () => {
    const states: readonly RuleState[] = [
      "ENABLED",
      "DISABLED",
      "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
    ];
    const target = fc.record({
      arn: fc.constantFrom("a", "b", queue.arn),
      more: fc.constantFrom({}, { Input: "1" }),
    });
    const targets = fc
      .array(target, { maxLength: 3 })
      .map((all): Target[] => all.map((each, index) => ({ id: `target-${index + 1}`, ...each })));
    const rule = fc.record({
      pattern: fc.constantFrom("{}", wish.pattern),
      state: fc.constantFrom(...states),
    });
    const before = fc.option(fc.tuple(rule, targets), { nil: undefined });
    const fault = fc.record({
      call: fc.constantFrom("putRule" as const, "putTargets" as const),
      error: fc.constantFrom(unreachable, denied, refused),
    });
    await fc.assert(
      fc.asyncProperty(before, fc.array(fault, { maxLength: 1 }), async (there, faults) => {
        const start = there === undefined ? undefined : existing(...there);
        const once = faults.map((each) => ({ ...each, nth: 1, isDone: each.error === unreachable }));
        const { store, rules } = fakeRules(start === undefined ? [] : [start], once);
        const plan = planRule(wish, start);
        await applyRule(store, plan, signal);
        const undone = await undoRule(store, plan, signal);
        expect(undone.kind === "undone" || once.length > 0).toBe(true);
        if (undone.kind !== "undone") await undoRule(store, plan, signal);
        expect(rules.get("compliance")).toEqual(start);
      }),
    );
  });
});
