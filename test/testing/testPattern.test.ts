import { expect, test, vi } from "vitest";
import type { PatternTester, TestError } from "../../src/testing/engines/patternTester";
import type { Result } from "../../src/base/result";
import type { WrittenPattern } from "../../src/pattern/parse/parsePattern";
import { summarizeReport } from "../../src/testing/reports/summarizeReport";
import { remedies } from "../../src/vscode/remedies";
import { testPattern, type Engine, type OpenTester } from "../../src/testing/engines/testPattern";

const pattern = '{"source":["aws.config"]}';
const whole = { id: "1", account: "1", time: "t", region: "r", "detail-type": "d" };
const matching = JSON.stringify({ ...whole, source: "aws.config" });
const other = JSON.stringify({ ...whole, source: "aws.ec2" });
const never = new AbortController().signal;

/** A tester that answers as told. */
function answering(answer: Result<boolean, TestError>): PatternTester & { asked: [string, string][] } {
  const asked: [string, string][] = [];
  return {
    name: "EventBridge (eu-west-1)",
    asked,
    test(sentPattern, sentEvent) {
      asked.push([sentPattern, sentEvent]);
      return Promise.resolve(answer);
    },
  };
}

function opening(tester: PatternTester): OpenTester {
  return () => Promise.resolve({ ok: true, value: tester });
}

function refusing(error: TestError): OpenTester {
  return () => Promise.resolve({ ok: false, error });
}

test("both engines are asked, and their verdicts told by name", async () => {
  const tester = answering({ ok: true, value: true });
  const report = await testPattern(pattern, matching, "auto", opening(tester), never);
  expect(report.local).toMatchObject({ kind: "verdict", matches: true });
  expect(report.aws).toEqual({ kind: "verdict", name: "EventBridge (eu-west-1)", matches: true });
  expect(report.differ).toBe(false);
  expect(tester.asked).toEqual([[pattern, matching]]);
});

test("the engine local asks nobody else", async () => {
  const open = vi.fn(opening(answering({ ok: true, value: true })));
  const report = await testPattern(pattern, matching, "local", open, never);
  expect(report.aws).toEqual({ kind: "notAsked" });
  expect(open).not.toHaveBeenCalled();
});

const expired: TestError = { kind: "expiredLogin", command: "aws sso login" };
test.each<{ engine: Engine; error: TestError; aws: object }>([
  {
    engine: "auto",
    error: { kind: "noCredentials" },
    aws: { kind: "notAsked", because: { kind: "noCredentials" } },
  },
  { engine: "auto", error: expired, aws: { kind: "notAsked", because: expired } },
  { engine: "auto", error: { kind: "cancelled" }, aws: { kind: "failed", error: { kind: "cancelled" } } },
  {
    engine: "aws",
    error: { kind: "noCredentials" },
    aws: { kind: "failed", error: { kind: "noCredentials" } },
  },
  {
    engine: "aws",
    error: { kind: "noAwsClient" },
    aws: { kind: "failed", error: { kind: "noAwsClient" } },
  },
])(
  "with engine $engine, $error.kind when opening still gives the local verdict",
  async ({ engine, error, aws }) => {
    const report = await testPattern(pattern, other, engine, refusing(error), never);
    expect(report.local).toMatchObject({ kind: "verdict", matches: false });
    expect(report.aws).toEqual(aws);
    expect(report.differ).toBe(false);
  },
);

const rejects: Result<boolean, TestError> = { ok: false, error: { kind: "invalidPattern", message: "…" } };
test.each<{ what: string; pattern: string; answer: Result<boolean, TestError>; differ: boolean }>([
  { what: "the same verdict", pattern, answer: { ok: true, value: true }, differ: false },
  { what: "the other verdict", pattern, answer: { ok: true, value: false }, differ: true },
  { what: "a rejection of a pattern that is valid here", pattern, answer: rejects, differ: true },
  {
    what: "a rejection of a pattern that is not valid here",
    pattern: '{"a":[]}',
    answer: rejects,
    differ: false,
  },
  {
    what: "a verdict for a pattern that is not valid here",
    pattern: '{"a":[]}',
    answer: { ok: true, value: true },
    differ: true,
  },
  { what: "no verdict", pattern, answer: { ok: false, error: { kind: "throttled" } }, differ: false },
])("$what makes the engines differ: $differ", async ({ pattern: tested, answer, differ }) => {
  const report = await testPattern(tested, matching, "aws", opening(answering(answer)), never);
  expect(report.differ).toBe(differ);
});

test("an event that is no JSON object is not sent", async () => {
  const tester = answering({ ok: true, value: true });
  const report = await testPattern(pattern, "[1]", "aws", opening(tester), never);
  expect(report.local).toMatchObject({ kind: "invalidEvent" });
  expect(report.aws).toEqual({ kind: "notAsked" });
  expect(tester.asked).toEqual([]);
});

test("fields that TestEventPattern demands are told when they are missing", async () => {
  const report = await testPattern(
    pattern,
    '{"source":"aws.config","id":"1"}',
    "local",
    refusing(expired),
    never,
  );
  expect(report.local).toMatchObject({ kind: "verdict", matches: true });
  expect(report.missing).toEqual(["account", "time", "region", "detail-type"]);
});

test("an event that EventBridge does not accept is told with the fields that it lacks", async () => {
  const error = { kind: "invalidEvent", message: "Parameter Event is not valid.", missing: [] } as const;
  const sent = '{"source":"aws.config","id":"1","region":"eu-west-1","detail-type":"x","time":"now"}';
  const report = await testPattern(pattern, sent, "aws", opening(answering({ ok: false, error })), never);
  expect(report.aws).toEqual({ kind: "failed", error: { ...error, missing: ["account"] } });
});

test("the local outcome is told before EventBridge is asked", async () => {
  const order: string[] = [];
  const open: OpenTester = () => {
    order.push("open");
    return Promise.resolve({ ok: false, error: { kind: "noCredentials" } });
  };
  await testPattern(pattern, matching, "auto", open, never, ({ kind }) => order.push(kind));
  expect(order).toEqual(["verdict", "open"]);
});

const siteWith = (text: string, expression: string): WrittenPattern => ({
  text,
  unknowns: [
    {
      span: { offset: text.indexOf(`"\${${expression}}"`), length: `"\${${expression}}"`.length },
      expression,
      holds: "text",
    },
  ],
});

test.each([
  { source: "aws.config", dependsOn: ["Stage"] },
  { source: "aws.ec2", dependsOn: undefined },
])("EventBridge is not asked about unknown values: an event of $source", async ({ source, dependsOn }) => {
  const open = vi.fn(opening(answering({ ok: true, value: true })));
  const unknown = siteWith('{"source":["aws.config"],"account":["${Stage}"]}', "Stage");
  for (const engine of ["auto", "aws"] as const) {
    const event = JSON.stringify({ ...whole, source });
    const report = await testPattern(unknown, event, engine, open, never);
    expect(report.aws).toEqual({ kind: "unknownValues", on: ["Stage"] });
    expect(report.local.kind === "verdict" && report.local.explanation.dependsOn).toEqual(dependsOn);
    const place = { name: "x", text: unknown.text };
    const { text, severity } = summarizeReport(report, place, { name: "e", text: event }, remedies);
    expect(text).toContain(dependsOn === undefined ? "Does not match: source" : "Depends on Stage");
    expect(text).toContain("EventBridge was not asked, because Stage is known only after deployment.");
    expect(severity).toBe("information");
  }
  expect(open).not.toHaveBeenCalled();
});
