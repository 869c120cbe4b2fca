import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenFixAllLaws, brokenFixLaws, brokenRefactoringLaws } from "../arbitraries/fixLaws";
import { mistakenPattern, usablePattern } from "../arbitraries/mistakenPatterns";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();

test("a fix leaves no more errors, writes no key that is there, and removes its own diagnostic", () => {
  fc.assert(
    fc.property(mistakenPattern, (text) => {
      expect(brokenFixLaws(text, catalog)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  { title: "of more problems than are shown", text: `{"a":[${'"{"a":'.repeat(150)}` },
  {
    title: "of an alternative beside what is none",
    text: `{"configurationItem":[1.0,0],"$or":[{"exists":true},9007199254740993,{"numeric":["==",-0]},"__proto__<<: *a"]}`,
  },
])("nor does a fix $title", ({ text }) => {
  expect(brokenFixLaws(text, catalog)).toEqual([]);
});

test("Fix All reaches a fixed point, and leaves text that parses no worse", () => {
  fc.assert(
    fc.property(mistakenPattern, (text) => {
      expect(brokenFixAllLaws(text, catalog)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("Fix All leaves one of many stars", () => {
  expect(brokenFixAllLaws(`{"a":[{"wildcard":"x${"*".repeat(1_000)}"}]}`, catalog)).toEqual([]);
});

test("nor does Fix All add a comma for ever where that mends nothing", () => {
  expect(brokenFixAllLaws(`{"a":[{"exists":fa'e},"x"]}`, catalog)).toEqual([]);
});

test("a refactoring keeps every verdict and the list of problems", () => {
  fc.assert(
    fc.property(usablePattern, fc.nat(), fc.nat(), (text, at, seed) => {
      expect(brokenRefactoringLaws(text, at % (text.length + 1), seed)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
