import { expect, test } from "vitest";
import { typedSince, type TextChange } from "../../src/language/completion/typedSince";

/** Keys pressed one after another at `offset`. */
const keys = (offset: number, text: string): TextChange[] =>
  Array.from(text, (inserted, index) => ({ offset: offset + index, removed: 0, inserted }));

test.each<[sentence: string, changes: TextChange[], offset: number, expected: number]>([
  ["nothing was typed", [], 4, 0],
  ["the last key is the one that asked", keys(3, "b"), 4, 0],
  ["one key came after the one that asked", keys(3, "bu"), 4, 1],
  ["several keys came", keys(3, "bucket"), 4, 5],
  ["the position is far from the keys", keys(10, "bucket"), 4, 0],
  ["the keys were typed elsewhere before", [...keys(20, "x"), ...keys(3, "bu")], 4, 1],
  ["a key deleted what stood there", [{ offset: 4, removed: 2, inserted: "u" }], 4, 0],
  ["a character was deleted", [{ offset: 4, removed: 1, inserted: "" }], 4, 0],
  ["a new line was begun", [{ offset: 4, removed: 0, inserted: "\n  " }], 4, 0],
])("%s", (_sentence, changes, offset, expected) => {
  expect(typedSince(changes, offset)).toBe(expected);
});
