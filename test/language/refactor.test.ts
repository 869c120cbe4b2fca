import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { refactorings } from "../../src/language/structure/refactor";
import { patternDocument } from "../../src/language/patternDocument";
import { jsonish } from "./jsonish";

const format = { tabSize: 2, insertSpaces: true };

function offered(marked: string): readonly { readonly title: string; readonly after: string }[] {
  const text = marked.replace("|", "");
  const found = refactorings(patternDocument(text), { offset: marked.indexOf("|"), length: 0 }, format);
  return found.map(({ title, edits }) => ({ title, after: applyEdits(text, edits) }));
}

const sort = "Sort the values";
const split = "Split the values into alternatives of $or";
const merge = "Merge the alternatives into one array";

describe("a pattern is rewritten", () => {
  test.each([
    { title: sort, marked: `{ "a": ["c|", "b", "a"] }`, after: `{ "a": ["a", "b", "c"] }` },
    {
      title: sort,
      marked: `{ "a": [10, |9, "x", { "prefix": "b" }] }`,
      after: `{ "a": ["x", 9, 10, { "prefix": "b" }] }`,
    },
    {
      title: sort,
      marked: `{ "a": [{ "anything-but": ["b|", "a"] }] }`,
      after: `{ "a": [{ "anything-but": ["a", "b"] }] }`,
    },
    {
      title: split,
      marked: `{ "a": ["x", |"y"], "b": [1] }`,
      after: `{ "$or": [{ "a": ["x"] }, { "a": ["y"] }], "b": [1] }`,
    },
    {
      title: split,
      marked: `{\n  "detail": {\n    "a": ["x|", { "prefix": "y" }]\n  }\n}`,
      after: `{\n  "detail": {\n    "$or": [\n      {\n        "a": ["x"]\n      },\n      {\n        "a": [{ "prefix": "y" }]\n      }\n    ]\n  }\n}`,
    },
    {
      title: merge,
      marked: `{ "$or": [|{ "a": ["x"] }, { "a": ["y", "z"] }], "b": [1] }`,
      after: `{ "a": ["x", "y", "z"], "b": [1] }`,
    },
    {
      title: merge,
      marked: `{ "$or": [{ "d": { "a": ["x"] } }, { "d": { "a": ["y"] } }|] }`,
      after: `{ "d": { "a": ["x", "y"] } }`,
    },
  ])("$title: $marked", ({ title, marked, after }) => {
    expect(offered(marked)).toContainEqual({ title, after });
  });

  test.each([
    { why: "values in order are not sorted", marked: `{ "a": ["a|", "b"] }`, title: sort },
    {
      why: "the two bounds of a range are not sorted",
      marked: `{ "a": [{ "numeric": [">", |0, "<", 5] }] }`,
      title: sort,
    },
    {
      why: "a field with an operator's name is not split",
      marked: `{ "prefix": ["x|", "y"] }`,
      title: split,
    },
    {
      why: "nothing is split of a field that is asked for again",
      marked: `{ "a": ["x|", "y"], "a": ["z"] }`,
      title: split,
    },
    { why: "a pattern with an error is not rewritten", marked: `{ "a": ["b|", "a"], "b": [] }`, title: sort },
    {
      why: "an empty list does not get to where EventBridge rejects it",
      marked: `{ "a": ["b|", { "anything-but": { "prefix": [] } }] }`,
      title: split,
    },
    {
      why: "fields that differ by a line end are not one",
      marked: String.raw`{ "$or": [|{ "d\na": ["x"] }, { "d": { "a": ["y"] } }] }`,
      title: merge,
    },
    { why: "one value is not split", marked: `{ "a": ["a|"] }`, title: split },
    { why: "an operand is not split", marked: `{ "a": [{ "anything-but": ["b|", "a"] }] }`, title: split },
    {
      why: "nothing is split beside another $or",
      marked: `{ "a": ["b|", "a"], "$or": [{ "b": [1] }, { "c": [1] }] }`,
      title: split,
    },
    {
      why: "alternatives about several fields are not merged",
      marked: `{ "$or": [|{ "a": ["x"] }, { "b": ["y"] }] }`,
      title: merge,
    },
    {
      why: "alternatives with more conditions are not merged",
      marked: `{ "$or": [|{ "a": ["x"], "b": [1] }, { "a": ["y"] }] }`,
      title: merge,
    },
    {
      why: "alternatives are not merged into a field that stands beside",
      marked: `{ "$or": [|{ "a": ["x"] }, { "a": ["y"] }], "a": [1] }`,
      title: merge,
    },
    { why: "a field is nothing to rewrite", marked: `{ "a|": ["b", "a"] }`, title: sort },
  ])("but $why", ({ marked, title }) => {
    expect(offered(marked).map((found) => found.title)).not.toContain(title);
  });

  test("whatever the text, nothing is thrown", () => {
    fc.assert(
      fc.property(jsonish, fc.nat(), (text, at) => {
        refactorings(patternDocument(text), { offset: at % (text.length + 1), length: 0 }, format);
      }),
    );
  });
});
