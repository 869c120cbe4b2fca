import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { lint } from "../../src/language/diagnostics/lint/lint";
import { rules } from "../../src/language/diagnostics/lint/rules";
import { countSteps, maxSteps } from "../../src/language/diagnostics/lint/steps";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { patternDocument } from "../../src/language/patternDocument";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const item = catalog.source("aws.config")?.event("Config Configuration Item Change");
const types = (item?.fields ?? [])
  .filter(({ path }) => path.join(".") === "detail.configurationItem.resourceType")
  .flatMap(({ values }) => values.map(({ value }) => String(value)));

/** What is said of a pattern, how often, and how many steps that took. */
function check(text: string): { readonly codes: Readonly<Record<string, number>>; readonly steps: number } {
  const { root, pattern } = parsePattern(text);
  if (root === undefined) throw new Error("not an object");
  const steps = countSteps();
  const codes: Record<string, number> = {};
  for (const { code } of lint({ text, root, isValid: pattern !== undefined }, catalog, steps))
    codes[code] = (codes[code] ?? 0) + 1;
  return { codes, steps: steps.taken };
}

function list(count: number, entry: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => entry(index)).join(", ");
}

/** The `index`-th of AWS Config's resource types, from the first again after the last. */
function typeAt(index: number): string {
  return types[index % types.length] ?? "";
}

const own = `"source": ["com.example.orders"]`;
const ec2 = `"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"]`;
const config = `"source": ["aws.config"], "detail-type": ["Config Configuration Item Change"]`;

const values = (entries: string): string => `{ ${own}, "detail": { "a": [${entries}] } }`;
const resourceTypes = (entries: string): string =>
  `{ ${config}, "detail": { "configurationItem": { "resourceType": [${entries}] } } }`;
const names = (entries: string): string =>
  `{ "source": ["aws.ec2"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventName": [${entries}] } }`;
const deepOr = (depth: number): string =>
  depth === 0 ? `{ "state": ["running"] }` : `{ "$or": [${deepOr(depth - 1)}, { "state": ["s${depth}"] }] }`;

interface Large {
  readonly what: string;
  readonly text: string;
  readonly said: Readonly<Record<string, number>>;
}

/** Patterns that are large in one way, with all that is said of them. */
const linear: readonly Large[] = [
  { what: "10,000 values of one's own", text: values(list(10_000, (i) => `"v${i}"`)), said: {} },
  { what: "100,000 values of one's own", text: values(list(100_000, (i) => `"v${i}"`)), said: {} },
  {
    what: "10,000 known values",
    text: resourceTypes(list(10_000, (i) => `"${typeAt(i)}"`)),
    said: { "covered-alternative": 10_000 - types.length },
  },
  {
    what: "one value 10,000 times",
    text: resourceTypes(list(10_000, () => `"AWS::EC2::Instance"`)),
    said: { "covered-alternative": 9999 },
  },
  { what: "10,000 numbers", text: values(list(10_000, (i) => String(i))), said: {} },
  { what: "10,000 IP addresses", text: values(list(10_000, (i) => `"10.0.${i >> 8}.${i & 255}"`)), said: {} },
  {
    what: "an anything-but of 10,000",
    text: values(`{ "anything-but": [${list(10_000, (i) => `"v${i}"`)}] }`),
    said: {},
  },
  {
    what: "an anything-but of 10,000 whose values are let in again",
    text: values(
      `{ "anything-but": [${list(10_000, (i) => `"v${i}"`)}] }, ${list(10_000, (i) => `"v${i}"`)}`,
    ),
    said: { "accepts-everything": 1 },
  },
  {
    what: "10,000 keys of one's own",
    text: `{ ${own}, "detail": { ${list(10_000, (i) => `"k${i}": ["x"]`)} } }`,
    said: {},
  },
  {
    what: "10,000 operators outside an array",
    text: `{ ${own}, "detail": { ${list(10_000, (i) => `"k${i}": { "prefix": ["x"] }`)} } }`,
    said: { "operator-outside-array": 10_000 },
  },
  {
    what: "10,000 fields that may be absent",
    text: `{ ${own}, "detail": { ${list(10_000, (i) => `"k${i}": [{ "exists": false }, "x"]`)} } }`,
    said: { "joined-by-and": 1 },
  },
  {
    what: "an $or 200 deep",
    text: `{ ${ec2}, "detail": ${deepOr(200)} }`,
    said: { "unlisted-value": 200 },
  },
  {
    what: "an $or of 3,000 branches",
    text: `{ ${own}, "$or": [${list(3000, (i) => `{ "detail": { "a": ["v${i}"] } }`)}] }`,
    said: {},
  },
  {
    what: "2^20 combinations of branches",
    text: `{ ${own}, "detail": { ${list(20, (i) => `"o${i}": { "$or": [{ "a": ["x"] }, { "b": ["x"] }] }`)} } }`,
    said: {},
  },
];

