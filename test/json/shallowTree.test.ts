import fc from "fast-check";
import { parseTree, type Node, type ParseError } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { shallowTree } from "../../src/json/shallowTree";

/** How many nodes a tree has. */
function count(node: Node | undefined): number {
  return node === undefined ? 0 : (node.children ?? []).reduce((sum, child) => sum + count(child), 1);
}

/** A tree without the ways up, and with nothing in objects and arrays so many levels deep. */
function cut(node: Node | undefined, levels: number): unknown {
  if (node === undefined) return undefined;
  const { type, offset, length, colonOffset, children } = node;
  const rest = { type, value: node.value as unknown, offset, length, colonOffset };
  if (children === undefined) return rest;
  const inside = node.type === "property" ? levels : levels - 1;
  return {
    ...rest,
    children: inside === 0 && node.type !== "property" ? [] : children.map((child) => cut(child, inside)),
  };
}

describe("a shallow tree", () => {
  test("has no nodes of what is deeper than asked for", () => {
    const event = JSON.stringify({ detail: { values: Array.from({ length: 1_000 }, (_, at) => at) } });
    const text = `{"tests": [{"name": "n", "event": ${event}}]}`;
    expect(count(shallowTree(text, 4, []))).toBe(11);
  });

  test("is the whole tree cut off, with all of its errors, of a broken text too", () => {
    const pieces = ["{", "}", "[", "]", ",", ":", '"a"', "1", "true", "null", '"\\x"', "/*", "!", " "];
    const broken = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((chosen) => chosen.join(""));
    const whole = fc.json();
    const cutShort = fc
      .tuple(whole, fc.nat(), fc.nat())
      .map(([text, from, length]) => text.slice(0, from % 40) + text.slice((from % 40) + (length % 3)));
    fc.assert(
      fc.property(fc.oneof(broken, whole, cutShort), fc.integer({ min: 1, max: 4 }), (text, levels) => {
        const [errors, expected]: ParseError[][] = [[], []];
        const tree = shallowTree(text, levels, errors ?? []);
        expect(cut(tree, levels)).toEqual(cut(parseTree(text, expected, { disallowComments: true }), levels));
        expect(errors).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
