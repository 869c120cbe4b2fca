import { expect, test } from "vitest";
import { siteIds } from "../../src/documents/siteIds";

test.each([
  [
    ["a", "b"],
    ["a", "b"],
  ],
  [
    ["a", "a", "b", "a"],
    ["a", "a-2", "b", "a-3"],
  ],
  [
    ["a", "a-2", "a"],
    ["a", "a-2", "a-3"],
  ],
  [
    ["a", "a", "a-2"],
    ["a", "a-2", "a-2-2"],
  ],
])("of sites with one name the later ones have a number: %j", (names, ids) => {
  expect(names.map(siteIds())).toEqual(ids);
});