test.each(linear)("of $what all is said, in a few steps for each value", ({ text, said }) => {
  const { codes, steps } = check(text);
  expect(codes).toEqual(said);
  expect(steps).toBeLessThan(100_000);
});

/** Patterns that would take longer: what is said is cut short, and that is said too. */
const cutShort: readonly { readonly what: string; readonly text: string }[] = [
  { what: "10,000 misspelt values", text: names(list(10_000, (i) => `"RunInstance${i}"`)) },
  { what: "10,000 misspelt sources", text: `{ "source": [${list(10_000, (i) => `"aws.cloudwatc${i}"`)}] }` },
  { what: "10,000 suffixes", text: values(list(10_000, (i) => `{ "suffix": "${10_000 + i}" }`)) },
  { what: "10,000 wildcards", text: values(list(10_000, (i) => `{ "wildcard": "a*${10_000 + i}*b" }`)) },
  {
    what: "3,000 branches with operators",
    text: `{ ${own}, "$or": [${list(3000, (i) => `{ "detail": { "a": [{ "suffix": "${10_000 + i}" }] } }`)}] }`,
  },
];

test.each(cutShort)("$what take no more steps than allowed, and what is passed over is said", ({ text }) => {
  const { codes, steps } = check(text);
  expect(steps).toBeLessThanOrEqual(maxSteps);
  expect(codes["partly-checked"]).toBe(1);
});

test("the place that is passed over is the first one that was not checked", () => {
  const text = values(list(3000, (i) => `{ "suffix": "${10_000 + i}" }`));
  const { root } = parsePattern(text);
  const findings = lint({ text, root: root!, isValid: true }, catalog, countSteps(1000));
  const spans = findings.filter(({ code }) => code === "partly-checked").map(({ span }) => span);
  expect(spans.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
    `{ "suffix": "10000" }`,
  ]);
});

/** Patterns of 4,096 characters, which is all that EventBridge accepts, made to be dear. */
const dear: readonly { readonly what: string; readonly text: string }[] = [
  { what: "values", text: values(list(800, (i) => String(i))) },
  { what: "operators", text: values(list(200, (i) => `{"suffix":"${i}"}`)) },
  { what: "misspelt values", text: resourceTypes(list(120, (i) => `"${typeAt(i)}x"`)) },
  { what: "misspelt operations", text: names(list(200, (i) => `"RunInstances${i}"`)) },
  { what: "branches", text: `{"$or":[${list(270, (i) => `{"a":["${i}"]}`)}]}` },
  { what: "branches with operators", text: `{"$or":[${list(150, (i) => `{"a":[{"suffix":"${i}"}]}`)}]}` },
  {
    what: "fields of a source with many events",
    text: `{ "source": ["aws.config"], "detail": { ${list(250, (i) => `"k${i}":[1]`)} } }`,
  },
  {
    what: "fields of many sources",
    text: `{ "source": ["aws.ec2", "aws.s3", "aws.ecs"], "detail": { ${list(250, (i) => `"k${i}":[1]`)} } }`,
  },
];

test.each(dear)("$what in a pattern as long as EventBridge accepts are all checked", ({ text }) => {
  expect(text.length).toBeLessThanOrEqual(4096);
  const { codes, steps } = check(text);
  expect(codes["partly-checked"]).toBeUndefined();
  expect(steps).toBeLessThan(maxSteps / 2);
});

describe("of one code a hundred diagnostics are shown", () => {
  const text = values(list(301, () => `"x"`));
  const said = (codes: Parameters<typeof diagnose>[2]): readonly string[] =>
    diagnose(patternDocument(text), catalog, codes).map(({ code }) => code);

  test("and in place of the others how many there are", () => {
    const diagnostics = diagnose(patternDocument(text), catalog);
    expect(diagnostics.filter(({ code }) => code === "covered-alternative")).toHaveLength(100);
    expect(diagnostics.filter(({ code }) => code === "partly-checked").map(({ message }) => message)).toEqual(
      [`200 more diagnostics "covered-alternative" from here on are not shown.`],
    );
  });

  test("but none of what is ignored, and nothing of the others where that is ignored", () => {
    expect(said({ levels: { "covered-alternative": "ignore" } })).toEqual([]);
    expect(new Set(said({ levels: { "partly-checked": "ignore" } }))).toEqual(
      new Set(["covered-alternative"]),
    );
  });
});

test("every file of rules is one rule, named for its code, and every rule is listed", () => {
  const names = readdirSync("src/language/diagnostics/lint/rules").map((file) => file.replace(/\.ts$/, ""));
  const codes = rules.map(({ code }) => code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
  expect(names.sort()).toEqual(codes.sort());
});
