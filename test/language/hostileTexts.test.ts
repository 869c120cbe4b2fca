import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { chosenEvents } from "../../src/language/knowledge/chosenEvents";
import { complete } from "../../src/language/completion/completion";
import { cursorAt } from "../../src/language/cursor/cursor";
import { withoutOverlaps } from "../../src/language/diagnostics/fixes/edits";
import { foldingSpans } from "../../src/language/structure/folding";
import { formatPattern } from "../../src/json/layout/format";
import { hover } from "../../src/language/hover/hover";
import { isTooDeep } from "../../src/json/jsonTree";
import { refactorings } from "../../src/language/structure/refactor";
import { selectionSpans } from "../../src/language/structure/selection";
import { patternSymbols } from "../../src/language/structure/symbols";
import { createTolerantTokens } from "../../src/json/tolerantTokens";
import { escapeMarkdown, codeSpan } from "../../src/language/knowledge/markdown";
import { MAX_NESTING } from "../../src/json/jsonLimits";
import { patternDocument } from "../../src/language/patternDocument";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const format = { tabSize: 2, insertSpaces: true };

/** Every feature that works on a text, where the text is broken in the middle and at its end. */
const features: Readonly<Record<string, (text: string, offset: number) => unknown>> = {
  completion: (text, offset) => complete(patternDocument(text), offset, catalog),
  hover: (text, offset) => hover(patternDocument(text), offset, catalog),
  formatting: (text) => formatPattern(text, format),
  folding: (text) => foldingSpans(patternDocument(text)),
  outline: (text) => patternSymbols(patternDocument(text)),
  selection: (text, offset) => selectionSpans(patternDocument(text), offset),
  refactoring: (text, offset) => refactorings(patternDocument(text), { offset, length: 0 }, format),
};

const nested = (open: string, close: string, inner: string) => [
  { title: `2,000 × ${open}`, text: open.repeat(2_000) },
  { title: `2,000 × ${open}${close}`, text: `${open.repeat(2_000)}${inner}${close.repeat(2_000)}` },
  { title: `20,000 × ${open}`, text: open.repeat(20_000) },
];

const deep = [
  ...nested("[", "]", ""),
  ...nested('{"a":', "}", "[1]"),
  ...nested('{"$or":[', "]}", '{"a":[1]}'),
  { title: "[} again and again", text: "[}".repeat(10_000) },
  { title: "brackets in texts that close nothing", text: '["]",'.repeat(10_000) },
];

