import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { fixAll, quickFixes } from "../../src/language/diagnostics/fixes/quickFixes";
import { lintRules } from "../../src/language/diagnostics/lint/rules";
import { problemRules } from "../../src/language/diagnostics/problemRules";
import { editedPattern, patternDocument } from "../../src/language/patternDocument";
import { patternComplexity } from "../../src/pattern/complexity/patternComplexity";
import { fixRows, withheldRows, withoutFix } from "./fixRows";
import { jsonish } from "../arbitraries/jsonish";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const format = { tabSize: 2, insertSpaces: true };

test.each(fixRows)("$code: $fix, in $text", ({ code, text, fix, after }) => {
  const diagnostic = diagnose(patternDocument(text), catalog).find((candidate) => candidate.code === code);
  if (diagnostic === undefined) throw new Error(`${code} is not said of ${text}`);
  const fixes = quickFixes(patternDocument(text), diagnostic, format);
  expect(fixes.map(({ title }) => title)).toContain(fix);
  const edits = fixes.find(({ title }) => title === fix)?.edits ?? [];
  expect(applyEdits(text, edits)).toBe(after);
});

test.each(withheldRows)("$code: not $fix, in $text", ({ code, text, fix }) => {
  const diagnostic = diagnose(patternDocument(text), catalog).find((candidate) => candidate.code === code);
  if (diagnostic === undefined) throw new Error(`${code} is not said of ${text}`);
  expect(quickFixes(patternDocument(text), diagnostic, format).map(({ title }) => title)).not.toContain(fix);
});

test("every code has a fix, or is known to have none", () => {
  const codes = Object.keys({ ...problemRules, ...lintRules });
  const fixed = new Set<string>(fixRows.map(({ code }) => code));
  expect(codes.filter((code) => !fixed.has(code)).sort()).toEqual([...withoutFix].sort());
});

test("at most one fix of a diagnostic is preferred, and a mechanical fix is", () => {
  for (const { text } of fixRows) {
    for (const diagnostic of diagnose(patternDocument(text), catalog)) {
      const fixes = quickFixes(patternDocument(text), diagnostic, format);
      expect(fixes.filter(({ isPreferred }) => isPreferred).length).toBeLessThanOrEqual(1);
      for (const { isMechanical, isPreferred } of fixes) expect(isPreferred || !isMechanical).toBe(true);
    }
  }
});

describe("fix all", () => {
  const fixed = (text: string): string => applyEdits(text, fixAll(patternDocument(text), catalog, format));

  test("does every mechanical fix, one that another lays bare as well", () => {
    const text = `{
  'source': "aws.ec2", // instances
  "detailType": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["Running", "Running", {"wildcard": "stop*"},],
  }
}
`;
    expect(fixed(text)).toBe(
      `{
  "source": ["aws.ec2"],${" "}
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["running", {"prefix": "stop"}]
  }
}
`.replace(`{"prefix": "stop"}`, `{ "prefix": "stop" }`),
    );
  });

  test.each([
    { text: String.raw`{'a':['it\'s']}`, after: `{"a":["it's"]}` },
    { text: `{ "a": [1] // "why"\n "b": [2] }`, after: `{ "a": [1], \n "b": [2] }` },
    { text: `{ "a": [[[[[[[[[[[[["x"]]]]]]]]]]]]] }`, after: `{ "a": ["x"] }` },
    { text: `{ "a": [1] } // why`, after: `{ "a": [1] } ` },
    { text: `{ "a": [1] }, "b": [2] }`, after: `{ "a": [1] }, "b": [2] }` },
    {
      text: `{ "detailType": ["x"], "detail_type": ["y"] }`,
      after: `{ "detail-type": ["x"], "detail_type": ["y"] }`,
    },
  ])("makes $after of $text", ({ text, after }) => {
    expect(fixed(text)).toBe(after);
  });

  test("scores the wildcards of few of the drafts that it tries", () => {
    const both = Array.from(
      { length: 8 },
      (_, at) => `{ "detailType": ["${at}"], "detail_type": ["${at}"] }`,
    );
    const stars = `{ "wildcard": "*a*a*a*a*a*a*" }`;
    const text = `{ "source": [${stars}], "$or": [${both.join(", ")}] }`;
    let scored = 0;
    const document = editedPattern(
      {
        ...patternDocument(text),
        complexityOf: (root) => {
          scored++;
          return patternComplexity(root);
        },
      },
      [],
    );
    expect(fixAll(document, catalog, format)).not.toEqual([]);
    expect(scored).toBeLessThan(10);
  });

  test("leaves alone what the author has to choose", () => {
    const text = `{ "source": ["x"], "detail": { "a": [{ "prefix": "in/" }, { "suffix": ".csv" }] } }`;
    expect(fixAll(patternDocument(text), catalog, format)).toEqual([]);
  });

  test("does not mend what is ignored", () => {
    const text = `{ "source": ["x"], "account": [111122223333] }`;
    expect(fixAll(patternDocument(text), catalog, format, { levels: { "wrong-type": "ignore" } })).toEqual(
      [],
    );
  });

  test("ends, and has nothing more to do the second time, whatever the text", () => {
    fc.assert(
      fc.property(jsonish, (text) => {
        const once = fixed(text);
        expect(fixed(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

test("whatever the text, no fix throws, and its edits lie in the text", () => {
  fc.assert(
    fc.property(jsonish, (text) => {
      for (const diagnostic of diagnose(patternDocument(text), catalog)) {
        for (const { edits } of quickFixes(patternDocument(text), diagnostic, format)) {
          for (const { span } of edits) {
            expect(span.offset).toBeGreaterThanOrEqual(0);
            expect(span.offset + span.length).toBeLessThanOrEqual(text.length);
          }
        }
      }
    }),
    { numRuns: 1000 },
  );
});
