import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEvent } from "../../src/event/parseEvent";
import {
  childrenOf,
  keyOf,
  ROOT,
  valueKind,
  valueText,
  type Event,
  type EventValue,
} from "../../src/event/event";
import { compilePattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { createSamples } from "../../src/testing/samples/createSample";
import { conformancePair } from "../arbitraries/conformancePairs";
import { patternText } from "../arbitraries/pairTexts";
import { catalog, samples } from "../catalog/shippedCatalog";

const sources = { samples, catalog };

/** The values at each path, in their order. */
function valuesByPath(event: Event): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  visit(ROOT, undefined);
  return found;

  function visit(value: EventValue, path: string | undefined): void {
    const kind = valueKind(event, value);
    if (kind !== "object" && kind !== "array") {
      found.set(path ?? "", `${found.get(path ?? "") ?? ""} ${valueText(event, value)}`);
      return;
    }
    for (const child of childrenOf(event, value)) {
      const key = keyOf(event, child);
      visit(child, key === undefined ? path : path === undefined ? key : `${path}.${key}`);
    }
  }
}

function read(text: string): Event {
  const parsed = parseEvent(text);
  if (!parsed.ok) throw new Error(`No event: ${text}`);
  return parsed.event;
}

function differing(one: Event, other: Event): readonly string[] {
  const [ours, theirs] = [valuesByPath(one), valuesByPath(other)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (path) => ours.get(path) !== theirs.get(path),
  );
}

test.each([
  ["over few keys and words", patternText],
  ["of the conformance tests", conformancePair.map(({ pattern }) => pattern)],
])(
  "of the events made for random patterns %s one matches, and the other differs in one field and does not",
  (_, arbitrary) => {
    let [valid, matched, both] = [0, 0, 0];
    fc.assert(
      fc.property(arbitrary, (text) => {
        const { pattern } = parsePattern(text);
        fc.pre(pattern !== undefined);
        valid++;
        const made = createSamples(text, sources);
        if (!made.ok) {
          return;
        }
        matched++;
        const compiled = compilePattern(pattern);
        const matching = read(made.value.matching.text);
        expect(compiled.matches(matching)).toBe(true);
        const { mismatching } = made.value;
        if (mismatching === undefined) {
          return;
        }
        both++;
        const other = read(mismatching.text);
        expect(compiled.matches(other)).toBe(false);
        expect(differing(matching, other)).toEqual([mismatching.missed]);
      }),
      { numRuns: 150 },
    );
    // Of random patterns nearly every one has both.
    expect([matched / valid, both / valid].map((share) => share > 0.98)).toEqual([true, true]);
  },
);
