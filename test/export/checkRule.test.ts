import { expect, describe, test } from "vitest";
import { checkRule } from "../../src/export/checkRule";
import type { RuleToExport } from "../../src/export/ruleToExport";
import { targetKinds, type TargetKind } from "../../src/rules/targetKinds";
import {
  badTargets,
  fifoTopic,
  goodTargets,
  messageGroups,
  refusedNames,
  suggestedNames,
} from "../rules/ruleRows";

const rule: RuleToExport = {
  name: "compliance",
  state: "ENABLED",
  patternText: '{"source": ["aws.config"]}',
  targets: [],
};

describe("a name that is made of a file's is one that EventBridge takes", () => {
  test.each(suggestedNames)("%s", (_path, name) => expect(checkRule({ ...rule, name }, []).ok).toBe(true));
});

describe("what is created in AWS is exported, and what is refused there is refused here", () => {
  test.each(refusedNames)("the name %j", (name, says) => {
    expect(checkRule({ ...rule, name }, [])).toEqual({ ok: false, error: says });
  });

  test.each(goodTargets)("the target $arn", ({ kind, arn, as = arn }) => {
    const group = arn.trim().endsWith(".fifo") ? { messageGroup: "compliance" } : {};
    const checked = checkRule({ ...rule, targets: [{ kind, arn, ...group }] }, []);
    expect(checked.ok ? checked.value.targets.map((target) => target.arn) : checked.error).toEqual([as]);
  });

  test.each(badTargets)("no target $arn", ({ kind, arn }) => {
    const checked = checkRule({ ...rule, targets: [{ kind, arn }] }, []);
    expect(checked).toEqual({
      ok: false,
      error: expect.stringMatching(/ is not its ARN\. It looks/) as string,
    });
  });

  test("a FIFO topic", () => {
    const checked = checkRule({ ...rule, targets: [{ kind: "topic", arn: fifoTopic.arn }] }, []);
    expect(checked).toEqual({ ok: false, error: fifoTopic.says });
  });

  test.each(messageGroups)("the message group %j", (messageGroup, isTaken) => {
    const arn = `${targetKinds.queue.example}.fifo`;
    expect(checkRule({ ...rule, targets: [{ kind: "queue", arn, messageGroup }] }, []).ok).toBe(isTaken);
  });
});

describe("what EventBridge would not take is refused with a sentence", () => {
  const queue = targetKinds.queue.example;
  test.each<[string, Partial<RuleToExport>, RegExp]>([
    ["a pattern", { patternText: '{\n"source": "a"}' }, /^The event pattern is not valid \(line 2\): .+\.$/],
    ["no JSON", { patternText: "" }, /^The event pattern is not valid/],
    ["a long description", { description: "a".repeat(513) }, /at most 512 characters/],
    ["a description of two lines", { description: "a\nb" }, /one line of printable characters/],
    [
      "a description with a variable",
      { description: "${self:service}" },
      /must not contain an opening brace/,
    ],
    ["an event bus", { eventBus: "a b" }, /"a b" is not the name of an event bus/],
    ["an ARN", { targets: [{ kind: "queue", arn: "queue" }] }, /SQS queue: "queue" is not its ARN/],
    ["an ARN of another kind", { targets: [{ kind: "topic", arn: queue }] }, /SNS topic: .* is not its ARN/],
    ["a FIFO queue", { targets: [{ kind: "queue", arn: `${queue}.fifo` }] }, /enter a message group/],
    [
      "a message group of a topic",
      { targets: [{ kind: "topic", arn: targetKinds.topic.example, messageGroup: "a" }] },
      /only an existing queue/,
    ],
    [
      "a message group with a variable",
      { targets: [{ kind: "queue", arn: `${queue}.fifo`, messageGroup: "${a}" }] },
      /must not contain an opening brace/,
    ],
    [
      "a state machine whose name a role's policy cannot hold",
      { targets: [{ kind: "stateMachine", arn: `${targetKinds.stateMachine.example}-é` }] },
      /use only letters, digits/,
    ],
    ["a sixth target", { targets: Array(6).fill({ kind: "queue", arn: queue }) }, /at most 5 targets/],
  ])("%s", (_what, part, message) => {
    const checked = checkRule({ ...rule, ...part }, []);
    expect(checked).toEqual({ ok: false, error: expect.stringMatching(message) as string });
  });

  test.each(Object.keys(targetKinds) as TargetKind[])("a new %s where the format makes none", (kind) => {
    const checked = checkRule({ ...rule, targets: [{ kind }] }, []);
    expect(checked).toEqual({ ok: false, error: expect.stringMatching(/cannot create one/) as string });
  });
});

test("the default event bus needs no name, and a rule may have several targets of a kind", () => {
  const checked = checkRule(
    { ...rule, eventBus: "default", targets: [{ kind: "queue" }, { kind: "queue" }] },
    ["queue"],
  );
  expect(checked.ok && checked.value.eventBus).toBeUndefined();
  expect(checked.ok && checked.value.targets.map(({ id }) => id)).toEqual(["Queue", "Queue2"]);
});
