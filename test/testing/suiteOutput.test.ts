import fc from "fast-check";
import { expect, test } from "vitest";
import { suiteOutput } from "../../src/testing/suites/suiteOutput";
import type { CaseFailure, SuiteResult } from "../../src/testing/suites/suiteResult";

const span = { offset: 0, length: 0 };

function failed(name: string, failure: Omit<CaseFailure, "kind">): SuiteResult {
  const events = { kind: "inline", text: "{}", span } as const;
  const test = { name, span, nameSpan: span, matches: true, matchesSpan: span, events };
  return {
    results: [{ test, cases: 1, matched: 0, passed: 0, failures: [{ kind: "unexpected", ...failure }] }],
  };
}

const at = { path: "events/a.json", position: { line: 3, column: 5 } };

test("a failure is written with what was expected, line under line, and where", () => {
  const failure = {
    event: "a.json",
    message: "It differs.",
    expected: "one\ntwo",
    actual: "three",
    eventAt: at,
  };
  expect(suiteOutput("x.eventtest.json", failed("catches", failure), [])).toBe(
    `x.eventtest.json: 0 of 1 event as expected
  FAILED  catches
    a.json: It differs.
      expected  one
                two
      actual    three
      event     events/a.json:3:5
`,
  );
});

test.each([
  ["a colour", "\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
  ["a cleared screen", "a\u001b[2Jb", "a\\u001b[2Jb"],
  ["a hidden link", "\u001b]8;;https://example.org\u001b\\b", "\\u001b]8;;https://example.org\\u001b\\b"],
  ["what is put on the clipboard", "\u001b]52;c;cm0=\u0007", "\\u001b]52;c;cm0=\\u0007"],
  ["a command in one character", "a\u009b31mb", "a\\u009b31mb"],
  ["a line written over", "FAILED\rpassed", "FAILED passed"],
  ["a line of its own", "catches\n  passed  all", "catches   passed  all"],
  ["text read backwards", "a\u202eb", "a\\u202eb"],
])("%s in a name or a message does not reach the terminal", (_what, text, written) => {
  const output = suiteOutput("x", failed(text, { event: text, message: "It differs." }), [
    { message: text, span },
  ]);
  expect(output).toBe(
    `x: 0 of 1 event as expected\n  PROBLEM ${written}\n  FAILED  ${written}\n    ${written}: It differs.\n`,
  );
});

test("whatever the names, paths and values are, the output has no control character but its own line feeds", () => {
  const text = fc.string({ unit: "binary", maxLength: 20 });
  fc.assert(
    fc.property(text, text, text, text, (name, path, message, actual) => {
      const eventAt = { path, position: { line: 1, column: 1 } };
      const result = failed(name, { event: path, message, expected: message, actual, eventAt });
      const trouble = { message, at: eventAt };
      for (const each of [result, { trouble, results: [] }]) {
        const output = suiteOutput(path, each, [{ message, span }]);
        expect(output.replaceAll("\n", "")).not.toMatch(
          /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
        );
      }
    }),
  );
});
