import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "../../src/base/editDistance";

/** The whole table, without a limit. */
function plainDistance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => table[row]![column]!;
  for (let row = 1; row <= one.length; row++) {
    for (let column = 1; column <= other.length; column++) {
      const changed = at(row - 1, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1);
      let cost = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, changed);
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, at(row - 2, column - 2) + 1);
      table[row]![column] = cost;
    }
  }
  return at(one.length, other.length);
}

test.each([
  ["state", "state", 2, 0],
  ["state", "sttae", 2, 1],
  ["state", "status", 2, 2],
  ["", "ab", 2, 2],
  ["ab", "", 2, 2],
])("from %j to %j it takes, up to %i, %i changes", (one, other, limit, changes) => {
  expect(editDistance(one, other, limit)).toBe(changes);
});

test("up to its limit it is the distance, and above it more than the limit", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, limit) => {
      const plain = plainDistance(one, other);
      const found = editDistance(one, other, limit);
      if (plain <= limit) expect(found).toBe(plain);
      else expect(found).toBeGreaterThan(limit);
    }),
    { numRuns: 2_000 },
  );
});
