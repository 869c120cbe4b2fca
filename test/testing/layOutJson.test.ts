import * as fc from "fast-check";
import { applyEdits, format } from "jsonc-parser";
import { expect, test } from "vitest";
import { layOutJson } from "../../src/json/layout/layOutJson";

test("JSON is laid out as jsonc-parser does it", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom(undefined, 1, "\t"),
      fc.constantFrom("\n", "\r\n"),
      (value, by, eol) => {
        const text = JSON.stringify(value, undefined, by);
        const edits = format(text, undefined, { tabSize: 2, insertSpaces: true, eol });
        const deep = (text.match(/[[{]/g) ?? []).length > 100;
        expect(layOutJson(text, undefined, eol)).toBe(deep ? text : applyEdits(text, edits));
      },
    ),
  );
});

test.each([
  { levels: 100, isLaidOut: true },
  { levels: 101, isLaidOut: false },
])("JSON of $levels levels is laid out: $isLaidOut", ({ levels, isLaidOut }) => {
  const text = `${"[".repeat(levels)}1${"]".repeat(levels)}`;
  expect(layOutJson(text).includes("\n")).toBe(isLaidOut);
});

test("an event of half a megabyte is laid out, each value on a line of its own", () => {
  const values = Array.from({ length: 60_000 }, (_, at) => at);
  expect(layOutJson(JSON.stringify({ values })).split("\n")).toHaveLength(values.length + 4);
});
