import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillUnknowns } from "../../src/pattern/parse/fillUnknowns";
import type { WrittenPattern } from "../../src/pattern/parse/parsePattern";
import type { UnknownPart } from "../../src/pattern/parse/unknownParts";

/** A pattern from a text in which `«name»` is a part that is not known; `«=name»` holds anything, `«*name»` several. */
function unknownPattern(marked: string): WrittenPattern {
  const unknowns: UnknownPart[] = [];
  let text = "";
  let from = 0;
  for (const { 0: all, 1: sign, 2: expression = "", index } of marked.matchAll(/«([=*]?)(\w+)»/g)) {
    text += marked.slice(from, index);
    from = index + all.length;
    const isInText = (text.match(/"/g) ?? []).length % 2 === 1;
    const own = isInText ? `\${${expression}}` : `"\${${expression}}"`;
    const holds = sign === "=" ? "anything" : sign === "*" ? "many" : "text";
    unknowns.push({ span: { offset: text.length, length: own.length }, expression, holds });
    text += own;
  }
  return { text: text + marked.slice(from), unknowns };
}

describe("values in the places of unknown parts", () => {
  test.each([
    ['{"a": [«S»]}', { S: '"prod"' }, '{"a": ["prod"]}'],
    ['{"a": ["x-«S»-y"]}', { S: '"p\\"q"' }, '{"a": ["x-p\\"q-y"]}'],
    ['{"a": ["x-«S»"]}', { S: "1.0" }, '{"a": ["x-1.0"]}'],
    ['{"a": [{"prefix": «S»}]}', { S: '"p"' }, '{"a": [{"prefix": "p"}]}'],
    ['{"a": [«*S», "b"]}', { S: "[1, 2]" }, '{"a": [1, 2, "b"]}'],
    ['{"a": [«*S», "b"]}', { S: "[]" }, '{"a": [ "b"]}'],
    ['{"a": ["b", «*S»]}', { S: "[ ]" }, '{"a": ["b"]}'],
    ['{"a": ["b", «*S», «*T»]}', { S: "[]", T: "[]" }, '{"a": ["b"]}'],
    ['{"a": «=S»}', { S: '[{"exists": true}]' }, '{"a": [{"exists": true}]}'],
    ['{"detail": «=S»}', { S: '{"b": ["c"]}' }, '{"detail": {"b": ["c"]}}'],
    ['{«*S»: 0, "a": ["b"]}', { S: '{"c": [1]}' }, '{"c": [1], "a": ["b"]}'],
    ['{«*S»: 0, "a": ["b"]}', { S: "{}" }, '{ "a": ["b"]}'],
    ['{"a": ["b"], «*S»: 0}', { S: "{}" }, '{"a": ["b"]}'],
    ['{"a-«S»": ["b"]}', { S: '"x"' }, '{"a-x": ["b"]}'],
    ['{"a": [«S», «T»]}', { T: '"t"' }, '{"a": ["${S}", "t"]}'],
  ])("%s with %j is %s", (marked, values, text) => {
    const filled = fillUnknowns(unknownPattern(marked), new Map(Object.entries(values)));
    expect(filled).toMatchObject({ ok: true, value: { written: { text } } });
  });

  test.each([
    ['{"a": ["x-«S»"]}', "[1]", "Give S a string, a number, true or false"],
    ['{"a": ["x-«S»"]}', "null", "Give S a string, a number, true or false"],
    ["{«*S»: 0}", '"x"', "Give S an object"],
    ['{«S»: ["a"]}', "{}", "Give S a string: it is a key"],
  ])("%s takes no %s", (marked, value, error) => {
    const filled = fillUnknowns(unknownPattern(marked), new Map([["S", value]]));
    expect(filled).toEqual({ ok: false, error: expect.stringContaining(error) as string });
  });

  test("what has no value stays unknown, at its new place", () => {
    const filled = fillUnknowns(
      unknownPattern('{"a": [«S»], "b": ["«T»-«S»"]}'),
      new Map([["S", '"longer"']]),
    );
    if (!filled.ok) throw new Error(filled.error);
    const { text, unknowns = [] } = filled.value.written;
    expect(unknowns.map(({ span }) => text.slice(span.offset, span.offset + span.length))).toEqual(["${T}"]);
  });

  test("spans lead back to what they were, of what was put in to all of its part", () => {
    const written = unknownPattern('{"a": [«S»], "b": ["c"]}');
    const filled = fillUnknowns(written, new Map([["S", '"a longer text"']]));
    if (!filled.ok) throw new Error(filled.error);
    const back = (part: string): string => {
      const offset = filled.value.written.text.indexOf(part);
      const span = filled.value.original({ offset, length: part.length });
      return written.text.slice(span.offset, span.offset + span.length);
    };
    expect(back('"c"')).toBe('"c"');
    expect(back('"a longer text"')).toBe('"${S}"');
    expect(back("longer")).toBe('"${S}"');
    expect(back('["a longer text"]')).toBe('["${S}"]');
  });

  test("any strings make the JSON that they would have made", () => {
    const law = fc.property(fc.string(), fc.string(), (one, other) => {
      const values = new Map([
        ["S", JSON.stringify(one)],
        ["T", JSON.stringify(other)],
      ]);
      const filled = fillUnknowns(unknownPattern('{"a": [«S», "x-«T»-«S»"], "b": «=T»}'), values);
      if (!filled.ok) throw new Error(filled.error);
      expect(JSON.parse(filled.value.written.text)).toEqual({ a: [one, `x-${other}-${one}`], b: other });
    });
    fc.assert(law);
  });
});
