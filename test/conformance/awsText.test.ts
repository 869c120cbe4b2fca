import { expect, test } from "vitest";
import { asJackson214 } from "../../scripts/conformance/awsText";

const at = (column: number) =>
  `\n at [Source: (String)"{'bad': 1}; line: 1, column: 9]"; line: 1, column: ${column}]`;

test.each([
  ["Unexpected character (''' (code 39)): was expecting double-quote to start field name", 1],
  ["Unrecognized character escape 'x' (code 120)", 1],
  ["Unexpected close marker ']': expected '}'", 1],
  [
    "Unrecognized token 'closed': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    0,
  ],
  ["Empty arrays are not allowed", 0],
])("%s: the older Jackson's column is %i higher", (message, more) => {
  expect(asJackson214(message + at(7))).toBe(message + at(7 + more));
});

test("of an error that was raised twice only the first position moves", () => {
  const message = "Unexpected character ('x' (code 120)): was expecting comma to separate Array entries";
  expect(asJackson214(message + at(7) + at(7))).toBe(message + at(8) + at(7));
});

test("the limit of nesting has another sentence", () => {
  const text =
    "Document nesting depth (1001) exceeds the maximum allowed (1000, from `StreamReadConstraints.getMaxNestingDepth()`)";
  expect(asJackson214(text)).toBe("Depth (1001) exceeds the maximum allowed nesting depth (1000)");
});
