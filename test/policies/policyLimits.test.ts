import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAllDocuments, stringify, type ToStringOptions } from "yaml";
import { diagnosePolicies } from "../../src/policies/diagnosePolicies";
import { isShortEnough } from "../../src/policies/mayHoldPolicies";
import { MAX_FINDINGS, MAX_JSON_LENGTH, MAX_RELATED, MAX_YAML_LENGTH } from "../../src/policies/policyLimits";
import type { PolicyValue } from "../../src/policies/policyValue";
import { readJsonPolicies } from "../../src/policies/readJsonPolicies";
import { readYamlInSteps, readYamlPolicies } from "../../src/policies/readYamlPolicies";

const many = (count: number, item: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => item(at));
const queue = (at: number): string => `arn:aws:sqs:us-east-1:111122223333:queue${at}`;
const topic = (at: number): string => `arn:aws:sns:eu-west-1:111122223333:topic${at}`;

interface Written {
  readonly service?: unknown;
  readonly action?: unknown;
  readonly resources: readonly string[];
  readonly sources: readonly string[];
}

function statement({
  service = "sns.amazonaws.com",
  action = "sqs:SendMessage",
  resources,
  sources,
}: Written) {
  return {
    Effect: "Allow",
    Principal: { Service: service },
    Action: action,
    Resource: resources,
    Condition: { ArnLike: { "aws:SourceArn": sources } },
  };
}

const policyOf = (...statements: readonly object[]): string => JSON.stringify({ Statement: statements });
const diagnose = (text: string) => diagnosePolicies(readJsonPolicies(text));

/** How many places and edits there are in all that is said. */
function sizeOf(text: string): number {
  return diagnose(text).reduce(
    (sum, { related, fixes }) =>
      sum + 1 + related.length + fixes.reduce((edits, fix) => edits + fix.edits.length, 0),
    0,
  );
}

const large: readonly (Written & { readonly title: string; readonly findings: number })[] = [
  {
    title: "9,000 resources × 9,000 sources in another Region",
    resources: many(9_000, queue),
    sources: many(9_000, topic),
    findings: 1,
  },
  {
    title: "as many sources, each in a Region of its own",
    resources: many(9_000, queue),
    sources: many(9_000, (at) => `arn:aws:sns:region-${at}:111122223333:topic`),
    findings: MAX_FINDINGS,
  },
  {
    title: "resources in Regions of their own",
    resources: many(9_000, (at) => `arn:aws:sqs:region-${at}:111122223333:queue`),
    sources: many(9_000, topic),
    findings: 1,
  },
  {
    title: "resources of another service, and many actions",
    action: many(9_000, () => "sqs:SendMessage"),
    resources: many(9_000, topic),
    sources: [],
    findings: MAX_FINDINGS,
  },
  {
    title: "sources of another service, and many principals",
    service: many(9_000, () => "config.amazonaws.com"),
    resources: [queue(0)],
    sources: many(9_000, topic),
    findings: MAX_FINDINGS,
  },
  {
    title: "sources that are no rules, and many principals",
    service: many(9_000, () => "events.amazonaws.com"),
    resources: [queue(0)],
    sources: many(9_000, (at) => `arn:aws:events:us-east-1:111122223333:name${at}`),
    findings: MAX_FINDINGS,
  },
];

describe("what is said of a policy is bounded", () => {
  test.each(large)("$title", ({ findings, ...written }) => {
    const text = policyOf(statement(written));
    const said = diagnose(text);
    expect(said).toHaveLength(findings);
    expect(Math.max(...said.map(({ related }) => related.length))).toBeLessThanOrEqual(MAX_RELATED);
    expect(Math.max(...said.map(({ message }) => message.length))).toBeLessThan(600);
    expect(sizeOf(text)).toBeLessThan(25_000);
  });

  test("in many statements", () => {
    const one = statement({ resources: [queue(0)], sources: [topic(0)] });
    expect(diagnose(policyOf(...many(500, String).map(() => one)))).toHaveLength(MAX_FINDINGS);
  });

  test("a code that is ignored takes no place of another", () => {
    const text = policyOf(
      statement({ resources: many(200, topic), sources: [] }),
      statement({ resources: [queue(0)], sources: [topic(0)] }),
    );
    const said = diagnosePolicies(readJsonPolicies(text), { "policy-resource-service": "ignore" });
    expect(said.map(({ code }) => code)).toEqual(["policy-topic-region"]);
  });
});

test("sources of one Region are reported together, and moved together", () => {
  const text = policyOf(statement({ resources: [queue(0)], sources: [topic(0), topic(1)] }));
  const [said, ...others] = diagnose(text);
  expect(others).toEqual([]);
  expect(said?.related.map(({ message }) => message)).toEqual([
    "The queue is in us-east-1.",
    "This topic is in eu-west-1 too.",
  ]);
  expect(said?.fixes.map(({ title, edits }) => [title, edits.length])).toEqual([
    ["Change the topic's Region to us-east-1", 2],
    ["Change the queue's Region to eu-west-1", 1],
  ]);
});

