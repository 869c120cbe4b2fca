import { describe, expect, test } from "vitest";
import { complete } from "../../src/language/completion/completion";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { patternDocument } from "../../src/language/patternDocument";
import { RULE } from "../../src/pattern/dialects";
import type { Dialect } from "../../src/pattern/dialects";
import { OPERATORS } from "../../src/pattern/operatorTable";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { fakeCatalog } from "../language/fakeCatalog";

/** A place that takes less than a rule does. */
const NARROW: Dialect = {
  ...RULE,
  operators: {
    ...RULE.operators,
    fields: [],
    array: ["prefix", "exists", "anything-but"],
    "anything-but": [],
  },
  limits: { ...RULE.limits, defaultSize: 100, maxSize: 200 },
  reservedInOr: new Set(["later"]),
};

const codesOf = (text: string, dialect: Dialect): readonly string[] =>
  parsePattern(text, { dialect }).problems.map(({ code }) => code);

describe("the rows of the table of dialects", () => {
  test("a rule takes every form of the operator table where the table says that it stands", () => {
    for (const [name, { forms }] of Object.entries(OPERATORS)) {
      for (const place of forms.flatMap(({ places }) => places))
        expect(RULE.operators[place]).toContain(name);
    }
  });

  test.each([
    { text: '{"a":[{"suffix":"x"}]}', code: "unknown-operator" },
    { text: '{"a":[{"anything-but":{"prefix":"x"}}]}', code: "unknown-operator" },
    { text: `{"a":["${"x".repeat(100)}"]}`, code: "pattern-size" },
  ])("what a place does not take is a problem there alone: $code", ({ text, code }) => {
    expect(codesOf(text, RULE)).toEqual([]);
    expect(codesOf(text, NARROW)).toEqual([code]);
    expect(diagnose(patternDocument(text, NARROW), fakeCatalog).map((each) => each.code)).toContain(code);
  });

  test("a name is reserved inside $or where the row says so", () => {
    const text = '{"$or":[{"later":[1]},{"a":[2]}]}';
    const withOr: Dialect = { ...NARROW, operators: RULE.operators };
    expect(codesOf(text, RULE)).toEqual([]);
    expect(codesOf(text, withOr)).toEqual(["reserved-name-in-or"]);
  });

  test("completion offers the operators of the place", () => {
    const labels = (text: string, dialect: Dialect): readonly string[] =>
      complete(patternDocument(text.replace("|", ""), dialect), text.indexOf("|"), fakeCatalog).map(
        ({ label }) => label,
      );
    expect(labels('{"a":[{"|"}]}', RULE)).toContain("suffix");
    expect(labels('{"a":[{"|"}]}', NARROW)).toEqual([
      "prefix",
      "anything-but",
      "anything-but anything but these numbers",
      "exists true",
      "exists false",
      "prefix equals-ignore-case",
    ]);
    expect(labels('{"|"}', RULE)).toContain("$or");
    expect(labels('{"|"}', NARROW)).not.toContain("$or");
  });
});
