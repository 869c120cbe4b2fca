import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flattenEvent } from "../../src/patternFromEvents/flatEvent";
import type { FlatEvent } from "../../src/patternFromEvents/flatEvent";
import { patternFromEvents } from "../../src/patternFromEvents/patternFromEvents";
import { parseEvent } from "../../src/event/parseEvent";
import { compilePattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { shippedCatalog } from "../language/shippedCatalog";
import { collidingEvent as event } from "../arbitraries/collidingEvents";
import { eventText, patternText } from "../arbitraries/pairTexts";
import { referenceMatches } from "../matching/referenceMatcher";
import { finish } from "./finish";
import { isSeparable, leavesOf } from "./separability";

const catalog = shippedCatalog();

function flat(name: string, text: string): FlatEvent {
  const parsed = parseEvent(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return flattenEvent(name, parsed.event);
}

function make(positives: readonly string[], negatives: readonly string[]) {
  const [first, ...others] = positives.map((text, index) => flat(`event ${index + 1}`, text));
  const counterExamples = negatives.map((text, index) => flat(`counter-example ${index + 1}`, text));
  return finish(patternFromEvents({ events: [first!, ...others], counterExamples }, catalog)).value;
}

/** What a pattern gets wrong, by the engine and by the matcher that was written from event-ruler's description. */
function mistakes(
  text: string,
  positives: readonly string[],
  negatives: readonly string[],
): readonly string[] {
  const { pattern, problems } = parsePattern(text);
  if (pattern === undefined) return problems.map(({ message }) => message);
  const compiled = compilePattern(pattern);
  const says = (event: string): readonly unknown[] => [
    compiled.matchesText(event),
    referenceMatches(pattern, event),
  ];
  return [
    ...problems.filter(({ severity }) => severity !== "information").map(({ message }) => message),
    ...positives.filter((event) => says(event).some((verdict) => verdict !== true)),
    ...negatives.filter((event) => says(event).some((verdict) => verdict !== false)),
  ];
}

const patterns = fc.sample(patternText, { numRuns: 30, seed: 1 });

/** Those of some random patterns that match an event and not another one. */
function tellingPatterns(one: string, other: string): readonly string[] {
  return patterns.filter((text) => {
    const { pattern } = parsePattern(text);
    return pattern !== undefined && referenceMatches(pattern, one) && !referenceMatches(pattern, other);
  });
}

function hasElements({ paths }: FlatEvent): boolean {
  return [...paths.values()].some(({ isScoped }) => isScoped);
}

const sets = fc.tuple(fc.array(event, { minLength: 1, maxLength: 5 }), fc.array(event, { maxLength: 5 }));

/** Sets whose events differ from each other little: each is another with a value or two changed. */
const nearEvent = fc
  .tuple(fc.constantFrom("PAID", "OPEN", "LOST"), fc.nat(3), fc.option(fc.constantFrom("x", "y")), fc.nat(2))
  .map(([state, amount, tag, length]) =>
    JSON.stringify({
      source: "shop",
      "detail-type": "Order",
      id: String(amount),
      detail: {
        state,
        amount,
        ...(tag === null ? {} : { tag }),
        items: Array.from({ length }, (_, index) => ({ sku: tag, index, gift: state === "PAID" })),
      },
    }),
  );
const nearSets = fc.tuple(
  fc.array(nearEvent, { minLength: 1, maxLength: 6 }),
  fc.array(nearEvent, { maxLength: 6 }),
);

describe("a pattern made from events", { timeout: 300_000 }, () => {
  function check(positives: readonly string[], negatives: readonly string[], isPlain: boolean): void {
    const made = make(positives, negatives);
    if (made.ok) {
      expect(mistakes(made.value.text, positives, negatives)).toEqual([]);
      return;
    }
    const { error } = made;
    const textOf = (named: FlatEvent): string => named.event.text;
    switch (error.kind) {
      case "alike": {
        const own = leavesOf(textOf(error.event));
        const other = leavesOf(textOf(error.counterExample));
        if (!isPlain) {
          expect(tellingPatterns(textOf(error.event), textOf(error.counterExample))).toEqual([]);
          break;
        }
        expect([...other.keys()].sort()).toEqual([...own.keys()].sort());
        for (const [path, values] of own) {
          for (const value of values) expect(other.get(path)).toContain(value);
        }
        // Without objects in lists that is all there is to it; else every choice of elements is tried as well.
        if ([error.event, error.counterExample].some(hasElements)) {
          expect(isSeparable(textOf(error.event), [textOf(error.counterExample)], 500)).not.toBe(true);
        }
        break;
      }
      case "alikeTogether": {
        const others = error.counterExamples.map(textOf);
        if (isPlain) expect(isSeparable(textOf(error.event), others, 500)).not.toBe(true);
        break;
      }
      case "unresolved":
        // Nothing is claimed; the plain events are small enough to try everything.
        if (isPlain) throw new Error(`Unresolved: ${JSON.stringify([positives, negatives])}`);
        break;
      case "noValues":
        expect(positives.every((text) => leavesOf(text).size === 0)).toBe(true);
        break;
      case "tooLarge":
      case "tooMuch":
        throw new Error("These events are small.");
    }
  }

  test("matches all of them and no counter-example, or there is none: events of few keys and values", () => {
    fc.assert(
      fc.property(sets, ([positives, negatives]) => check(positives, negatives, true)),
      { numRuns: 1_000 },
    );
  });

  test("matches all of them and no counter-example, or there is none: events that are nearly the same", () => {
    fc.assert(
      fc.property(nearSets, ([positives, negatives]) => check(positives, negatives, true)),
      { numRuns: 300 },
    );
  });

  test("matches all of them and no counter-example where keys and values are odd", () => {
    const odd = fc.tuple(
      fc.array(eventText, { minLength: 1, maxLength: 3 }),
      fc.array(eventText, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(odd, ([positives, negatives]) => check(positives, negatives, false)),
      { numRuns: 300 },
    );
  });
});
