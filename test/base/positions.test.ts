import { expect, test } from "vitest";
import { positionAt, positionsIn } from "../../src/base/positions";

test.each([
  { text: "", offset: 0, line: 1, column: 1 },
  { text: "ab", offset: 1, line: 1, column: 2 },
  { text: "ab", offset: 9, line: 1, column: 3 },
  { text: "ab", offset: -1, line: 1, column: 1 },
  { text: "a\nb", offset: 1, line: 1, column: 2 },
  { text: "a\nb", offset: 2, line: 2, column: 1 },
  { text: "a\r\nb", offset: 3, line: 2, column: 1 },
  { text: "a\rb", offset: 2, line: 2, column: 1 },
  { text: "a\n", offset: 2, line: 2, column: 1 },
  { text: "a\u2028b", offset: 2, line: 1, column: 3 },
  { text: "😀b", offset: 2, line: 1, column: 3 },
])("offset $offset of $text is in line $line, column $column", ({ text, offset, line, column }) => {
  expect(positionAt(text, offset)).toEqual({ line, column });
});

test("an offset between CR and LF is the end of the line, as editors have it", () => {
  expect(positionAt("a\r\nb", 2)).toEqual({ line: 1, column: 2 });
});

test("positions in a file name the file", () => {
  const positionOf = positionsIn("orders.json", "{\n}");
  expect(positionOf(2)).toEqual({ path: "orders.json", position: { line: 2, column: 1 } });
});
