import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "../../src/base/editDistance";
import { similarNames } from "../../src/language/diagnostics/lint/similar";
import { countSteps } from "../../src/language/diagnostics/lint/steps";
import { shippedCatalog } from "./shippedCatalog";

const nowhere = { offset: 0, length: 0 };
const operations = shippedCatalog()
  .operations("ec2.amazonaws.com")
  .map(({ name }) => name);

test("looking for a misspelt operation takes a step for a name of about its length, and few more", () => {
  const steps = countSteps();
  const names = similarNames(operations);
  expect(names.nearest("DescribeInstance7", steps, nowhere)).toEqual(["DescribeInstances"]);
  const alike = operations.filter(({ length }) => Math.abs(length - "DescribeInstance7".length) <= 2);
  expect(steps.taken).toBeLessThan(2 * alike.length);
});

/** What `nearest` finds, by comparing with each name. */
function nearestOfAll(text: string, names: readonly string[]): readonly string[] {
  const bare = (name: string): string => name.replace(/[-_. ]/g, "").toLowerCase();
  const allowed = text.length < 6 ? 1 : 2;
  if (names.includes(text)) return [];
  return names
    .map((name, place) => {
      const isClose = Math.abs(name.length - text.length) <= allowed;
      const letters = isClose ? editDistance(name.toLowerCase(), text.toLowerCase(), allowed) : Infinity;
      return { name, place, distance: bare(name) === bare(text) ? 0 : letters };
    })
    .filter(({ distance }) => distance <= allowed)
    .sort((one, other) => one.distance - other.distance || one.place - other.place)
    .slice(0, 3)
    .map(({ name }) => name);
}

test("the nearest names are those that comparing with each name finds", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "B", "b", "c", "-", "İ", "😀"), maxLength: 9 });
  fc.assert(
    fc.property(word, fc.uniqueArray(word, { maxLength: 30 }), (text, names) => {
      expect(similarNames(names).nearest(text, countSteps(), nowhere)).toEqual(nearestOfAll(text, names));
    }),
    { numRuns: 2_000 },
  );
});
