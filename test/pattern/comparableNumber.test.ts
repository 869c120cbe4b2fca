import { describe, expect, test } from "vitest";
import fc from "fast-check";
import {
  areNeighbours,
  comparableNumber,
  incomparableReason,
} from "../../src/pattern/values/comparableNumber";

test.each([
  [1, 1.0000000000000002, true],
  [1, 1.0000000000000004, false],
  [-1.0000000000000002, -1, true],
  [0, 5e-324, true],
  [-5e-324, 0, false],
  [-5e-324, 5e-324, false],
])("between %d and %d lies no double: %s", (lower, upper, neighbours) => {
  expect(areNeighbours(lower, upper)).toBe(neighbours);
});

describe("numbers that EventBridge compares", () => {
  test.each([
    ["1", 1],
    ["1.0", 1],
    ["1e0", 1],
    ["10e-1", 1],
    ["0.00100", 0.001],
    ["-0", 0],
    ["0.0e5", 0],
    ["0e2147483647", 0],
    ["301.8", 301.8],
    ["123456789012", 123456789012],
    ["9007199254740992", 9007199254740992],
    ["1.7976931348623157e308", Number.MAX_VALUE],
    ["2.2250738585072014e-308", 2.2250738585072014e-308],
    ["4.9e-324", 5e-324],
    ["2e23", 2e23],
  ])("%s is compared", (text, value) => {
    expect(comparableNumber(text)).toBe(value);
  });

  test.each([
    ["9007199254740993", "Cannot compare number : 9007199254740993"],
    ["0.1234567890123456789", "Cannot compare number : 0.1234567890123456789"],
    ["1.00000000000000011", "Cannot compare number : 1.00000000000000011"],
    ["1e309", "Cannot compare number : 1e309"],
    ["-1e309", "Cannot compare number : -1e309"],
    ["1e-325", "Cannot compare number : 1e-325"],
    ["5e-324", "Cannot compare number : 5e-324"],
    ["1e2147483648", "value exceeds limits"],
    ["0e-2147483648", "value exceeds limits"],
  ])("%s is not", (text, reason) => {
    expect(comparableNumber(text)).toBeUndefined();
    expect(incomparableReason(text)).toBe(reason);
  });

  test("a text that is no JSON number is none", () => {
    expect(
      ["", "x", "0x1", " 1", "Infinity", "1.", ".5"].filter((text) => comparableNumber(text) !== undefined),
    ).toEqual([]);
  });

  test("spelling does not change a number", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 12 }), (value, zeros) => {
        const fraction = `${value}.${"0".repeat(zeros + 1)}`;
        const exponent = `${value}${"0".repeat(zeros)}e-${zeros}`;
        expect([comparableNumber(fraction), comparableNumber(exponent)]).toEqual([value, value]);
      }),
    );
  });

  test("every double of more than one digit is comparable as JavaScript writes it", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-300 }), (value) => {
        expect(comparableNumber(String(value))).toBe(value);
      }),
    );
  });
});
