import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSuite } from "../../src/testing/suites/parseSuite";
import { plainJson } from "../../src/json/plainJson";

const event = '{ "source": "aws.config", "n": 1.0, "n": 2 }';

describe("a pattern test file", () => {
  test("names its pattern and has tests with inline events and with files", () => {
    const { suite, problems } = parseSuite(`{
      // what the rule must catch
      "pattern": "../rules/bucket.eventpattern.json",
      "tests": [
        { "name": "a bucket", "event": ${event}, "matches": true },
        { "name": "others", "events": "events/**/*.json", "matches": false, },
      ],
    }`);
    expect(problems).toEqual([]);
    expect(suite.pattern).toMatchObject({ file: "../rules/bucket.eventpattern.json" });
    expect(suite.tests).toMatchObject([
      { name: "a bucket", matches: true, events: { kind: "inline", text: event } },
      { name: "others", matches: false, events: { kind: "files", path: "events/**/*.json" } },
    ]);
  });

  test("can leave its pattern out, and name it with a pointer into a JSON file", () => {
    expect(parseSuite('{ "tests": [] }')).toMatchObject({ suite: { tests: [] }, problems: [] });
    const pointed = parseSuite('{ "pattern": { "file": "t.json", "pointer": "/a/b~1c" }, "tests": [] }');
    expect(pointed.problems).toEqual([]);
    expect(pointed.suite.pattern).toMatchObject({ file: "t.json", pointer: "/a/b~1c" });
  });

  test("names a pattern of a template, and gives values of any kind, in JSON as it is written", () => {
    const { suite, problems } = parseSuite(`{
      "pattern": "../main.tf#aws_cloudwatch_event_rule.x",
      "values": { "Stage": "prod", "n": 1.0, "list": ["a", { "b": 1 }] /* none */ },
      "tests": [{ "name": "n", "matches": true, "event": {}, "values": { "Stage": { "a": [1,] } } }],
    }`);
    expect(problems).toEqual([]);
    expect(suite.pattern).toMatchObject({ file: "../main.tf", site: "aws_cloudwatch_event_rule.x" });
    expect([...(suite.values ?? [])]).toEqual([
      ["Stage", '"prod"'],
      ["n", "1.0"],
      ["list", '["a", { "b": 1 }]'],
    ]);
    expect(JSON.parse(suite.tests[0]?.values?.get("Stage") ?? "")).toEqual({ a: [1] });
    const own = parseSuite('{ "pattern": "a#b.eventpattern.json", "tests": [] }').suite.pattern;
    expect(own).toMatchObject({ file: "a#b.eventpattern.json" });
  });

  test("keeps an inline event at its place, with comments and trailing commas as blanks", () => {
    const written = '{ "a": [1, /* , */ ], // "b"\n "c": "//", }';
    const text = `{ "tests": [{ "name": "n", "matches": true, "event": ${written} }] }`;
    const [only] = parseSuite(text).suite.tests;
    expect(only?.events).toMatchObject({ kind: "inline", span: { offset: text.indexOf(written) } });
    const plain = only?.events.kind === "inline" ? only.events.text : "";
    expect(JSON.parse(plain)).toEqual({ a: [1], c: "//" });
    expect(plain).toHaveLength(written.length);
    expect(plain.indexOf('"c"')).toBe(written.indexOf('"c"'));
  });

  test.each([
    ["", "Not JSON: a value is expected here", ""],
    ["[]", "A pattern test file is a JSON object", "[]"],
    ["{}", '"tests" is missing', "{"],
    ['{"tests": {}}', '"tests" is a list', "{}"],
    ['{"tests": [1]}', "A test is an object", "1"],
    ['{"tests": [], "test": 1}', 'has no key "test". Its keys are pattern, values, tests', '"test"'],
    ['{"tests": [], "tests": []}', "a second time", '"tests"'],
    ['{"tests": [], "pattern": 1}', '"pattern" is the path of a file', "1"],
    ['{"tests": [], "pattern": {}}', '"file" is missing', "{}"],
    ['{"tests": [], "pattern": {"file": "a", "pointer": "b"}}', "JSON pointer", '"b"'],
    ['{"tests": [], "pattern": {"file": "a", "site": 1}}', '"site" is the name', "1"],
    ['{"tests": [], "pattern": {"file": "a", "site": "b", "pointer": ""}}', "not both", '""'],
    ['{"tests": [], "values": []}', '"values" is an object', "[]"],
    ['{"tests": [{"event": {}, "matches": true}]}', '"name" is missing', "{"],
    ['{"tests": [{"name": " ", "event": {}, "matches": true}]}', '"name" is a text', '" "'],
    ['{"tests": [{"name": "n", "event": {}}]}', '"matches" is missing', "{"],
    ['{"tests": [{"name": "n", "event": {}, "matches": "yes"}]}', "true or false", '"yes"'],
    ['{"tests": [{"name": "n", "matches": true}]}', '"event" is missing', "{"],
    ['{"tests": [{"name": "n", "event": "e.json", "matches": true}]}', 'named by "events"', '"e.json"'],
    ['{"tests": [{"name": "n", "event": {}, "events": "e", "matches": true}]}', "not both", '"e"'],
    ['{"tests": [{"name": "n", "events": 3, "matches": true}]}', "path of a file", "3"],
    ['{"tests": [{"name": "n", "event": {}, "match": true, "matches": true}]}', 'no key "match"', '"match"'],
    ['{"tests": [}', "Not JSON: a value is expected", "}"],
    ['{"tests": []', "Not JSON: a closing } is missing", ""],
  ])("%s is told what is wrong", (text, message, at) => {
    const { problems } = parseSuite(text);
    const told = problems.map(({ message: each, span }) => ({
      each,
      at: text.slice(span.offset, span.offset + span.length),
    }));
    expect(told).toContainEqual({ each: expect.stringContaining(message) as string, at });
  });

  test("a test with a mistake does not take the others with it", () => {
    const { suite, problems } = parseSuite(
      '{"tests": [{"name": "bad"}, {"name": "good", "event": {}, "matches": true}]}',
    );
    expect(suite.tests.map(({ name }) => name)).toEqual(["good"]);
    expect(problems).toHaveLength(2);
  });

  test("tests before a syntax error can still be run", () => {
    const { suite, problems } = parseSuite('{"tests": [{"name": "n", "event": {}, "matches": true}, {"na');
    expect(suite.tests.map(({ name }) => name)).toEqual(["n"]);
    expect(problems.length).toBeGreaterThan(0);
  });

  test.each([1_000, 100_000])("an event of %i levels is read or refused, and nothing hangs", (levels) => {
    const nested = `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
    const { suite, problems } = parseSuite(`{"tests": [{"name": "n", "event": ${nested}, "matches": true}]}`);
    if (levels === 1_000) expect(suite.tests).toHaveLength(1);
    else expect(problems[0]?.message).toContain("100003 levels deep");
  });

  test("brackets that close nothing do not hide how deep a text is", () => {
    const text = `{"tests": [${"}".repeat(100_000)},${"[".repeat(100_000)}`;
    expect(parseSuite(text).problems[0]?.message).toContain("100002 levels deep");
  });

  test("any text is read without a throw, with problems inside it", () => {
    const pieces = fc.constantFrom(
      '{"tests":[',
      '{"name":"n",',
      '"event":{}',
      ",",
      "}",
      "]",
      "//",
      "/*",
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join("");
        for (const { span } of parseSuite(text).problems) {
          expect(span.offset + span.length).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test("JSON without comments is plain as it stands", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(plainJson(text).text).toBe(text);
      }),
    );
  });
});

test("the schema and the reader know the same keys", () => {
  const schema = JSON.parse(
    readFileSync(new URL("../../schemas/eventtest.schema.json", import.meta.url), "utf8"),
  ) as { properties: object; definitions: { test: { properties: object } } };
  const { problems } = parseSuite('{"tests": [{"?": 1}], "?": 1}');
  const told = problems.map(({ message }) => /Its keys are (.*)\.$/.exec(message)?.[1]);
  const keys = (properties: object): string =>
    Object.keys(properties)
      .filter((key) => key !== "$schema")
      .join(", ");
  expect(told).toContain(keys(schema.properties));
  expect(told).toContain(keys(schema.definitions.test.properties));
});
