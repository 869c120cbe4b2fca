import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyRule, type RuleOutcome } from "../../../src/authoring/rules/applyRule";
import { describeRuleOutcome, describeUndoOutcome } from "../../../src/authoring/rules/describeRuleOutcome";
import { changesNothing, planRule, type RuleWish } from "../../../src/authoring/rules/planRule";
import type { RuleState, RuleWithTargets, Target } from "../../../src/authoring/rules/rule";
import type { RuleError } from "../../../src/authoring/rules/ruleError";
import { undoRule } from "../../../src/authoring/rules/undoRule";
import { bus, existing, fakeRules, type Fault } from "./fakeRules";

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
    expect(await undoRule(store, plan, false, signal)).toMatchObject({ kind: "undone" });
    expect(rules.size).toBe(0);
    expect(calls).toEqual(["putRule", "putTargets", "rule", "removeTargets", "deleteRule"]);
  });

  test("is undone without a word of alarm when somebody has deleted it meanwhile", async () => {
    const { store, rules } = fakeRules();
    const plan = planRule(wish, undefined);
    await applyRule(store, plan, signal);
    rules.clear();
    const outcome = await undoRule(store, plan, false, signal);
    expect(describeUndoOutcome(outcome, plan)).toBe(
      "There is no rule compliance any more; nothing was left to undo.",
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
    expect(await undoRule(store, plan, false, signal)).toMatchObject({ kind: "undone" });
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
    says: /^AWS allows no more \(300 rules\)\..* Nothing was changed in AWS\.$/,
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
      { call: "rule", error: unreachable, nth: 1 },
    ],
    outcome: { kind: "unknown", error: unreachable },
    says: /^Whether the rule compliance on the event bus default was created is not known\./,
  },
  {
    what: "PutTargets is denied",
    faults: [{ call: "putTargets", error: denied }],
    outcome: { kind: "withoutTarget", error: denied, isKnown: true },
    says: /was created, but its new target is missing, so no event reaches that\. AWS denies events:PutTargets\./,
  },
  {
    what: "the target of a rule that is there is refused",
    before: former,
    faults: [{ call: "putTargets", error: refused }],
    outcome: { kind: "withoutTarget", error: refused, isKnown: true },
    says: /was changed, but its new target is missing.* AWS refuses the target target-1: no such queue \(Oops\)\./,
  },
  {
    what: "a target alone is refused",
    before: existing({ pattern: wish.pattern }),
    faults: [{ call: "putTargets", error: refused }],
    outcome: { kind: "unchanged", error: refused },
    says: /AWS refuses the target.* Nothing was changed in AWS\.$/,
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
    says: /its new target is missing.* EventBridge takes no more requests .* Wait a little and try again\.$/,
  },
  {
    what: "PutTargets is lost and nobody answers afterwards",
    faults: [
      { call: "putTargets", error: unreachable, isDone: true },
      { call: "rule", error: unreachable, nth: 1 },
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
    expect(describeRuleOutcome(found, plan)).toMatch(says);
    const undone = await undoRule(store, plan, false, signal);
    expect(undone.kind).toBe("undone");
    expect(rules.get("compliance")).toEqual(before);
  },
);

describe("undoing", () => {
  test("asks before it overwrites what somebody else has changed since", async () => {
    const { store, rules } = fakeRules([former]);
    const plan = planRule(wish, former);
    await applyRule(store, plan, signal);
    const changed = { ...plan.rule, pattern: '{"source":["aws.s3"]}' };
    rules.set("compliance", { rule: changed, targets: [] });
    expect(await undoRule(store, plan, false, signal)).toEqual({ kind: "changedSince" });
    expect(rules.get("compliance")?.rule).toEqual(changed);
    expect(await undoRule(store, plan, true, signal)).toMatchObject({ kind: "undone" });
    expect(rules.get("compliance")).toEqual(former);
  });

  test("asks before it makes a rule anew that somebody else has deleted", async () => {
    const { store, rules } = fakeRules([former]);
    const plan = planRule(wish, former);
    await applyRule(store, plan, signal);
    rules.clear();
    expect(await undoRule(store, plan, false, signal)).toEqual({ kind: "changedSince" });
    expect(await undoRule(store, plan, true, signal)).toMatchObject({ kind: "undone" });
    expect(rules.get("compliance")).toEqual(former);
  });

  test("leaves the rule of another account alone", async () => {
    const { store, rules } = fakeRules();
    const plan = planRule(wish, undefined);
    const arn = "arn:aws:events:eu-west-1:999999999999:rule/compliance";
    rules.set("compliance", { rule: { ...plan.rule, arn }, targets: [] });
    const outcome = await undoRule(store, plan, true, signal);
    expect(outcome).toEqual({ kind: "elsewhere", arn });
    expect(describeUndoOutcome(outcome, plan)).toMatch(
      /another one \(arn:.*999999999999.*Choose the profile/,
    );
  });

  test("says how far it came, and goes on from there the next time", async () => {
    const { store, rules } = fakeRules([], [{ call: "deleteRule", error: { kind: "throttled" }, nth: 1 }]);
    const plan = planRule(wish, undefined);
    await applyRule(store, plan, signal);
    const first = await undoRule(store, plan, false, signal);
    expect(describeUndoOutcome(first, plan)).toMatch(
      /^The rule compliance could not be put back: EventBridge takes no more.* So far its new targets were removed\.$/,
    );
    const second = await undoRule(store, plan, false, signal);
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
        const undone = await undoRule(store, plan, false, signal);
        expect(undone.kind === "undone" || once.length > 0).toBe(true);
        if (undone.kind !== "undone") await undoRule(store, plan, false, signal);
        expect(rules.get("compliance")).toEqual(start);
      }),
    );
  });
});
