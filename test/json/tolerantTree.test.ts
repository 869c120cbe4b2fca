import fc from "fast-check";
import { parseTree, type Node } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { nodesAround } from "../../src/json/nodesAround";
import { readTolerantly, type TolerantMember, type TolerantNode } from "../../src/json/tolerantTree";
import { jsonish } from "../arbitraries/jsonish";

/** A node of either tree: what it is, where it stands, and what it holds. */
interface Shape {
  readonly kind: string;
  readonly offset: number;
  readonly end: number;
  readonly value?: unknown;
  readonly children?: readonly Shape[];
}

function shapeOf(node: TolerantNode | TolerantMember): Shape {
  const { offset, end } = node;
  switch (node.kind) {
    case "object":
      return { kind: "object", offset, end, children: node.members.map(shapeOf) };
    case "array":
      return { kind: "array", offset, end, children: node.elements.map((element) => shapeOf(element.node)) };
    case "member":
      return {
        kind: "property",
        offset,
        end,
        children: [node.key, ...(node.value === undefined ? [] : [node.value])].map(shapeOf),
      };
    case "scalar":
      return { kind: node.type, offset, end, value: valueOf(node.type, node.value) };
  }
}

function valueOf(type: string, value: string): unknown {
  return type === "string" ? value : (JSON.parse(value) as unknown);
}

function shapeOfLibrary({ type, offset, length, value, children }: Node): Shape {
  const place = { kind: type, offset, end: offset + length };
  return children === undefined
    ? { ...place, value: value as unknown }
    : { ...place, children: children.map(shapeOfLibrary) };
}

describe("of valid JSON, the tree is the one that jsonc-parser reads", () => {
  const same = (text: string): void => {
    const { root } = readTolerantly(text);
    const read = parseTree(text);
    expect(root && shapeOf(root)).toEqual(read && shapeOfLibrary(read));
  };

  test.each([
    String.raw`{"a\"b\u0041": ["x\\", "\n"], "": {"": []}}`,
    `  [ 1 , -1.5e+3 , true,false , null, "" , {} ] `,
    `{"a": 1, // why\n "b": /* all */ [2]}`,
    `"text"`,
    ``,
  ])("%s", same);

  test("whatever it holds, and however it is laid out", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t", "\r\n"), (value, indent) =>
        same(JSON.stringify(value, undefined, indent)),
      ),
      { numRuns: 1000 },
    );
  });
});

test("the tree is the same for every cursor for which it says so", () => {
  fc.assert(
    fc.property(jsonish, fc.integer({ min: -1 }), fc.nat(), (text, one, other) => {
      const { root, sameFor } = readTolerantly(text, one % (text.length + 1));
      const span = Math.min(text.length, sameFor.to) - sameFor.from;
      const again = readTolerantly(text, sameFor.from + (other % (span + 1)));
      expect(again.root).toEqual(root);
      expect(again.sameFor).toEqual(sameFor);
    }),
    { numRuns: 1000 },
  );
});

test("what somebody half types belongs to a text without end, and changes the tree from there on", () => {
  const text = `{"a":["b ]}`;
  const end = text.indexOf(" ");
  expect(readTolerantly(text).sameFor).toEqual({ from: -1, to: end });
  expect(readTolerantly(text, end + 1).root).not.toEqual(readTolerantly(text).root);
  expect(readTolerantly(text, end + 1).sameFor).toEqual({ from: end + 1, to: Infinity });
  expect(readTolerantly(`{"a":["b"]}`).sameFor).toEqual({ from: -1, to: Infinity });
});

test("what is not closed ends with the text", () => {
  expect(readTolerantly("{ /* why").root?.end).toBe("{ /* why".length);
});

test("the nodes around an offset hold it and each other, whatever the text", () => {
  fc.assert(
    fc.property(jsonish, fc.nat(), (text, at) => {
      const offset = at % (text.length + 1);
      const around = nodesAround(readTolerantly(text).root, offset);
      for (const [index, node] of around.entries()) {
        expect(node.offset).toBeLessThanOrEqual(offset);
        expect(node.end).toBeGreaterThanOrEqual(offset);
        const outer = around[index + 1];
        if (outer !== undefined) {
          expect(outer.offset).toBeLessThanOrEqual(node.offset);
          expect(outer.end).toBeGreaterThanOrEqual(node.end);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
