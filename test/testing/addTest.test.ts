import { expect, test } from "vitest";
import type { WrittenPattern } from "../../src/pattern/parse/parsePattern";
import { exampleValues } from "../../src/testing/samples/exampleValues";
import { addTest, emptySuite } from "../../src/testing/suites/addTest";
import { parseSuite } from "../../src/testing/suites/parseSuite";

const inline = { name: "one", matches: true, event: { text: '{"n": 1.0, "n": 2}\n' } } as const;
const named = { name: "two", matches: false, event: { path: "events/two.event.json" } } as const;

test("the first test makes the file", () => {
  const added = addTest(undefined, inline);
  expect(added).toEqual({
    ok: true,
    value: `{
  "tests": [
    {
      "name": "one",
      "event": {
        "n": 1.0,
        "n": 2
      },
      "matches": true
    }
  ]
}
`,
  });
});

test.each([
  '{ "tests": [] }',
  '{\n  // why\n  "pattern": "p.json",\n  "tests": [\n    { "name": "a", "event": {}, "matches": true }, // last\n  ],\n}\n',
  '{"tests":[{"name":"a","event":{},"matches":true}]}',
])("a further test stands at the end, and what was there stays: %s", (text) => {
  const added = addTest(text, named);
  if (!added.ok) throw new Error(added.error);
  const { suite, problems } = parseSuite(added.value);
  expect(problems).toEqual([]);
  expect(suite.tests.at(-1)).toMatchObject({
    name: "two",
    matches: false,
    events: { path: "events/two.event.json" },
  });
  expect(suite.tests).toHaveLength(parseSuite(text).suite.tests.length + 1);
  for (const comment of text.match(/\/\/.*/g) ?? []) expect(added.value).toContain(comment);
});

test("a file with a mistake is left alone", () => {
  expect(addTest('{"tests": {}}', named)).toMatchObject({
    ok: false,
    error: expect.stringContaining('"tests" is a list') as string,
  });
});

test("a test file of a pattern in a template says which, and gives its values", () => {
  const pattern: WrittenPattern = {
    text: '{"a":["${A.b}"],"detail":"${var.d}","${more}":0}',
    unknowns: [
      { span: { offset: 7, length: 6 }, expression: "A.b", holds: "text" },
      { span: { offset: 25, length: 10 }, expression: "var.d", holds: "anything" },
      { span: { offset: 36, length: 9 }, expression: "more", holds: "many" },
    ],
  };
  const start = emptySuite("t.yaml#Rule", exampleValues(pattern));
  const added = addTest(start, { name: "n", matches: true, event: { text: "{}" } });
  expect(added.ok && JSON.parse(added.value)).toEqual({
    pattern: "t.yaml#Rule",
    values: { "A.b": "example-b", "var.d": ["example-d"], more: {} },
    tests: [{ name: "n", event: {}, matches: true }],
  });
  expect(JSON.parse(emptySuite("t.yaml#Rule", new Map()))).toEqual({ pattern: "t.yaml#Rule", tests: [] });
});
