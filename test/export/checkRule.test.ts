import { expect, describe, test } from "vitest";
import { checkRule, ruleNameFor } from "../../src/export/checkRule";
import type { RuleToExport, TargetKind } from "../../src/export/ruleToExport";
import { targetKinds } from "../../src/export/targetKinds";

const rule: RuleToExport = {
  name: "compliance",
  state: "ENABLED",
  patternText: '{"source": ["aws.config"]}',
  targets: [],
};

describe("a rule's name is made of its file's", () => {
  test.each([
    ["non-compliant.eventpattern.json", "non-compliant"],
    ["non-compliant.event-pattern.json", "non-compliant"],
    ["eventpattern.json", "event-pattern"],
    ["Größe & Höhe.json", "Gro-e-Hohe"],
    ["Untitled-1", "Untitled-1"],
    ["日本.eventpattern.json", "event-pattern"],
    [`${"a".repeat(100)}.eventpattern.json`, "a".repeat(64)],
    ["v1.2_a.eventpattern.json", "v1.2_a"],
  ])("%s", (fileName, name) => {
    expect(ruleNameFor(fileName)).toBe(name);
    expect(checkRule({ ...rule, name }, []).ok).toBe(true);
  });
});

describe("what EventBridge would not take is refused with a sentence", () => {
  const queue = targetKinds.queue.example;
  test.each<[string, Partial<RuleToExport>, RegExp]>([
    ["a pattern", { patternText: '{\n"source": "a"}' }, /^The event pattern is not valid \(line 2\): .+\.$/],
    ["no JSON", { patternText: "" }, /^The event pattern is not valid/],
    ["no name", { name: "" }, /1 to 64 letters/],
    ["a name with a blank", { name: "a b" }, /1 to 64 letters/],
    ["a long name", { name: "a".repeat(65) }, /1 to 64 letters/],
    ["a long description", { description: "a".repeat(513) }, /at most 512 characters/],
    ["a description of two lines", { description: "a\nb" }, /one line of printable characters/],
    ["a description with a variable", { description: "${self:service}" }, /no opening braces/],
    ["an event bus", { eventBus: "a b" }, /"a b" is not the name of an event bus/],
    ["an ARN", { targets: [{ kind: "queue", arn: "queue" }] }, /SQS queue: "queue" is not its ARN/],
    ["an ARN of another kind", { targets: [{ kind: "topic", arn: queue }] }, /SNS topic: .* is not its ARN/],
    [
      "a FIFO queue",
      { targets: [{ kind: "queue", arn: `${queue}.fifo` }] },
      /more than its ARN for a FIFO one/,
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
