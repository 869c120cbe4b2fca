import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { applyEdits } from "../../src/base/textEdit";
import { quickFixes } from "../../src/language/diagnostics/fixes/quickFixes";
import { patternDocument } from "../../src/language/patternDocument";
import { judge } from "../matching/judge";
import { labels } from "./acceptSuggestion";
import { mistakeKinds } from "./mistakeRows";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const format = { tabSize: 2, insertSpaces: true };

describe.each(mistakeKinds)("$kind", ({ rows }) => {
  test.each(rows)("$text", ({ text, codes, says = [], fix }) => {
    const document = patternDocument(text);
    const said = diagnose(document, catalog);
    expect(said.map(({ code }) => code)).toEqual(codes);
    const [first] = said;
    for (const words of says) expect(first?.message).toContain(words);
    const fixes = first === undefined ? [] : quickFixes(document, first, format);
    // Whoever adds a row says what comes of its fix.
    expect(fix === undefined).toBe(fixes.length === 0);
    if (fix === undefined) return;
    expect(fixes.map(({ title }) => title)).toContain(fix.title);
    const after = applyEdits(text, fixes.find(({ title }) => title === fix.title)?.edits ?? []);
    expect(after).toBe(fix.after);
    if (fix.event === undefined) return;
    const event = JSON.stringify(fix.event);
    expect(judge(after, event)).toBe(true);
    if (document.parsed().pattern === undefined) return;
    expect(judge(text, event)).toBe(fix.asItStands ?? text.includes("anything-but"));
  });
});

test("of the Regions of the public partition, completion offers those in which the chosen events are sent", () => {
  const offered = (source: string): readonly string[] =>
    labels(
      `{ "source": ["${source}"], "detail-type": ["AWS API Call via CloudTrail"], "region": ["|"] }`,
      catalog,
    );
  expect(offered("aws.iam")).toEqual(expect.arrayContaining(["us-east-1", "us-gov-west-1"]));
  expect(offered("aws.iam")).not.toContain("eu-west-1");
  expect(offered("aws.globalaccelerator")).not.toContain("us-east-1");
  expect(offered("aws.ec2")).toContain("eu-west-1");
});

test("of a source without API calls of its own, completion offers no event source of another", () => {
  const marked = `{ "source": ["aws.emr"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventSource": ["|"] } }`;
  expect(labels(marked, catalog)).not.toContain("ec2.amazonaws.com");
});

const pairs = catalog.sources.flatMap(({ name, detailTypes }) =>
  detailTypes.map((detailType) => ({ source: name, detailType })),
);

/** Ways to get a detail-type a little wrong; `at` is some place in it. */
const slips: readonly { readonly what: string; readonly slip: (text: string, at: number) => string }[] = [
  { what: "in lower case", slip: (text) => text.toLowerCase() },
  { what: "in upper case", slip: (text) => text.toUpperCase() },
  { what: "with one letter changed", slip: (text, at) => `${text.slice(0, at)}#${text.slice(at + 1)}` },
  { what: "with one letter left out", slip: (text, at) => text.slice(0, at) + text.slice(at + 1) },
  { what: "with a letter too many", slip: (text, at) => `${text.slice(0, at)}#${text.slice(at)}` },
];

test.each(slips)(
  "of whatever source, a detail-type $what is reported, and what was meant offered",
  ({ slip }) => {
    const silent = pairs.flatMap(({ source, detailType }, index) => {
      const text = slip(detailType, index % detailType.length);
      if (catalog.source(source)?.event(text) !== undefined) return [];
      const pattern = JSON.stringify({ source: [source], "detail-type": [text] });
      const offered = diagnose(patternDocument(pattern), catalog).flatMap((said) =>
        said.kind === "lint" && said.code.endsWith("-detail-type") ? textsOf(said.data) : [],
      );
      return offered.includes(detailType) ? [] : [`${source}: ${text}`];
    });
    expect(silent).toEqual([]);
  },
);

/** The texts that a diagnostic's fixes write. */
function textsOf(data: unknown): readonly unknown[] {
  const isTexts = typeof data === "object" && data !== null && "texts" in data && Array.isArray(data.texts);
  return isTexts ? (data.texts as readonly unknown[]) : [];
}
