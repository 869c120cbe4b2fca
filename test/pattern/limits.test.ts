import { describe, expect, test } from "vitest";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { patternSize } from "../../src/pattern/patternSize";
import { countSubRules, expandSubRules } from "../../src/pattern/complexity/subRules";

const codesOf = (text: string): readonly string[] =>
  parsePattern(text).problems.map(({ code, severity }) => `${severity} ${code}`);
const fields = (count: number): string =>
  Array.from({ length: count }, (_, index) => `"${index}":[1]`).join(",");
const ors = (count: number): string =>
  Array.from({ length: count }, (_, index) => `"${index}":{"$or":[{"a":[1]},{"b":[2]}]}`).join(",");

const wildcards = (...values: readonly string[]): string =>
  JSON.stringify({ a: values.map((wildcard) => ({ wildcard })) });

describe("limits of a whole pattern", () => {
  test.each([
    { name: "2,048 characters are within the quota", text: `{"a":["${"x".repeat(2038)}"]}`, codes: [] },
    { name: "2,049 are not", text: `{"a":["${"x".repeat(2039)}"]}`, codes: ["information pattern-size"] },
    {
      name: "4,096 are what EventBridge takes",
      text: `{"a":["${"x".repeat(4086)}"]}`,
      codes: ["information pattern-size"],
    },
    { name: "4,097 are not", text: `{"a":["${"x".repeat(4087)}"]}`, codes: ["error pattern-size"] },
    { name: "blanks count", text: `{"a":["x"]}${" ".repeat(4100)}`, codes: ["error pattern-size"] },
    { name: "256 fields are allowed", text: `{${fields(256)}}`, codes: ["information pattern-size"] },
    {
      name: "257 are not",
      text: `{${fields(257)}}`,
      codes: ["information pattern-size", "error too-many-fields"],
    },
    {
      name: "branches do not add up",
      text: `{"$or":[{${fields(200)}},{${fields(200)}}]}`,
      codes: ["information pattern-size"],
    },
    { name: "512 combinations are allowed", text: `{${ors(9)}}`, codes: [] },
    { name: "1,024 are more than AWS documents", text: `{${ors(10)}}`, codes: ["warning or-combinations"] },
    {
      name: "1,000 levels are read",
      text: `${'{"a":'.repeat(999)}[1]${"}".repeat(999)}`,
      codes: ["error pattern-size"],
    },
    {
      name: "1,001 are not",
      text: `${'{"a":'.repeat(1000)}[1]${"}".repeat(1000)}`,
      codes: ["error too-deep", "error pattern-size"],
    },
    {
      name: "three wildcards for the ARNs of stacks, which EventBridge took, are allowed",
      text: wildcards("*:stack/orders/*", "*:stack/billing/*", "*:stack/users/*"),
      codes: [],
    },
    {
      name: "a fourth, which EventBridge refused, is not",
      text: wildcards("*:stack/orders/*", "*:stack/billing/*", "*:stack/users/*", "*:stack/mail/*"),
      codes: ["error wildcard-complexity"],
    },
    { name: "a complexity of 9 is accepted", text: wildcards("*a*a*a*a*"), codes: [] },
    { name: "one of 10 may be", text: wildcards("*aaaaaaaaa"), codes: ["warning wildcard-complexity"] },
    { name: "one of 11 is not", text: wildcards("*aaaaaaaaaa"), codes: ["error wildcard-complexity"] },
    { name: "a number of 1,000 digits is read", text: `{"a":[${"1".repeat(1000)}]}`, codes: [] },
    {
      name: "a range beyond the largest double makes the library fail",
      text: '{"a":[{"numeric":[">=",1.7976931348623157e308]},{"numeric":["<",-1.7976931348623157e308]}]}',
      codes: ["warning invalid-numeric", "warning invalid-numeric"],
    },
    { name: "one of 1,001 is not", text: `{"a":[${"1".repeat(1001)}]}`, codes: ["error syntax"] },
  ])("$name", ({ text, codes }) => {
    expect(codesOf(text).toSorted()).toEqual(codes.toSorted());
  });

  test("a character outside the basic plane counts once", () => {
    expect([patternSize("a😀"), patternSize("\ud83d"), patternSize("\ude00\ud83d")]).toEqual([2, 1, 2]);
  });

  test("a key that stands twice is told at its second place, in all its forms", () => {
    expect(codesOf('{"a":{"b":[1]},"a.b":[2]}')).toEqual(["warning duplicate-field"]);
    expect(codesOf('{"a":{"b":[1]},"a":{"c":[2]}}')).toEqual([]);
    expect(codesOf('{"a":[1],"$or":[{"a":[2]},{"b":[3]}]}')).toEqual(["warning duplicate-field"]);
    expect(codesOf('{"$or":[{"a":[2]},{"a":[3]}]}')).toEqual([]);
  });
});

describe("sub-rules", () => {
  const expanded = (text: string): readonly string[] =>
    expandSubRules(parsePattern(text).root!).map((subRule) =>
      [...subRule]
        .map(
          ([path, leaf]) =>
            `${path}=${text.slice(leaf.span.offset + 1, leaf.span.offset + leaf.span.length - 1)}`,
        )
        .join(" "),
    );

  test.each([
    ['{"a":[1],"b":[2]}', ["a=1 b=2"]],
    ['{"a":[1],"$or":[{"b":[2]},{"c":[3]}],"d":[4]}', ["a=1 b=2 d=4", "a=1 c=3 d=4"]],
    [
      '{"$or":[{"a":[1]},{"b":[2]}],"c":{"$or":[{"d":[3]},{"e":[4]}]}}',
      ["a=1 c.d=3", "b=2 c.d=3", "a=1 c.e=4", "b=2 c.e=4"],
    ],
    ['{"a":[1],"$or":[{"a":[2]},{"b":[3]}]}', ["a=2", "a=1 b=3"]],
    ['{"$or":[{"a":[2]},{"b":[3]}],"a":[1]}', ["a=1", "b=3 a=1"]],
    ['{"a":[1],"a":[2]}', ["a=2"]],
  ])("%s", (text, subRules) => {
    expect(expanded(text)).toEqual(subRules);
    expect(countSubRules(parsePattern(text).root!)).toBe(subRules.length);
  });
});

describe("large and strange texts", () => {
  const large = 2_000_000;
  test.each([
    ["one long string", `{"a":["${"x".repeat(large)}"]}`],
    ["many fields", `{${fields(large / 20)}}`],
    ["many values", `{"a":[${"1,".repeat(large / 2)}1]}`],
    ["only brackets", "]".repeat(large)],
    ["only opening brackets", `{"a":${"[".repeat(large)}`],
    ["only quotes", "'".repeat(large)],
    ["many mistakes", `{${'"a":[1] '.repeat(large / 8)}`],
    ["a long word", `{"a":[${"x".repeat(large)}`],
    ["many stars", `{"a":[{"wildcard":"${"*a".repeat(2000)}"}]}`],
    ["wildcards in many branches", `{"a":[{"wildcard":"*abc*"}],${ors(9)}}`],
    ["half a surrogate pair", '{"\ud800":["\udc00"]}'],
  ])("%s", (_, text) => {
    const { problems } = parsePattern(text);
    expect(problems.length).toBeLessThan(2100);
  });
});
