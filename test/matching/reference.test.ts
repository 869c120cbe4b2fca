import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { eventText, patternText } from "../arbitraries/pairTexts";
import { judge } from "./judge";
import { referenceMatches } from "./referenceMatcher";

test("the engine answers as a matcher that follows the description step by step", () => {
  const counts = { yes: 0, no: 0 };
  fc.assert(
    fc.property(patternText, eventText, (pattern, event) => {
      const parsed = parsePattern(pattern).pattern;
      fc.pre(parsed !== undefined);
      const expected = referenceMatches(parsed, event);
      counts[expected ? "yes" : "no"]++;
      expect(judge(pattern, event)).toBe(expected);
    }),
    { numRuns: 500 },
  );
  expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(50);
});
