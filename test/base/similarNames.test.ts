import fc from "fast-check";
import { expect, test } from "vitest";
import { similarNames } from "../../src/base/similarNames";

/** How alike two names are by their words or by what one starts or ends with, told from the definition, slowly. */
function alike(one: string, other: string): number {
  return Math.max(byWords(wordsOf(one), wordsOf(other)), byLetters(bare(one), bare(other)));
}

function wordsOf(name: string): ReadonlySet<string> {
  const words = name.toLowerCase().split(/[- ]/).filter(Boolean);
  return new Set(words.map((word) => (word.length > 3 ? word.replace(/(?:ed|es|e|s)$/, "") : word)));
}

function bare(name: string): string {
  return name.replace(/[- ]/g, "").toLowerCase();
}

function byWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  const share = shared / (one.size + other.size - shared);
  const least = shared === Math.min(one.size, other.size) ? 1 / 3 : 0.5;
  return shared > 0 && share >= least ? share : 0;
}

function byLetters(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const isContained =
    (short.length > 1 && long.startsWith(short)) || (short.length > 3 && long.endsWith(short));
  return isContained && short.length / long.length >= 1 / 3 ? short.length / long.length : 0;
}

test("related names are those that have most words or the start or end in common, the most alike first", () => {
  const name = fc
    .array(fc.constantFrom("ab", "abc", "bcab", "stops", "stop", "xab", "cab", "bc", "a"), { maxLength: 4 })
    .chain((words) => fc.constantFrom("-", "", " ").map((mark) => words.join(mark)));
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 12 }), name, (names, text) => {
      fc.pre(!names.includes(text));
      const rated = names
        .map((each) => ({ each, rating: alike(text, each) }))
        .filter(({ rating }) => rating > 0);
      const best = Math.max(...rated.map(({ rating }) => rating));
      const expected = rated
        .filter(({ rating }) => -rating <= -best + 0.2)
        .sort((one, other) => other.rating - one.rating)
        .map(({ each }) => each);
      expect(similarNames(names).related(text)).toEqual(expected.slice(0, 3));
    }),
    { numRuns: 2000 },
  );
});
