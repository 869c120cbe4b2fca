import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldingSpans } from "../../src/language/structure/folding";
import { selectionSpans } from "../../src/language/structure/selection";
import { patternSymbols, type PatternSymbol } from "../../src/language/structure/symbols";
import { patternDocument } from "../../src/language/patternDocument";
import { jsonish } from "../arbitraries/jsonish";

function outline(symbols: readonly PatternSymbol[], indent = ""): readonly string[] {
  return symbols.flatMap(({ name, kind, detail, children }) => [
    `${indent}${name} (${kind}) ${detail}`.trimEnd(),
    ...outline(children, `${indent}  `),
  ]);
}

const pattern = `{
  "source": ["aws.config"],
  "detail": {
    "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] },
    "configRuleName": [{ "prefix": "s3-" }, { "anything-but": { "suffix": ["-a", "-b"] } }, { "exists": false }],
    "count": [1, 2.0],
    "size": [{ "numeric": [">", 0, "<=", 5] }],
    "tag": [null],
    "$or": [{ "awsRegion": ["eu-west-1"] }, { "awsAccountId": ["1"], "resourceId": ["x"] }]
  }
}`;

describe("the outline", () => {
  test("has a row for each field, with what it asks for", () => {
    expect(outline(patternSymbols(patternDocument(pattern)))).toEqual([
      "source (string) aws.config",
      "detail (object)",
      "  newEvaluationResult (object)",
      "    complianceType (string) NON_COMPLIANT",
      `  configRuleName (matcher) prefix "s3-" | anything-but suffix "-a", "-b" | exists false`,
      "  count (number) 1 | 2.0",
      `  size (matcher) numeric ">", 0, "<=", 5`,
      "  tag (null) null",
      "  $or (or)",
      "    alternative 1 (alternative) awsRegion",
      "      awsRegion (string) eu-west-1",
      "    alternative 2 (alternative) awsAccountId, resourceId",
      "      awsAccountId (string) 1",
      "      resourceId (string) x",
    ]);
  });

  test.each([
    { name: "a half-typed field", text: `{"source":["a"],"de`, rows: ["source (string) a", "de (matcher)"] },
    { name: "a scalar in place of an array", text: `{"source":"a"}`, rows: ["source (matcher) a"] },
    { name: "a field without a name", text: `{"":["a"]}`, rows: [`"" (string) a`] },
    { name: "an array as the root", text: `["a"]`, rows: [] },
    { name: "nothing", text: ``, rows: [] },
  ])("reads what it can of $name", ({ text, rows }) => {
    expect(outline(patternSymbols(patternDocument(text)))).toEqual(rows);
  });

  test("every name lies in its row, and every row in its parent's, whatever the text", () => {
    function check(
      symbols: readonly PatternSymbol[],
      text: string,
      outer = { offset: 0, length: text.length },
    ): void {
      for (const { name, span, nameSpan, children } of symbols) {
        expect(name).not.toBe("");
        expect(span.offset).toBeGreaterThanOrEqual(outer.offset);
        expect(span.offset + span.length).toBeLessThanOrEqual(outer.offset + outer.length);
        expect(nameSpan.offset).toBeGreaterThanOrEqual(span.offset);
        expect(nameSpan.offset + nameSpan.length).toBeLessThanOrEqual(span.offset + span.length);
        check(children, text, span);
      }
    }
    fc.assert(
      fc.property(jsonish, (text) => check(patternSymbols(patternDocument(text)), text)),
      { numRuns: 1000 },
    );
  });
});

describe("a selection grows by node", () => {
  function growth(marked: string): readonly string[] {
    const offset = marked.indexOf("|");
    const text = marked.replace("|", "");
    return selectionSpans(patternDocument(text), offset).map((span) =>
      text.slice(span.offset, span.offset + span.length),
    );
  }

  test.each([
    {
      name: "from a value",
      marked: `{ "a": { "b": ["x|y", "z"] } }`,
      grows: [
        "xy",
        `"xy"`,
        `"xy", "z"`,
        `["xy", "z"]`,
        `"b": ["xy", "z"]`,
        `{ "b": ["xy", "z"] }`,
        `"a": { "b": ["xy", "z"] }`,
        `{ "a": { "b": ["xy", "z"] } }`,
      ],
    },
    {
      name: "from a key",
      marked: `{ "a|b": [1], "c": [2] }`,
      grows: ["ab", `"ab"`, `"ab": [1]`, `"ab": [1], "c": [2]`, `{ "ab": [1], "c": [2] }`],
    },
    { name: "from a number", marked: `{"a":[1|2]}`, grows: ["12", "[12]", `"a":[12]`, `{"a":[12]}`] },
    { name: "in an empty text", marked: `|`, grows: [] },
    {
      name: "in broken text",
      marked: `{"a":["x|y"`,
      grows: ["xy", `"xy"`, `["xy"`, `"a":["xy"`, `{"a":["xy"`],
    },
  ])("$name", ({ marked, grows }) => {
    expect(growth(marked)).toEqual(grows);
  });

  test("each span holds the cursor and the span before it, whatever the text", () => {
    fc.assert(
      fc.property(jsonish, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const spans = selectionSpans(patternDocument(text), offset);
        for (const [index, span] of spans.entries()) {
          expect(span.offset).toBeLessThanOrEqual(offset);
          expect(span.offset + span.length).toBeGreaterThanOrEqual(offset);
          const before = spans[index - 1];
          if (before !== undefined) {
            expect(span.length).toBeGreaterThan(before.length);
            expect(span.offset).toBeLessThanOrEqual(before.offset);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("folding", () => {
  test("every object and array can be folded, the outer one first", () => {
    const text = `{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}`;
    expect(
      foldingSpans(patternDocument(text)).map(({ offset, length }) => text.slice(offset, offset + length)),
    ).toEqual([text, `{\n    "b": [\n      1\n    ]\n  }`, `[\n      1\n    ]`]);
  });

  test("spans lie in the text, whatever the text", () => {
    fc.assert(
      fc.property(jsonish, (text) => {
        for (const { offset, length } of foldingSpans(patternDocument(text)))
          expect(offset + length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
