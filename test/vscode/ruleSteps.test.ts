import { describe, expect, test } from "vitest";
import { planExport, type GivenExport } from "../../src/vscode/exportRule/exportSteps";
import { stateStep, targetSteps } from "../../src/vscode/rules/createSteps";
import type { Answers } from "../../src/wizard/wizardStep";
import { exportFormats } from "../../src/export/exportFormats";

const topic = "arn:aws:sns:us-east-1:111122223333:compliance";
const fifo = "arn:aws:sqs:us-east-1:111122223333:compliance.fifo";
const terraform = exportFormats.find(({ id }) => id === "terraform");

describe("the questions of an export", () => {
  test.each<{ answers: Answers; given?: GivenExport; asked: string; targets?: readonly unknown[] }>([
    { answers: {}, asked: "format" },
    { answers: { format: ["terraform"] }, asked: "format targets name" },
    { answers: { format: ["terraform"], targets: ["#none"] }, asked: "format targets name" },
    {
      answers: { format: ["terraform"], targets: ["#none", "topic"], "arn:topic": [topic] },
      asked: "format targets arn:topic name",
      targets: [{ kind: "topic", arn: topic }],
    },
    {
      answers: { format: ["terraform"], targets: ["queue"], "arn:queue": [fifo] },
      asked: "format targets arn:queue group:queue name",
      targets: [{ kind: "queue", arn: fifo, messageGroup: "suggested" }],
    },
    { answers: {}, given: { format: terraform, targets: [] }, asked: "name" },
    { answers: {}, given: { format: terraform, targets: [], name: "mine" }, asked: "" },
  ])("after $answers: $asked", ({ answers, given, asked, targets = [] }) => {
    const plan = planExport(answers, "suggested", given);
    expect(plan.steps.map(({ id }) => id).join(" ")).toBe(asked);
    expect(plan.targets).toEqual(targets);
    expect(plan.name).toBe(given?.name ?? "suggested");
  });

  test("no target is checked until another one is, and says what it means", () => {
    const { steps } = planExport({ format: ["terraform"] }, "suggested");
    const targets = steps.find(({ id }) => id === "targets");
    expect(targets?.chosen).toEqual(["#none"]);
    expect(targets?.kind === "many" && targets.items[0]?.detail).toMatch(/sends them nowhere/);
  });
});

describe("the questions for a rule in AWS", () => {
  const bus = { name: "default", arn: "arn:aws:events:us-east-1:111122223333:event-bus/default" };
  const role = "arn:aws:iam::111122223333:role/start";
  const machine = "arn:aws:states:us-east-1:111122223333:stateMachine:remedy";

  test.each<{ answers: Answers; asked: string; target?: unknown }>([
    { answers: {}, asked: "target target.arn" },
    { answers: { target: ["#none"] }, asked: "target" },
    {
      answers: { target: ["arn"], "target.arn": [topic] },
      asked: "target target.arn",
      target: { arn: topic },
    },
    {
      answers: { "target.arn": [machine], "target.role": [role] },
      asked: "target target.arn target.role",
      target: { arn: machine, roleArn: role },
    },
    {
      answers: { "target.arn": [fifo] },
      asked: "target target.arn target.group",
      target: { arn: fifo, more: { SqsParameters: { MessageGroupId: "rule" } } },
    },
  ])("after $answers: $asked", ({ answers, asked, target }) => {
    const plan = targetSteps(bus, "rule", answers);
    expect(plan.steps.map(({ id }) => id).join(" ")).toBe(asked);
    expect(plan.target).toEqual(target);
  });

  test("the state that the rule has comes first, and is meant without an answer", () => {
    expect(stateStep(bus, "DISABLED", false, {}).state).toBe("DISABLED");
    expect(stateStep(bus, undefined, false, {}).state).toBe("ENABLED");
  });
});
