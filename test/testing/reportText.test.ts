import fc from "fast-check";
import { expect, test } from "vitest";
import type { Span } from "../../src/base/span";
import { parseEvent } from "../../src/event/parseEvent";
import { compilePattern } from "../../src/matching/compilePattern";
import { explain } from "../../src/matching/explain/explain";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { leafNote } from "../../src/testing/reports/leafNote";
import { reportText } from "../../src/testing/reports/reportText";
import { summarizeReport } from "../../src/testing/reports/summarizeReport";
import { testLocally } from "../../src/testing/engines/testLocally";
import { testPattern } from "../../src/testing/engines/testPattern";
import type { AwsOutcome, TestReport } from "../../src/testing/reports/testReport";
import { remedies } from "../../src/vscode/remedies";

const whole = { id: "1", account: "1", time: "t", region: "r", "detail-type": "d", source: "aws.config" };

async function local(pattern: string, event: string): Promise<TestReport> {
  const open = () => Promise.resolve({ ok: false, error: { kind: "cancelled" } } as const);
  return testPattern(pattern, event, "local", open, new AbortController().signal);
}

async function summary(pattern: string, event: string, aws?: AwsOutcome, differ = false) {
  const report = await local(pattern, event);
  const whole: TestReport = aws === undefined ? report : { ...report, aws, differ };
  return summarizeReport(
    whole,
    { name: "p.json", text: pattern },
    { name: "e.event.json", text: event },
    remedies,
  );
}

const valid = '{"source":["aws.config"]}';
const missing = '{"source":["aws.ec2"]}';
const event = JSON.stringify(whole);
const agrees: AwsOutcome = { kind: "verdict", name: "EventBridge (eu-west-1)", matches: true };

test.each<{
  what: string;
  pattern: string;
  event?: string;
  aws?: AwsOutcome;
  differ?: boolean;
  severity?: "warning";
  text: string | RegExp;
}>([
  { what: "a match", pattern: valid, text: "Matches (local engine)." },
  {
    what: "a match of both",
    pattern: valid,
    aws: agrees,
    text: "Matches. EventBridge (eu-west-1) and the local engine agree.",
  },
  {
    what: "no match",
    pattern: missing,
    text: 'Does not match: source is "aws.config"; the pattern wants "aws.ec2" (local engine).',
  },
  {
    what: "several leaves that fail",
    pattern: '{"source":["aws.ec2"],"account":["2"]}',
    text: /^Does not match: .* \(and 1 more\) \(local engine\)\.$/,
  },
  {
    what: "engines that differ",
    pattern: missing,
    aws: agrees,
    differ: true,
    severity: "warning",
    text: "The engines differ. EventBridge (eu-west-1) says that the event matches; the local engine says that it does not.",
  },
  {
    what: "a pattern that only EventBridge rejects",
    pattern: valid,
    aws: {
      kind: "failed",
      error: { kind: "invalidPattern", message: "Event pattern is not valid. Reason: No" },
    },
    differ: true,
    severity: "warning",
    text: "The engines differ. EventBridge rejects the event pattern: No; the local engine says that it matches.",
  },
  {
    what: "no credentials in auto",
    pattern: valid,
    aws: { kind: "notAsked", because: { kind: "noCredentials" } },
    text: "Matches (local engine). EventBridge was not asked, because no AWS credentials were found.",
  },
  {
    what: "an expired login in auto",
    pattern: valid,
    aws: { kind: "notAsked", because: { kind: "expiredLogin", command: "aws sso login" } },
    severity: "warning",
    text: "Matches (local engine). EventBridge was not asked. The AWS login has expired. Run `aws sso login` in a terminal, and test again.",
  },
  {
    what: "an untrusted workspace",
    pattern: valid,
    aws: { kind: "notAsked", because: { kind: "notTrusted" } },
    text: "Matches (local engine). EventBridge is not asked in an untrusted workspace. Trust the workspace to test with AWS.",
  },
  {
    what: "a browser in auto",
    pattern: valid,
    aws: { kind: "notAsked", because: { kind: "noAwsClient" } },
    text: "Matches (local engine). EventBridge is asked only in the desktop editor.",
  },
  {
    what: "a browser with the engine aws",
    pattern: valid,
    aws: { kind: "failed", error: { kind: "noAwsClient" } },
    severity: "warning",
    text: /^Matches \(local engine\)\. The AWS client does not run in a browser/,
  },
  {
    what: "throttling",
    pattern: valid,
    aws: { kind: "failed", error: { kind: "throttled" } },
    severity: "warning",
    text: /^Matches \(local engine\)\. EventBridge is throttling this account/,
  },
  {
    what: "an event without the fields that AWS demands",
    pattern: valid,
    event: '{"source":"aws.config"}',
    text: "Matches (local engine). EventBridge's own test would reject this event, which lacks id, account, time, region, detail-type.",
  },
  {
    what: "a broken event",
    pattern: valid,
    event: '{\n "source" }',
    severity: "warning",
    text: /^e\.event\.json cannot be tested \(line 2, column 11\)\. Not JSON/,
  },
  {
    what: "a pattern that is not valid",
    pattern: '{\n"source": []}',
    severity: "warning",
    text: /^The event pattern is not valid \(line 2, column \d+\)\. /,
  },
])("$what is summed up in words", async ({ pattern, event: tested = event, aws, differ, severity, text }) => {
  const sum = await summary(pattern, tested, aws, differ);
  if (typeof text === "string") expect(sum.text).toBe(text);
  else expect(sum.text).toMatch(text);
  expect(sum.severity).toBe(severity ?? "information");
});

