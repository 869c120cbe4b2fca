import { ruleArn, type EventBus, type Rule, type RuleWithTargets, type Target } from "../../src/rules/rule";
import type { RuleError } from "../../src/rules/ruleError";
import type { RuleStore } from "../../src/rules/ruleStore";
import type { Result } from "../../src/base/result";

export const bus: EventBus = {
  name: "default",
  arn: "arn:aws:events:eu-west-1:123456789012:event-bus/default",
};

/** The calls that can be made to fail. */
type Call = "rule" | "putRule" | "putTargets" | "removeTargets" | "deleteRule";

/** How a call fails: before it does anything, or after, when only its answer is lost. */
export interface Fault {
  readonly call: Call;
  readonly error: RuleError;
  readonly isDone?: boolean;
  /** Which of these calls fails, counted from 1; every one unless set. */
  readonly nth?: number;
}

/**
 * EventBridge's rules of one bus in memory, with its replacing and merging, and with faults where they are wanted. PutRule
 * answers with `arn` where that is given, as if another account were behind the endpoint.
 */
export function fakeRules(
  initial: readonly RuleWithTargets[] = [],
  faults: readonly Fault[] = [],
  arn?: string,
) {
  const rules = new Map(initial.map((each) => [each.rule.name, each]));
  const calls: string[] = [];

  async function answer<T>(call: Call, work: () => T): Promise<Result<T, RuleError>> {
    await Promise.resolve();
    calls.push(call);
    const nth = calls.filter((each) => each === call).length;
    const fault = faults.find((each) => each.call === call && (each.nth ?? nth) === nth);
    if (fault === undefined) return { ok: true, value: work() };
    if (fault.isDone === true) work();
    return { ok: false, error: fault.error };
  }

  function put(name: string, change: Partial<RuleWithTargets>): undefined {
    const now = rules.get(name);
    const rule = change.rule ?? now?.rule;
    if (rule !== undefined) rules.set(name, { rule, targets: change.targets ?? now?.targets ?? [] });
    return undefined;
  }

  const unused = () => Promise.reject(new Error("not used here"));
  const store: RuleStore = {
    region: "eu-west-1",
    dryRun: unused,
    buses: unused,
    bus: unused,
    rules: unused,
    rule: (_bus, name) => answer("rule", () => rules.get(name)),
    putRule: (rule) =>
      answer("putRule", () => {
        put(rule.name, { rule });
        return arn ?? ruleArn(bus, rule.name);
      }),
    putTargets: ({ name }, targets) =>
      answer("putTargets", () => {
        const kept = (rules.get(name)?.targets ?? []).filter(({ id }) =>
          targets.every((each) => each.id !== id),
        );
        put(name, { targets: [...kept, ...targets] });
        return undefined;
      }),
    removeTargets: ({ name }, ids) =>
      answer("removeTargets", () =>
        put(name, { targets: (rules.get(name)?.targets ?? []).filter(({ id }) => !ids.includes(id)) }),
      ),
    deleteRule: ({ name }) =>
      answer("deleteRule", () => {
        if ((rules.get(name)?.targets.length ?? 0) > 0)
          throw new Error("AWS refuses to delete a rule with targets.");
        rules.delete(name);
        return undefined;
      }),
    dispose: () => undefined,
  };
  return { store, rules, calls };
}

/** A rule with its targets, as EventBridge would have it. */
export function existing(rule: Partial<Rule> = {}, targets: readonly Target[] = []): RuleWithTargets {
  const arn = "arn:aws:events:eu-west-1:123456789012:rule/compliance";
  return { rule: { name: "compliance", bus: "default", arn, state: "ENABLED", ...rule }, targets };
}
