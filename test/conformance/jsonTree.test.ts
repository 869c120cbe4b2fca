import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, print, type JsonTree } from "../../scripts/conformance/jsonTree";
import { createRandom } from "../../scripts/conformance/random";
import { randomStyle } from "../../scripts/conformance/style";

function read(text: string): JsonTree {
  const tree = parse(text);
  if (tree === undefined) throw new Error(`${text} is not read as JSON.`);
  return tree;
}

test("duplicate keys, their order and the spelling of numbers are kept", () => {
  const text = '{"a":1.0,"b":[-0,1E+2,"\\ud83d"],"a":{"":null},"":true}';
  expect(print(read(text))).toBe(text);
});

test.each(["", "{", '{"a"}', '{"a":01}', "[1,]", "{}x", "'a'", '"\\x"', '"\n"', "tru"])(
  "%j is not JSON",
  (text) => {
    expect(parse(text)).toBeUndefined();
  },
);

test("every JSON value is read as JSON.parse reads it, in every style of writing", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer(), (value, seed) => {
      const written = print(read(JSON.stringify(value)), randomStyle(createRandom(seed)));
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