test.each(["json", "yaml"] as const)("a long text in %s is not searched", (language) => {
  const limit = language === "yaml" ? MAX_YAML_LENGTH : MAX_JSON_LENGTH;
  expect([isShortEnough(limit, language), isShortEnough(limit + 1, language)]).toEqual([true, false]);
});

const hidden = `"Statement": "sqs:"`;
const hostile: readonly { readonly title: string; readonly text: string }[] = [
  { title: "lists nested without an end", text: "[".repeat(100_000) },
  { title: "lists nested", text: "[".repeat(100_000) + "]".repeat(100_000) },
  { title: "objects nested", text: `{${hidden},"b":${'{"a":'.repeat(100_000)}` },
  { title: "statements in statements", text: '{"Statement":'.repeat(20_000) },
  { title: "closing brackets of the other kind", text: "[}".repeat(50_000) },
  { title: "dashes", text: `a:\n ${"- ".repeat(50_000)}x` },
  { title: "questions", text: `a:\n ${"? ".repeat(50_000)}x` },
  {
    title: "aliases of aliases",
    text: `a0: &a0 [x]\n${many(1_000, (at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`).join("\n")}`,
  },
  { title: "a huge anchor", text: `a: &${"a".repeat(400_000)} 1` },
  { title: "many anchors of one value", text: `a: ${"&a ".repeat(50_000)}1` },
  { title: "commas", text: `a: [${",".repeat(100_000)}]` },
  { title: "keys that are keys themselves", text: `a:\n${"? ".repeat(5_000)}\nb` },
  { title: "directives", text: "%\n".repeat(50_000) },
  { title: "an alias of what it is in", text: "a: &a [*a]\n" },
];

describe.each([
  { language: "JSON", read: readJsonPolicies },
  { language: "YAML", read: readYamlPolicies },
])("hostile $language is passed over", ({ read }) => {
  test.each(hostile)("$title", ({ text }) => {
    expect(diagnosePolicies(read(text))).toEqual([]);
  });
});

/** The texts of a value that are written letter by letter, each at its place. */
function textsIn(value: PolicyValue): readonly string[] {
  switch (value.kind) {
    case "text":
      return [`${value.span.offset} ${value.value}`];
    case "list":
      return value.items.flatMap(textsIn);
    case "object":
      return value.members.flatMap((member) => [`${member.key}:`, ...textsIn(member.value)]);
    case "other":
      return ["?"];
  }
}

/** The same by the library's own documents. */
function textsOf(text: string): readonly string[] {
  const documents = parseAllDocuments(text, { schema: "failsafe", logLevel: "silent" });
  const visit = (node: unknown): readonly string[] => {
    if (typeof node !== "object" || node === null || !("range" in node)) return ["?"];
    if ("items" in node && Array.isArray(node.items)) {
      return (node.items as readonly unknown[]).flatMap((item) =>
        typeof item === "object" && item !== null && "key" in item && "value" in item
          ? [`${String((item.key as { value: unknown }).value)}:`, ...visit(item.value)]
          : visit(item),
      );
    }
    if (!("value" in node) || !Array.isArray(node.range)) return ["?"];
    const [start, end] = node.range as [number, number];
    const quote = "type" in node && String(node.type).startsWith("QUOTE_") ? 1 : 0;
    const written = text.slice(start + quote, end - quote);
    return written === node.value && !written.includes("\n") ? [`${start + quote} ${written}`] : ["?"];
  };
  return [...documents].flatMap(({ contents }) => visit(contents));
}

test("YAML has the texts that the library's own documents have", () => {
  const word = fc.constantFrom(
    "a",
    "Statement",
    "arn:aws:sns:eu-west-1:1:t",
    "it's",
    'say "x"',
    "a\nb",
    "",
    "!x",
    "&y",
    "- z",
    "# w",
    "\\n",
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(word, tie("value"), { maxKeys: 4 }),
    ),
  }));
  const style = fc.record({
    collectionStyle: fc.constantFrom("any", "flow", "block" as const),
    defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE" as const),
    lineWidth: fc.constantFrom(0, 20),
  });
  fc.assert(
    fc.property(value, style, (written, options) => {
      const text = stringify(written, options as ToStringOptions);
      expect(readYamlPolicies(text).flatMap(textsIn)).toEqual(textsOf(text));
    }),
    { numRuns: 500 },
  );
});

test.each([
  { lines: "many lines", collectionStyle: "block" },
  { lines: "one line", collectionStyle: "flow" },
] as const)(
  "YAML on $lines is read in steps, which changes nothing of what is read",
  ({ collectionStyle }) => {
    const written = { Statement: many(3_000, (at) => `sqs:SendMessage${at}`) };
    const text = stringify(written, { collectionStyle, lineWidth: 0 });
    let steps = 1;
    const reading = readYamlInSteps(text);
    while (reading.next().done !== true) steps++;
    expect(steps).toBeGreaterThan(text.length / 20_000);
    expect(readYamlPolicies(text).flatMap(textsIn)).toEqual(textsOf(text));
  },
);