test("the report tells both engines, every leaf, what it wants and sees, and links each place", async () => {
  const pattern = '{\n  "source": ["aws.ec2"],\n  "account": [{ "exists": true }]\n}';
  const report = await local(pattern, event);
  const { text, links } = reportText(
    report,
    { name: "p.json", text: pattern },
    { name: "e.json", text: event },
    remedies,
  );
  expect(text).toMatchInlineSnapshot(`
    "# Does not match

    Does not match: source is "aws.config"; the pattern wants "aws.ec2" (local engine).

    To match, change the pattern: add "aws.config" to source.
    Or the event: set source to "aws.ec2".

    ## What failed

    - ✗ \`source\`: not matched
      - why not: source is "aws.config"; the pattern wants "aws.ec2"
      - at line 2, column 13
      - wants "aws.ec2"
      - sees \`"aws.config"\`, line 1, column 76 of the event

    ## What matched

    - ✓ \`account\`: matched
      - at line 3, column 14
      - wants any value
      - sees \`"1"\`, which fits, line 1, column 21 of the event

    ## What was tested

    - Event pattern: p.json
    - Event: e.json
    - Local engine: does not match
    - EventBridge: not asked.
    "
  `);
  const linked = links.map(({ span, target, at }) => [
    text.slice(span.offset, span.offset + span.length),
    (target === "pattern" ? pattern : event).slice(at.offset, at.offset + at.length),
  ]);
  expect(linked).toEqual([
    ["line 2, column 13", '["aws.ec2"]'],
    ["line 1, column 76 of the event", '"aws.config"'],
    ["line 3, column 14", '[{ "exists": true }]'],
    ["line 1, column 21 of the event", '"1"'],
  ]);
});

test.each([
  {
    pattern: '{"detail":{"state":[{"exists":false}]}}',
    tested: '{"detail":{"state":{"name":"on"}}}',
    sees: "sees line 1, column 20 of the event: an object, which has no value of its own",
  },
  {
    pattern: '{"detail":{"state":[{"exists":true}]}}',
    tested: '{"detail":{"state":{"name":"on"}}}',
    sees: "sees line 1, column 20 of the event: an object, which has no value of its own",
  },
  {
    pattern: '{"detail":{"state":["on"]}}',
    tested: '{"detail":{"state":[]}}',
    sees: "sees line 1, column 20 of the event: an empty array, which has no value",
  },
  {
    pattern: '{"detail":{"state":["on"]}}',
    tested: '{"detail":{}}',
    sees: "sees nothing: the event has no value at this path",
  },
])("of $tested the leaf of $pattern $sees", async ({ pattern, tested, sees }) => {
  const { text } = reportText(
    await local(pattern, tested),
    { name: "p.json", text: pattern },
    { name: "e.json", text: tested },
    remedies,
  );
  expect(text).toContain(sees);
});

