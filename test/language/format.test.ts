import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { formatPattern } from "../../src/json/layout/format";
import { readTokens } from "../../src/json/layout/formatTokens";
import { jsonish } from "./jsonish";

const options = { tabSize: 2, insertSpaces: true };

function format(text: string, formatOptions = options): string {
  return applyEdits(text, formatPattern(text, formatOptions));
}

describe("a pattern is laid out as people write patterns", () => {
  test.each([
    {
      name: "leaf arrays stay on one line",
      text: `{"source":["aws.config"]}`,
      out: `{\n  "source": ["aws.config"]\n}`,
    },
    {
      name: "a leaf array that was on several lines is joined where it fits",
      text: `{\n"source": [\n"aws.config",\n"aws.ec2"\n]}`,
      out: `{\n  "source": ["aws.config", "aws.ec2"]\n}`,
    },
    {
      name: "matchers stay in their array's line",
      text: `{"detail":{"n":[{"numeric":[">",0,"<=",5]}],"s":[{"anything-but":{"prefix":["a","b"]}}]}}`,
      out: `{\n  "detail": {\n    "n": [{ "numeric": [">", 0, "<=", 5] }],\n    "s": [{ "anything-but": { "prefix": ["a", "b"] } }]\n  }\n}`,
    },
    {
      name: "the branches of $or are objects of their own",
      text: `{"$or":[{"a":[1]},{"b":[{"exists":true}]}]}`,
      out: `{\n  "$or": [\n    {\n      "a": [1]\n    },\n    {\n      "b": [{ "exists": true }]\n    }\n  ]\n}`,
    },
    {
      name: "empty objects and arrays stay closed",
      text: `{"a":{ },"b":[\n]}`,
      out: `{\n  "a": {},\n  "b": []\n}`,
    },
    {
      name: "one blank line between fields is kept",
      text: `{\n\n\n"a": [1],\n\n\n"b": [2]\n\n}`,
      out: `{\n  "a": [1],\n\n  "b": [2]\n}`,
    },
    {
      name: "line ends stay as the text has them",
      text: `{"a":[1],\r\n"b":[2]}\r\n`,
      out: `{\r\n  "a": [1],\r\n  "b": [2]\r\n}\r\n`,
    },
    { name: "a line end at the end of the text is kept, one of them", text: `{}\n\n\n`, out: `{}\n` },
  ])("$name", ({ text, out }) => {
    expect(format(text)).toBe(out);
  });

  test("an array longer than 100 columns has a line for each matcher", () => {
    const accounts = Array.from({ length: 9 }, (_, index) => `"11112222333${index}"`);
    expect(format(`{"detail":{"account":[${accounts.join(",")}]}}`)).toBe(
      `{\n  "detail": {\n    "account": [\n${accounts.map((account) => `      ${account}`).join(",\n")}\n    ]\n  }\n}`,
    );
  });

  test("a line of exactly 100 columns stays whole, one of 101 is broken", () => {
    const fits = `  "a": ["${"x".repeat(88)}"],`;
    expect(fits).toHaveLength(100);
    expect(format(`{\n${fits}\n  "b": [1]\n}`)).toBe(`{\n${fits}\n  "b": [1]\n}`);
    const long = `  "a": ["${"x".repeat(89)}"],`;
    expect(format(`{\n${long}\n  "b": [1]\n}`)).toContain(`  "a": [\n`);
  });

  test("tabs are used when the editor says so", () => {
    expect(format(`{"a":{"b":[1]}}`, { tabSize: 4, insertSpaces: false })).toBe(
      `{\n\t"a": {\n\t\t"b": [1]\n\t}\n}`,
    );
  });
});

describe("broken text is laid out as far as it can be read", () => {
  test.each([
    { name: "a missing comma", text: `{"a":["x"]\n"b":["y"]}`, out: `{\n  "a": ["x"]\n  "b": ["y"]\n}` },
    { name: "a trailing comma", text: `{"a":["x",],}`, out: `{\n  "a": ["x",],\n}` },
    { name: "a missing closing bracket", text: `{"a":{"b":["x"]`, out: `{\n  "a": {\n    "b": ["x"]` },
    { name: "a bracket too many", text: `{"a":["x"]]}`, out: `{\n  "a": ["x"]]\n}` },
    {
      name: "comments, which EventBridge rejects",
      text: `{ // why\n"a":[1], /* all */ "b":[2]}`,
      out: `{ // why\n  "a": [1], /* all */ "b": [2]\n}`,
    },
    { name: "a string without an end is left alone", text: `{ "a":["x }`, out: `{ "a":["x }` },
    { name: "a comment without an end is left alone", text: `{ "a":[1] /* }`, out: `{ "a":[1] /* }` },
    { name: "a word that is half a number", text: `{"a":[1a]}`, out: `{\n  "a": [1a]\n}` },
  ])("$name", ({ text, out }) => {
    expect(format(text)).toBe(out);
  });
});

test("formatting a range changes only what touches it", () => {
  const text = `{"a":["x"],\n"b":["y"],\n"c":["z"]}`;
  const within = { offset: text.indexOf(`"b"`), length: `"b":["y"],`.length };
  expect(applyEdits(text, formatPattern(text, options, within))).toBe(
    `{"a":["x"],\n  "b": ["y"],\n  "c":["z"]}`,
  );
});

describe("laws", () => {
  test("no token is lost or changed, whatever the text", () => {
    fc.assert(
      fc.property(jsonish, (text) => {
        const before = readTokens(text);
        expect(readTokens(format(text))?.map((token) => token.text)).toEqual(
          before?.map((token) => token.text),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("formatting twice is formatting once", () => {
    fc.assert(
      fc.property(jsonish, (text) => {
        const once = format(text);
        expect(format(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test("valid JSON keeps its value", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(JSON.parse(format(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 1000 },
    );
  });
});
