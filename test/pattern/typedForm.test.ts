import { describe, expect, test } from "vitest";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import type { Leaf, Matcher, PatternObject } from "../../src/pattern/pattern";

function matchersOf(text: string): readonly Omit<Matcher, "span">[] {
  const member = parsePattern(`{"a":[${text}]}`).pattern?.root.members[0];
  const leaf = member?.kind === "field" && member.value.kind === "leaf" ? member.value : undefined;
  return (leaf?.matchers ?? []).map((matcher) => {
    const { span, ...kind } = matcher;
    expect(span.length).toBe(text.length);
    return kind;
  });
}

/** Every field with its path, and the members of `$or` in braces. */
function outline(object: PatternObject | undefined): unknown {
  return object?.members.map((member) => {
    if (member.kind === "or") return { or: member.branches.map(outline) };
    return member.value.kind === "leaf" ? member.path : { [member.path]: outline(member.value) };
  });
}

describe("the typed form of a pattern", () => {
  test.each<[string, Omit<Matcher, "span"> & Record<string, unknown>]>([
    ['"x"', { kind: "string", value: "x" }],
    ['"\\u0061\\n\\""', { kind: "string", value: 'a\n"' }],
    ["1.0e0", { kind: "number", text: "1.0e0" }],
    ["false", { kind: "boolean", value: false }],
    ["null", { kind: "null" }],
    ['{"exactly":"x"}', { kind: "exactly", value: "x" }],
    ['{"prefix":""}', { kind: "prefix", value: "", ignoreCase: false }],
    ['{"suffix":{"equals-ignore-case":"x"}}', { kind: "suffix", value: "x", ignoreCase: true }],
    ['{"equals-ignore-case":"x"}', { kind: "equalsIgnoreCase", value: "x" }],
    ['{"wildcard":"a\\\\**"}', { kind: "wildcard", value: "a\\**" }],
    ['{"exists":true}', { kind: "exists", exists: true }],
    ['{"cidr":"10.0.0.0/8"}', { kind: "cidr", value: "10.0.0.0/8" }],
    ['{"numeric":[">",1]}', { kind: "numeric", lower: { text: "1", inclusive: false } }],
    ['{"numeric":["<=",1]}', { kind: "numeric", upper: { text: "1", inclusive: true } }],
    [
      '{"numeric":["=",1.0]}',
      { kind: "numeric", lower: { text: "1.0", inclusive: true }, upper: { text: "1.0", inclusive: true } },
    ],
    [
      '{"numeric":[">=",1,"<",2]}',
      { kind: "numeric", lower: { text: "1", inclusive: true }, upper: { text: "2", inclusive: false } },
    ],
    ['{"anything-but":"x"}', { kind: "anythingBut", excluded: { kind: "strings", values: ["x"] } }],
    ['{"anything-but":[1,2]}', { kind: "anythingBut", excluded: { kind: "numbers", texts: ["1", "2"] } }],
    [
      '{"anything-but":{"equals-ignore-case":["x","y"]}}',
      { kind: "anythingBut", excluded: { kind: "equalsIgnoreCase", values: ["x", "y"] } },
    ],
    [
      '{"anything-but":{"wildcard":"*"}}',
      { kind: "anythingBut", excluded: { kind: "wildcard", values: ["*"] } },
    ],
  ])("%s", (text, matcher) => {
    expect(matchersOf(text)).toEqual([matcher]);
  });

  test.each<[string, string, unknown]>([
    ["keys join with dots", '{"a":{"b":{"c":[1]},"d":[2]}}', [{ a: [{ "a.b": ["a.b.c"] }, "a.d"] }]],
    ["a key may hold a dot itself", '{"a.b":[1],"a":{"b":[2]}}', ["a.b", { a: ["a.b"] }]],
    ["an empty key at the root leaves no dot", '{"":{"b":[1]}}', [{ "": ["b"] }]],
    ["an empty key further in does", '{"a":{"":{"b":[1]}}}', [{ a: [{ "a.": ["a..b"] }] }]],
    ["$or adds no step", '{"a":{"$or":[{"b":[1]},{"c":[2]}]}}', [{ a: [{ or: [["a.b"], ["a.c"]] }] }]],
    [
      "keys of JavaScript's own are keys",
      '{"__proto__":[1],"x":{"constructor":[1]}}',
      ["__proto__", { x: ["x.constructor"] }],
    ],
    ["$or that is no operator is a field", '{"$or":["x"]}', ["$or"]],
  ])("%s", (_, text, expected) => {
    expect(outline(parsePattern(text).pattern?.root)).toEqual(expected);
  });

  test("spans cover what was written", () => {
    const text = '{ "a" : [ "x" , {"prefix" : "y"} , 1.50 ] }';
    const member = parsePattern(text).pattern?.root.members[0];
    const field = member?.kind === "field" ? member : undefined;
    const leaf = field?.value as Leaf;
    const written = [field!.nameSpan, leaf.span, ...leaf.matchers.map(({ span }) => span)];
    expect(written.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      '"a"',
      '[ "x" , {"prefix" : "y"} , 1.50 ]',
      '"x"',
      '{"prefix" : "y"}',
      "1.50",
    ]);
  });
});
