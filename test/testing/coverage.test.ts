import { expect, test } from "vitest";
import { compilePattern } from "../../src/matching/compilePattern";
import { parseEvent } from "../../src/event/parseEvent";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { isCovered, measureCoverage, type CoveredPart } from "../../src/testing/measureCoverage";

function measure(patternText: string, events: readonly object[]): readonly CoveredPart[] {
  const { pattern } = parsePattern(patternText);
  if (pattern === undefined) throw new Error("The test has an invalid pattern.");
  const meter = measureCoverage(compilePattern(pattern));
  for (const event of events) {
    const parsed = parseEvent(JSON.stringify(event));
    if (!parsed.ok) throw new Error("The test has an invalid event.");
    meter.add(parsed.event);
  }
  return meter.parts();
}

/** What is covered: the written part, and for its branches their labels. */
function covered(patternText: string, events: readonly object[]): readonly string[] {
  return measure(patternText, events).flatMap((part) => [
    ...(isCovered(part) ? [patternText.slice(part.span.offset, part.span.offset + part.span.length)] : []),
    ...part.branches.filter(isCovered).map(({ label }) => label),
  ]);
}

const states = '{"source": ["a"], "detail": {"state": ["on", "off", {"exists": false}]}}';

test.each<{ what: string; events: object[]; expected: string[] }>([
  { what: "no event", events: [], expected: [] },
  { what: "only a match", events: [{ source: "a", detail: { state: "on" } }], expected: [] },
  { what: "only a miss", events: [{ source: "b", detail: { state: "on" } }], expected: [] },
  {
    what: "a match and a miss of the source",
    events: [
      { source: "a", detail: { state: "on" } },
      { source: "b", detail: { state: "on" } },
    ],
    expected: ['"source": ["a"]'],
  },
  {
    what: "a match and a miss of the state",
    events: [
      { source: "a", detail: { state: "on" } },
      { source: "a", detail: { state: "broken" } },
    ],
    expected: ['"state": ["on", "off", {"exists": false}]', '"on"'],
  },
  {
    what: "every alternative",
    events: [
      { source: "a", detail: { state: ["on", "off"] } },
      { source: "a" },
      { source: "b", detail: { state: "broken" } },
    ],
    expected: [
      '"source": ["a"]',
      '"state": ["on", "off", {"exists": false}]',
      '"on"',
      '"off"',
      '{"exists": false}',
    ],
  },
])("$what covers $expected", ({ events, expected }) => {
  expect(covered(states, events)).toEqual(expected);
});

const either = '{"$or": [{"a": [1]}, {"b": [1], "c": [1]}]}';

test.each<{ what: string; events: object[]; expected: string[] }>([
  { what: "one branch that matches", events: [{ a: 1 }], expected: [] },
  {
    what: "one branch that matches, and an event that none lets through",
    events: [{ a: 1 }, { a: 2, b: 2, c: 2 }],
    expected: [either.slice(1, -1), "branch 1", '"a": [1]'],
  },
  {
    what: "both branches, and an event that none lets through",
    events: [{ a: 1 }, { b: 1, c: 1 }, { a: 2, b: 2, c: 2 }],
    expected: [either.slice(1, -1), "branch 1", "branch 2", '"a": [1]', '"b": [1]', '"c": [1]'],
  },
])("of an $$or, $what covers $expected", ({ events, expected }) => {
  expect(covered(either, events)).toEqual(expected);
});

test("an alternative is told as the pattern writes it, and cut when it is long", () => {
  const [part] = measure(`{"a": [{ "prefix": "x" }, "${"long".repeat(50)}"]}`, []);
  expect(part?.branches.map(({ label }) => label)).toEqual([
    '{ "prefix": "x" }',
    `"${"long".repeat(50)}`.slice(0, 60) + "…",
  ]);
});