const long = [
  { title: "keys", text: `{${Array.from({ length: 2_000 }, (_, at) => `"k${at}":["v"]`).join(",")}}` },
  { title: "values", text: `{"source":[${'"a",'.repeat(10_000)}"b"]}` },
  {
    title: "match expressions",
    text: `{"source":[${'{"wildcard":"*a*b"},'.repeat(1_000)}"b"],"detail":{"a":["x"]}}`,
  },
  { title: "one text", text: `{"source":["${"x".repeat(200_000)}"]}` },
  { title: "one wildcard", text: `{"source":[{"wildcard":"${"*".repeat(100_000)}!"}],"detail":{"a":["x"]}}` },
  { title: "escaped quotes before brackets", text: `{"a":["${'[\\"'.repeat(5_000)}` },
  { title: "unclosed texts", text: `{"a":["${'x,"'.repeat(20_000)}` },
  { title: "closing brackets", text: `${"[".repeat(900)}${"}".repeat(20_000)}` },
  { title: "backticks", text: `{"a":["${"` ".repeat(150_000)}"]}` },
];

describe.each(Object.entries(features))("%s throws on no text", (_, feature) => {
  test.each([...deep, ...long])("$title", ({ text }) => {
    for (const offset of [Math.floor(text.length / 2), text.length]) {
      expect(() => feature(text, offset)).not.toThrow();
    }
  });
});

describe("what is nested deeper than EventBridge reads is passed over", () => {
  test.each(deep.slice(0, -1))("$title", ({ text }) => {
    expect(isTooDeep(text)).toBe(true);
    expect(formatPattern(text, format)).toEqual([]);
    expect(foldingSpans(patternDocument(text))).toEqual([]);
    expect(patternSymbols(patternDocument(text))).toEqual([]);
    expect(selectionSpans(patternDocument(text), 5)).toEqual([]);
  });

  test("and nothing else is", () => {
    const closed = (depth: number): string => '{"a":'.repeat(depth) + "[1]" + "}".repeat(depth);
    expect(isTooDeep(closed(MAX_NESTING - 1))).toBe(false);
    expect(isTooDeep(closed(MAX_NESTING))).toBe(true);
    expect(isTooDeep(`{"a":["${"[".repeat(MAX_NESTING + 1)}"]}`)).toBe(false);
    expect(isTooDeep("[],".repeat(MAX_NESTING + 1))).toBe(false);
    expect(foldingSpans(patternDocument(closed(MAX_NESTING - 1)))).toHaveLength(MAX_NESTING);
  });
});

test("the tokens of a broken text are as many as it has, and follow each other", () => {
  const text = `{"a":["${'[\\"'.repeat(1_000)}`;
  const tokens = createTolerantTokens(text, text.length);
  let [count, end] = [0, 0];
  while (tokens.next().kind !== "end") {
    expect(tokens.next().offset).toBeGreaterThanOrEqual(end);
    ({ end } = tokens.next());
    count++;
    tokens.advance();
  }
  expect(count).toBeLessThan(text.length);
});

describe("a wildcard of the source says which events a pattern is about", () => {
  const chosen = (wildcard: string) => {
    const text = `{"source":[{"wildcard":${JSON.stringify(wildcard)}}],"detail":{"a":["x"]}}`;
    const cursor = cursorAt(patternDocument(text), text.indexOf('"x"') + 1);
    if (cursor.kind !== "value") throw new Error(cursor.kind);
    return chosenEvents(cursor.scope, catalog);
  };
  test.each([
    // EventBridge rejects stars in a row, so what such a wildcard accepts is not known.
    { wildcard: "********!", yes: ["a!", "!", "aws.config"], no: [] },
    { wildcard: "aws.conf*", yes: ["aws.config"], no: ["aws.ec2"] },
    { wildcard: "a**c", yes: ["abc", "ac", "ab"], no: [] },
    { wildcard: `${"*a".repeat(1_000)}*`, yes: ["a".repeat(1_000)], no: ["aws.config"] },
    { wildcard: "a\\*c", yes: ["a*c"], no: ["abc"] },
    { wildcard: "a.c", yes: ["a.c"], no: ["abc"] },
    { wildcard: "*".repeat(100_000), yes: ["aws.config"], no: [] },
  ])("$wildcard", ({ wildcard, yes, no }) => {
    const { sources } = chosen(wildcard);
    expect(yes.filter((name) => sources?.matches(name) === true)).toEqual(yes);
    expect(no.filter((name) => sources?.matches(name) === true)).toEqual([]);
  });
});

test("many match expressions and values are named in part", () => {
  const many = (matcher: string) => `{"source":[${`${matcher},`.repeat(3_000)}"b"]}`;
  const said = hover(patternDocument(many('{"prefix":"a"}')), 3, catalog)?.markdown ?? "";
  expect(said).toContain("matches one of 2992 other matchers");
  expect(said.length).toBeLessThan(5_000);
  const [symbol] = patternSymbols(patternDocument(many('"a"')));
  expect(symbol?.detail.length).toBeLessThan(200);
});

test("a list of edits is applied as one after the other would be", () => {
  const edits = Array.from({ length: 20_000 }, (_, at) => ({
    span: { offset: at * 2, length: 1 },
    newText: "bc",
  }));
  expect(applyEdits("a,".repeat(20_000), edits)).toBe("bc,".repeat(20_000));
  expect(withoutOverlaps(edits.flatMap((edit) => [[edit], [edit]]))).toEqual(edits);
});

test("Markdown of a text with many line ends or backticks is that text on one line", () => {
  expect(escapeMarkdown(`${"\n".repeat(100_000)}- a`)).toBe(" \\- a");
  expect(codeSpan("` ".repeat(200_000)).startsWith("`` `")).toBe(true);
});
