import { describe, expect, test } from "vitest";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import type { PatternObject } from "../../src/pattern/pattern";

/** The paths of the leaves that could be read, with how many matchers each has. */
function leavesOf(object: PatternObject | undefined): readonly string[] {
  return (object?.members ?? []).flatMap((member) => {
    if (member.kind === "or") return member.branches.flatMap(leavesOf);
    return member.value.kind === "object"
      ? leavesOf(member.value)
      : [`${member.path} ${member.value.matchers.length}`];
  });
}

describe("text that is not JSON is read as what was probably meant", () => {
  test.each([
    { text: '{"a":["x"],}', kinds: ["trailing-comma"], leaves: ["a 1"] },
    { text: '{"a":["x",],"b":[1]}', kinds: ["trailing-comma"], leaves: ["a 1", "b 1"] },
    { text: '{"a":["x",,"y"]}', kinds: ["extra-comma"], leaves: ["a 2"] },
    { text: '{"a":["x"] "b":[1]}', kinds: ["missing-comma"], leaves: ["a 1", "b 1"] },
    { text: '{"a":["x" "y"]}', kinds: ["missing-comma"], leaves: ["a 2"] },
    { text: '{"a" ["x"],"b":[1]}', kinds: ["missing-colon"], leaves: ["a 1", "b 1"] },
    { text: '{"a"=["x"]}', kinds: ["missing-colon"], leaves: ["a 1"] },
    { text: '{"a":,"b":[1]}', kinds: ["missing-value"], leaves: ["b 1"] },
    { text: '{"a":}', kinds: ["missing-value"], leaves: [] },
    {
      text: "{'a':['x','y'],\"b\":[1]}",
      kinds: ["unquoted-name", "single-quotes", "single-quotes"],
      leaves: ["a 0", "b 1"],
    },
    { text: '{a:["x"]}', kinds: ["unquoted-name"], leaves: ["a 1"] },
    { text: '{"a":[x,"y"]}', kinds: ["invalid-value"], leaves: ["a 1"] },
    { text: '{"a":[1.,"y"]}', kinds: ["invalid-value"], leaves: ["a 1"] },
    { text: '// all\n{"a":["x"] /* one */}', kinds: ["comment", "comment"], leaves: ["a 1"] },
    { text: '{"a":["x"}', kinds: ["mismatched-closer"], leaves: ["a 1"] },
    { text: '{"a":["x"]],"b":[1]}', kinds: ["mismatched-closer"], leaves: ["a 1", "b 1"] },
    { text: '{"a":["x', kinds: ["unclosed-string"], leaves: ["a 1"] },
    { text: '{"a":["x\n],"b":[1]}', kinds: ["unclosed-string"], leaves: ["a 1", "b 1"] },
    {
      text: '{"a":["\\q"],"b":["\\u00"]}',
      kinds: ["invalid-escape", "invalid-escape"],
      leaves: ["a 1", "b 1"],
    },
    { text: '{"a":["\t"]}', kinds: ["control-character"], leaves: ["a 1"] },
    { text: '{"a":{"b":[1],"c":', kinds: ["unclosed"], leaves: ["a.b 1"] },
    { text: '{"a":[1]\u0000}', kinds: ["control-character"], leaves: ["a 1"] },
  ])("$text", ({ text, kinds, leaves }) => {
    const { pattern, root, problems } = parsePattern(text);
    expect(pattern).toBeUndefined();
    expect(problems.map(({ code, data }) => [code, data?.["kind"]])).toEqual(
      kinds.map((kind) => ["syntax", kind]),
    );
    expect(leavesOf(root)).toEqual(leaves);
  });

  test.each([
    { marked: '{"a":["x"«,»]}' },
    { marked: '{"a":["x"«,» ]}' },
    { marked: '{\n  "a": ["x"]«,»\n\n}' },
    { marked: '{"a":["x"«,»],"b":[{"prefix":"y"«,»}]}' },
  ])("a comma that nothing follows is marked itself: $marked", ({ marked }) => {
    const { problems } = parsePattern(marked.replaceAll(/[«»]/g, ""));
    const places = [...marked.matchAll(/«/g)].map(({ index }, before) => index - 2 * before);
    expect(problems.map(({ span }) => span)).toEqual(places.map((offset) => ({ offset, length: 1 })));
  });

  test("what must still be written is known", () => {
    const [problem] = parsePattern('{"a":{"b":[{"prefix":"x"').problems;
    expect(problem?.data).toMatchObject({ kind: "unclosed", missing: "}]}}" });
  });

  test("an array that only holds invalid values is not called empty as well", () => {
    expect(parsePattern('{"a":[x]}').problems).toHaveLength(1);
  });
});

describe("what EventBridge rejects is passed, and the rest is read", () => {
  test.each([
    { text: '{"a":[[1,[2]],"x"]}', codes: ["invalid-match-value"], leaves: ["a 1"] },
    {
      text: '{"a":[{"prefix":["x"]},{"suffix":1},"x"]}',
      codes: ["invalid-operand", "invalid-operand"],
      leaves: ["a 1"],
    },
    {
      text: '{"a":[{"numeric":["<",1,[{}]]},"x"],"b":[1]}',
      codes: ["invalid-numeric"],
      leaves: ["a 1", "b 1"],
    },
    { text: '{"a":[{"prefix":"x","suffix":{"y":[]}},"x"]}', codes: ["too-many-operators"], leaves: ["a 1"] },
    {
      text: '{"a":"x","b":{"c":{"d":1,"e":[1]}}}',
      codes: ["not-object-or-array", "not-object-or-array"],
      leaves: ["b.c.e 1"],
    },
    { text: '{"$or":[{"a":[1]},2,{"b":[]}]}', codes: ["invalid-or", "empty-array"], leaves: ["a 1", "b 0"] },
    {
      text: '{"$or":[{"prefix":[1]},{"b":[2]}],"c":[]}',
      codes: ["reserved-name-in-or", "empty-array"],
      leaves: ["prefix 1", "b 1", "c 0"],
    },
  ])("$text", ({ text, codes, leaves }) => {
    const { root, problems } = parsePattern(text);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(leavesOf(root)).toEqual(leaves);
  });

  test.each([
    { text: '{"a":"x"}', data: { name: "a", valueKind: "string" } },
    {
      text: '{"a":[{"equals":"x"}]}',
      data: { operator: "equals", nearest: ["exactly", "equals-ignore-case"] },
    },
    { text: '{"a":[{"Prefix":"x"}]}', data: { operator: "Prefix", nearest: ["prefix"] } },
    {
      text: '{"a":[{"anything-but":{"sufix":"x"}}]}',
      data: { operator: "sufix", inside: "anything-but", nearest: ["suffix"] },
    },
    { text: '{"$or":[{"a":[1]}]}', data: { kind: "too-few", branches: 1 } },
    { text: '{"a":[{"exists":"true"}]}', data: { operator: "exists", valueKind: "string" } },
    { text: '{"a":[1],"a":[2]}', data: { path: "a", earlier: { offset: 1, length: 3 } } },
  ])("$text: a quick fix gets what it needs", ({ text, data }) => {
    expect(parsePattern(text).problems[0]?.data).toMatchObject(data);
  });

  test("a fault inside a wildcard is underlined where it stands, escapes and all", () => {
    const text = '{"a":[{"wildcard":"\\u0061\\n**"}]}';
    const { span } = parsePattern(text).problems[0]!;
    expect(text.slice(span.offset, span.offset + span.length)).toBe("**");
  });
});
