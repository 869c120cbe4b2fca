import fc from "fast-check";
import { expect, test } from "vitest";
import { endOfNumber, isJsonNumber } from "../../src/json/jsonNumber";

test.each([
  { text: "0", end: 1 },
  { text: "-1.5e+3,", end: 7 },
  { text: "01", end: 1 },
  { text: "1.", end: -1 },
  { text: "1e", end: -1 },
  { text: "-", end: -1 },
  { text: ".5", end: -1 },
  { text: "", end: -1 },
])("the number that $text begins with ends at $end", ({ text, end }) => {
  expect(endOfNumber(text, 0)).toBe(end);
});

test("a text is a number where JSON has it as one", () => {
  const characters = fc.constantFrom("0", "1", "9", "-", "+", ".", "e", "E", " ");
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 7 }), (parts) => {
      const text = parts.join("");
      expect(isJsonNumber(text)).toBe(/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text));
    }),
    { numRuns: 5000 },
  );
});