test("of an operator outside an array the report says so, and asks nothing of the event", async () => {
  const pattern = '{"detail":{"total":{"numeric":[">",10]}}}';
  const tested = '{"detail":{"total":11}}';
  const { text } = reportText(
    await local(pattern, tested),
    { name: "p.json", text: pattern },
    { name: "e.json", text: tested },
    remedies,
  );
  expect(text).toContain(
    'To match, change the pattern: put the operator "numeric" of detail.total into an array, [{ "numeric": [">",10] }].\n\n',
  );
});

test("a verdict that depends on what is not known says on what, and advises nothing", () => {
  const text = '{"source":["x0"]}';
  const unknowns = [{ span: { offset: 11, length: 4 }, expression: "var.source", holds: "text" }] as const;
  const { pattern } = parsePattern(text, { unknowns });
  const parsed = parseEvent(event);
  if (pattern === undefined || !parsed.ok) throw new Error("Neither may be rejected.");
  const explanation = explain(compilePattern(pattern), parsed.event);
  const page = reportText(
    {
      local: { kind: "verdict", matches: false, explanation },
      aws: { kind: "notAsked" },
      differ: false,
      missing: [],
    },
    { name: "p.json", text },
    { name: "e.json", text: event },
    remedies,
  );
  expect(page.text).toContain("- Local engine: depends on var.source\n");
  expect(page.text).not.toContain("To match");
});

test("the ways to match a pattern with $or are told, the closest first", async () => {
  const pattern = '{"$or":[{"source":["a"],"account":["2"]},{"source":["aws.config"],"id":["2"]}]}';
  const report = await local(pattern, event);
  const { text } = reportText(
    report,
    { name: "p.json", text: pattern },
    { name: "e.json", text: event },
    remedies,
  );
  expect(text).toContain("1. 1 of 2 fail: id");
  expect(text).toContain("2. 2 of 2 fail: account, source");
});

test("the report lists every problem of a pattern that is not valid, with its place", async () => {
  const pattern = '{"a":[],"b":[{"Prefix":"x"}]}';
  const report = await local(pattern, event);
  const { text, links } = reportText(
    report,
    { name: "p.json", text: pattern },
    { name: "e.json", text: event },
    remedies,
  );
  expect(text.match(/^- error at line 1, column \d+: /gm)).toHaveLength(2);
  expect(links.map(({ target }) => target)).toEqual(["pattern", "pattern"]);
});

