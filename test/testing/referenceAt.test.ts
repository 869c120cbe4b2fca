import { expect, test } from "vitest";
import { referenceAt } from "../../src/testing/suites/referenceAt";

test.each([
  ['{ "pattern": "a.yaml|", "tests": [] }', "a.yaml", '{ "pattern": "a.yaml#S", "tests": [] }'],
  ['{ "pattern": "a.yaml#Con|f" }', "a.yaml", '{ "pattern": "a.yaml#S" }'],
  ['{ "pattern": "a.yaml#|', "a.yaml", '{ "pattern": "a.yaml#S"'],
  [
    '{ "pattern": { "file": "a.tf", "site": "|" } }',
    "a.tf",
    '{ "pattern": { "file": "a.tf", "site": "S" } }',
  ],
])("%s names a pattern of %s", (marked, file, after) => {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const reference = referenceAt(text, offset);
  expect(reference?.file).toBe(file);
  const { span, written } = reference!;
  expect(text.slice(0, span.offset) + written("S") + text.slice(span.offset + span.length)).toBe(after);
});

test.each([
  '{ "patt|ern": "a" }',
  '{ "pattern": { "file": "a|" } }',
  '{ "tests": [{ "name": "a|" }] }',
  '{ "tests": [{ "event": { "pattern": "a|" } }] }',
  "|",
])("%s names none", (marked) => {
  expect(referenceAt(marked.replace("|", ""), marked.indexOf("|"))).toBeUndefined();
});
