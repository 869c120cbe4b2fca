import { describe, expect, test } from "vitest";
import { createSample } from "../../src/testing/samples/createSample";
import { rankSamples } from "../../src/testing/samples/rankSamples";
import { rankPatterns } from "../../src/testing/rankPatterns";
import { testLocally } from "../../src/testing/engines/testLocally";
import { compilePattern } from "../../src/matching/compilePattern";
import { parseEvent } from "../../src/event/parseEvent";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { catalog, samples } from "../catalog/shippedCatalog";

const sources = { samples, catalog };

const config = '{"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]';
const patterns = [
  `${config}}`,
  `${config}, "detail": {"newEvaluationResult": {"complianceType": ["COMPLIANT"]}}}`,
  `${config}, "detail": {"configRuleName": [{"prefix": "my-"}], "resourceType": ["AWS::S3::Bucket"]}}`,
  '{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": {"state": ["stopped"]}}',
  '{"source": ["my.app"], "detail": {"price": [{"numeric": [">", 10, "<=", 20]}], "ip": [{"cidr": "10.0.0.0/8"}]}}',
  '{"detail": {"$or": [{"a": [1]}, {"b": [{"anything-but": ["x"]}]}], "c": [{"exists": true}]}}',
  '{"source": [{"suffix": ".app"}], "detail": {"d": [{"exists": false}]}}',
  '{"detail": {"d": [{"exists": false}]}}',
  '{"detail": {"d": [{"exists": true}]}}',
  '{"detail": {"d": [{"anything-but": {"prefix": "x"}}]}}',
  '{"detail": {"d": [{"anything-but": [1, 2]}]}}',
  '{"detail": {"d": [{"anything-but": {"wildcard": "*x*"}}]}}',
  '{"detail": {"d": [{"prefix": ""}]}}',
  '{"detail": {"d": [1e300, {"equals-ignore-case": "D"}]}}',
  '{"source": ["my.app"], "$or": [{"detail": {"a": [1], "b": [{"exists": false}]}}, {"detail": {"c": [{"exists": false}]}}]}',
  `{"source": ["my.app"], "detail": {${Array.from({ length: 120 }, (_, n) => `"k${n}": [${n}]`).join()}}}`,
];

describe.each(patterns)("for %s", (pattern) => {
  test("an event is made that the engine lets through", () => {
    const made = createSample(pattern, sources, "matches");
    expect(made).toMatchObject({ ok: true });
    if (!made.ok) return;
    expect(testLocally(pattern, made.value.text)).toMatchObject({ matches: true });
    expect(JSON.parse(made.value.text)).toHaveProperty("detail-type");
  });

  test("an event is made that a single field keeps out", () => {
    const made = createSample(pattern, sources, "misses");
    expect(made).toMatchObject({ ok: true });
    if (!made.ok) return;
    const local = testLocally(pattern, made.value.text);
    if (local.kind !== "verdict") throw new Error("The event has a verdict.");
    expect(local.matches).toBe(false);
    const failed = local.explanation.leaves.filter(({ matched }) => !matched).map(({ path }) => path);
    expect(failed).toContain(made.value.missed);
  });
});

test("a sample of AWS Config has the fields of a real event", () => {
  const made = createSample(patterns[1] ?? "", sources, "matches");
  expect(made.ok && JSON.parse(made.value.text)).toMatchObject({
    account: expect.stringMatching(/^\d{12}$/) as string,
    detail: {
      messageType: "ComplianceChangeNotification",
      newEvaluationResult: { complianceType: "COMPLIANT" },
    },
  });
});

test.each([
  ["{", "The event pattern is not valid. Correct it first."],
  [
    '{"a": [{"numeric": [">", 1, "<", 1.0000000000000002]}], "b": [{"numeric": [">", 1, "<", 1.0000000000000002]}]}',
    "No event was found that this event pattern matches. No value was found for b: a number greater than 1 and less than 1.0000000000000002.",
  ],
  [
    '{"$or": [{"a": [{"numeric": [">", 1, "<", 1.0000000000000002]}]}, {"b": [1], "c": [{"numeric": [">", 1, "<", 1.0000000000000002]}]}]}',
    "No event was found that this event pattern matches. No value was found for a: a number greater than 1 and less than 1.0000000000000002.",
  ],
])("for %s there is none, in a sentence", (pattern, error) => {
  expect(createSample(pattern, sources, "matches")).toEqual({ ok: false, error });
});

test("a pattern that accepts whatever one field is has no event that misses by one field", () => {
  const pattern = '{"a": [{"exists": true}, {"exists": false}]}';
  expect(createSample(pattern, sources, "matches")).toMatchObject({ ok: true });
  expect(createSample(pattern, sources, "misses")).toEqual({
    ok: false,
    error: "No event was found that only a single field keeps out of this event pattern.",
  });
});

test.each([
  ["its service", '{"source": ["aws.ec2"]}', ["aws.ec2"]],
  [
    "the services of a prefix",
    '{"source": [{"prefix": "aws.ec"}, "aws.s3"]}',
    ["aws.ec2", "aws.ecs", "aws.s3"],
  ],
  [
    "the services of each branch",
    '{"$or": [{"source": ["aws.ec2"]}, {"source": ["aws.s3"]}]}',
    ["aws.ec2", "aws.s3"],
  ],
  ["no AWS service", '{"source": ["my.app"]}', []],
  ["the services that send its detail-type", '{"detail-type": ["Object Created"]}', ["aws.s3"]],
])("samples are of %s", (_, text, expected) => {
  const { pattern } = parsePattern(text);
  if (pattern === undefined) throw new Error("The test has an invalid pattern.");
  const { fitting, ofOwnServices } = rankSamples(samples, compilePattern(pattern));
  const sources = new Set([...fitting, ...ofOwnServices].map(({ source }) => source));
  expect([...sources].filter((source) => samples.some((sample) => sample.source === source)).sort()).toEqual(
    expected.filter((source) => samples.some((sample) => sample.source === source)),
  );
});

test("a pattern that asks for no service has the samples of all", () => {
  const { pattern } = parsePattern('{"account": ["1"]}');
  if (pattern === undefined) throw new Error("The test has an invalid pattern.");
  expect(rankSamples(samples, compilePattern(pattern))).toEqual({ fitting: [], ofOwnServices: samples });
});

test("patterns are ranked by how little failed, those that match first", async () => {
  const named = ['{"a": [1], "b": [1], "c": [2]}', '{"a": [2], "b": [2]}', '{"a": [1]}'].map((text) => {
    const { pattern } = parsePattern(text);
    if (pattern === undefined) throw new Error("The test has an invalid pattern.");
    return { text, compiled: compilePattern(pattern) };
  });
  const parsed = parseEvent('{"a": 1, "b": 1, "c": 1}');
  if (!parsed.ok) throw new Error("The test has an invalid event.");
  const ranked = await rankPatterns(named, parsed.event);
  expect(
    ranked.map(({ pattern, matches, failed, leaves }) => [pattern.text, matches, failed, leaves]),
  ).toEqual([
    [named[2]?.text, true, 0, 1],
    [named[0]?.text, false, 1, 3],
    [named[1]?.text, false, 2, 2],
  ]);
});
