import { expect, test } from "vitest";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { shapeOf, type JsonShape } from "../../src/documents/jsonShape";
import { hostileText } from "../arbitraries/nastyTexts";

test.each<{ text: string; shape: JsonShape | undefined }>([
  { text: '{ "source": ["aws.s3"] }', shape: "pattern" },
  { text: '{ "source": ["aws.s3"], "detail-type": ["Object Created"] }', shape: "pattern" },
  { text: '{ "detail-type": [{ "prefix": "Object" }] }', shape: "pattern" },
  { text: '{ "detail": { "state": ["stopped", { "anything-but": "x" }] } }', shape: "pattern" },
  { text: '{ "source": ["a"], "details": { "state": ["x"] }, "detail-type": ["b"] }', shape: "pattern" },
  { text: '// for the rule\n{ "source": ["a"], "detail": { "n": [1] } }', shape: "pattern" },
  { text: '{ "source": ["a"], "detail": { "state": "scalar" } }', shape: "pattern" },
  { text: '{ "source": ["a"], "detail": { "state": [', shape: "pattern" },
  { text: '{ "source": ["a"], "$or": [{ "account": ["1"] }] }', shape: "pattern" },
  { text: '{ "source": "aws.s3", "detail-type": "Object Created", "detail": {} }', shape: "event" },
  {
    text: '{ "version": "0", "id": "1", "detail-type": "X", "source": "a", "resources": [] }',
    shape: "event",
  },
  { text: '{ "source": "a", "detail": { "state": ["on"] } }', shape: "event" },
  { text: '[{ "source": "a", "detail-type": "b" }]', shape: "event" },
  { text: '{ "source": ["a"], "id": "1", "detail": {} }', shape: undefined },
  { text: '{ "name": "app", "source": ["src/index.ts"] }', shape: undefined },
  { text: '{ "source": ["src/index.ts"], "files": ["dist"] }', shape: undefined },
  { text: '{ "detail": { "state": "on" } }', shape: undefined },
  { text: '{ "detail": { "list": ["on"] }, "errors": [] }', shape: undefined },
  { text: '{ "detail": {} }', shape: undefined },
  { text: '[{ "source": ["a"] }]', shape: undefined },
  { text: '{ "nested": { "source": ["a"] } }', shape: undefined },
  { text: '["source"]', shape: undefined },
  { text: "", shape: undefined },
  { text: "{}", shape: undefined },
])("$text: $shape", ({ text, shape }) => {
  expect(shapeOf(text)).toBe(shape);
});

test("every pattern and every event of the examples is known by its form", () => {
  for (const file of readdirSync("examples")) {
    const shape = /\.event\.json$/.test(file)
      ? "event"
      : /\.eventpattern\.json$/.test(file)
        ? "pattern"
        : null;
    if (shape !== null)
      expect([file, shapeOf(readFileSync(`examples/${file}`, "utf8"))]).toEqual([file, shape]);
  }
});

test("a text longer than any event has no form, and neither has one without the keys of events", () => {
  expect(shapeOf(`{ "source": ["${"a".repeat(1_000_000)}"] }`)).toBeUndefined();
  expect(shapeOf(`[${'{ "a": [1] },'.repeat(50_000)}]`)).toBeUndefined();
});

test("any text whatever has a form or none", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(["pattern", "event", undefined]).toContain(shapeOf(`{ "source": [${text}`));
    }),
  );
});