test.each([
  { pattern: '{"source":["aws.config"]}', note: '✓ "aws.config"' },
  { pattern: '{"gone":[{"exists":false}]}', note: "✓ absent" },
  { pattern: '{"detail":{"inner":[{"exists":false}]}}', note: "✓ an object, not a value" },
  { pattern: '{"detail":{"none":[{"exists":false}]}}', note: "✓ an empty array" },
  { pattern: '{"resources":["arn:b"]}', note: '✓ "arn:b" (1 of 2)' },
  { pattern: '{"source":["aws.ec2"]}', note: '✗ "aws.config"' },
  { pattern: '{"source":["AWS.CONFIG"]}', note: '✗ "aws.config" differs by case' },
  { pattern: '{"gone":["x"]}', note: "✗ absent" },
  { pattern: '{"Source":["aws.config"]}', note: "✗ absent; the event has source" },
  { pattern: '{"detail":{"deep":["x"]}}', note: "✗ absent; the event has …is.so.deep" },
  { pattern: '{"detail":{"count":["5"]}}', note: "✗ 5: a number and a string" },
  { pattern: '{"detail":{"inner":["x"]}}', note: "✗ an object, not a value" },
  { pattern: '{"detail":{"none":["x"]}}', note: "✗ an empty array" },
  { pattern: '{"source":[{"exists":false}]}', note: '✗ "aws.config" must be absent' },
  { pattern: '{"source":[{"anything-but":"aws.config"}]}', note: '✗ "aws.config" is excluded' },
])("beside the leaf of $pattern stands $note", ({ pattern, note }) => {
  const rich = {
    ...whole,
    resources: ["arn:a", "arn:b"],
    detail: {
      count: 5,
      inner: { x: 1 },
      none: [],
      a: { very: { long: { path: { that: { is: { so: { deep: 1 } } } } } } },
    },
  };
  const outcome = testLocally(pattern, JSON.stringify(rich));
  if (outcome.kind !== "verdict") throw new Error(outcome.kind);
  expect(outcome.explanation.leaves.map((leaf) => leafNote(leaf).text)).toEqual([note]);
});

test("a leaf of an $or branch that was not needed is not marked as failed", () => {
  const outcome = testLocally('{"$or":[{"source":["aws.config"]},{"account":["9"]}]}', event);
  if (outcome.kind !== "verdict") throw new Error(outcome.kind);
  expect(outcome.explanation.leaves.map((leaf) => leafNote(leaf).state)).toEqual(["matched", "notNeeded"]);
});

test("whatever the texts are, there is a report, and its links lie in it and in their targets", async () => {
  const text = fc.oneof(fc.string(), fc.json(), fc.constantFrom(valid, missing, event, '{"a":[{"b":1}]}'));
  await fc.assert(
    fc.asyncProperty(text, text, async (pattern, tested) => {
      const page = reportText(
        await local(pattern, tested),
        { name: "p", text: pattern },
        { name: "e", text: tested },
        remedies,
      );
      for (const { span, target, at } of page.links) {
        expect(span.offset + span.length).toBeLessThanOrEqual(page.text.length);
        expect(at.offset + at.length).toBeLessThanOrEqual((target === "pattern" ? pattern : tested).length);
      }
    }),
    { numRuns: 500 },
  );
});

test("a key or a value makes no line of its own in a report, and nothing in it is hidden", async () => {
  const pattern = '{"a\\n✓ b: matched\u202e":["x"]}';
  const event = '{"a\\n✓ b: matched\u202e":"y\u200b"}';
  const report = await local(pattern, event);
  const { text, links } = reportText(
    report,
    { name: "p\n.json", text: pattern },
    { name: "\u001be.json", text: event },
    remedies,
  );
  const lines = text.split("\n");
  expect(lines.filter((line) => /^(?:- )?✓/.test(line))).toEqual([]);
  expect(lines).toContain("- Event pattern: p .json");
  expect(lines).toContain("- Event: \\u001be.json");
  expect(text).toContain("a ✓ b: matched\\u202e");
  expect(text).not.toMatch(/[\u202e\u200b\u001b]/);
  for (const { span } of links) {
    expect(text.slice(span.offset, span.offset + span.length)).toMatch(/^line \d+, column \d+/);
  }
});

test("places in a pattern are those of its file, also where that is larger than the pattern", async () => {
  const file = `Rules:\n  - ${missing}\n`;
  const shift = file.indexOf(missing);
  const placeOf = ({ offset, length }: Span): Span => ({ offset: offset + shift, length });
  const pattern = { name: "rules.yaml#Rule", text: missing, inFile: { text: file, placeOf } };
  const tested = { name: "e.event.json", text: event };
  const page = reportText(await local(missing, event), pattern, tested, remedies);
  expect(page.text).toContain("at line 2, column 15");
  const invalid = { ...pattern, text: "{}" };
  expect(summarizeReport(await local("{}", event), invalid, tested, remedies).text).toMatch(
    /\(line 2, column 5\)/,
  );
});
