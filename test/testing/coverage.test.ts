import { expect, test } from "vitest";
import { compilePattern } from "../../src/matching/compilePattern";
import { parseEvent } from "../../src/event/parseEvent";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { coverageOf, measureCoverage, type CoveredPart } from "../../src/testing/measureCoverage";

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

/** The labels of what is covered: the keys of parts, and in brackets their branches. */
function covered(patternText: string, events: readonly object[]): readonly string[] {
  return measure(patternText, events).flatMap((part) => {
    const key = /^"([^"]*)"/.exec(patternText.slice(part.span.offset))?.[1] ?? "";
    const { times, branches } = coverageOf(part);
    const labels = branches.filter((branch) => branch.times > 0).map(({ label }) => label);
    return times > 0 || labels.length > 0 ? [`${times > 0 ? "" : "not "}${key} [${labels.join(", ")}]`] : [];
  });
}

const states = '{"source": ["a"], "detail": {"state": ["on", "off", {"exists": false}]}}';

test.each<{ what: string; events: object[]; expected: string[] }>([
  { what: "no event", events: [], expected: [] },
  {
    what: "one event that matches",
    events: [{ source: "a", detail: { state: "on" } }],
    expected: ["source [lets through]", 'state [lets through, "on"]'],
  },
  {
    what: "only an event that the source keeps out",
    events: [{ source: "b", detail: { state: "on" } }],
    expected: ["not source [keeps out]"],
  },
  {
    what: "a match and a mismatch of the state",
    events: [
      { source: "a", detail: { state: "on" } },
      { source: "a", detail: { state: "broken" } },
    ],
    expected: ["source [lets through]", 'state [lets through, keeps out, "on"]'],
  },
  {
    what: "every alternative",
    events: [
      { source: "a", detail: { state: ["on", "off"] } },
      { source: "a" },
      { source: "b", detail: { state: "broken" } },
    ],
    expected: [
      "source [lets through, keeps out]",
      'state [lets through, keeps out, "on", "off", {"exists": false}]',
    ],
  },
])("$what covers $expected", ({ events, expected }) => {
  expect(covered(states, events)).toEqual(expected);
});

const either = '{"$or": [{"a": [1]}, {"b": [1], "c": [1]}]}';

test.each<{ what: string; events: object[]; expected: string[] }>([
  {
    what: "one branch that matches",
    events: [{ a: 1 }],
    expected: ["$or [lets through, branch 1]", "a [lets through]"],
  },
  {
    what: "one branch that matches, and an event that no branch accepts",
    events: [{ a: 1 }, { a: 2, b: 2, c: 2 }],
    expected: [
      "$or [lets through, keeps out, branch 1]",
      "a [lets through, keeps out]",
      "not b [keeps out]",
      "not c [keeps out]",
    ],
  },
  {
    what: "both branches",
    events: [{ a: 1 }, { b: 1, c: 1 }],
    expected: [
      "$or [lets through, branch 1, branch 2]",
      "a [lets through]",
      "b [lets through]",
      "c [lets through]",
    ],
  },
])("of an $$or, $what covers $expected", ({ events, expected }) => {
  expect(covered(either, events)).toEqual(expected);
});

test("one test that matches covers every part of a pattern without choices, and half of the branches", () => {
  const parts = measure('{"source": ["a"], "detail": {"b": [1]}}', [{ source: "a", detail: { b: 1 } }]);
  const all = parts.map(coverageOf);
  expect(all.every(({ times }) => times > 0)).toBe(true);
  const branches = all.flatMap((part) => part.branches);
  expect(branches.filter(({ times }) => times > 0)).toHaveLength(branches.length / 2);
});

test("an alternative is told as the pattern writes it, and cut when it is long", () => {
  const [part] = measure(`{"a": [{ "prefix": "x" }, "${"long".repeat(50)}"]}`, []);
  expect(part?.branches.map(({ label }) => label)).toEqual([
    '{ "prefix": "x" }',
    `"${"long".repeat(50)}`.slice(0, 60) + "…",
  ]);
});
