import { describe, expect, test } from "vitest";
import { applyInTurn } from "../../src/base/textEdit";
import type { MissReason } from "../../src/matching/explain/explanation";
import { parseEvent } from "../../src/event/parseEvent";
import { compilePattern } from "../../src/matching/compilePattern";
import { explain } from "../../src/matching/explain/explain";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { explainTexts, judge } from "./judge";

interface Row {
  readonly name: string;
  readonly pattern: string;
  readonly event: string;
  /** Why the last leaf of the pattern that counts did not match. */
  readonly reason: MissReason;
  readonly change: string;
}

const STATE = `{"detail":{"state":["running"]}}`;
const ADDED = `add detail.state with the value "running"`;
const SET = `set detail.state to "running"`;

const ROWS: readonly Row[] = [
  { name: "no value", pattern: STATE, event: `{"detail":{}}`, reason: { kind: "absent" }, change: ADDED },
  {
    name: "a key in another case",
    pattern: STATE,
    event: `{"detail":{"State":"running"}}`,
    reason: { kind: "absent", similarKey: "detail.State" },
    change: ADDED,
  },
  {
    name: "a misspelt key",
    pattern: STATE,
    event: `{"detail":{"sate":"running"}}`,
    reason: { kind: "absent", similarKey: "detail.sate" },
    change: ADDED,
  },
  {
    name: "the key at another path",
    pattern: STATE,
    event: `{"state":"running"}`,
    reason: { kind: "absent", elsewhere: ["state"] },
    change: ADDED,
  },
  {
    name: "an object where a value should be",
    pattern: STATE,
    event: `{"detail":{"state":{"name":"running"}}}`,
    reason: { kind: "notALeaf", found: "object" },
    change: ADDED,
  },
  {
    name: "an empty array",
    pattern: STATE,
    event: `{"detail":{"state":[]}}`,
    reason: { kind: "notALeaf", found: "emptyArray" },
    change: ADDED,
  },
  {
    name: "a value of another type",
    pattern: STATE,
    event: `{"detail":{"state":true}}`,
    reason: { kind: "otherType", expected: `the string "running"`, found: "true" },
    change: SET,
  },
  {
    name: "a value in another case",
    pattern: STATE,
    event: `{"detail":{"state":"Running"}}`,
    reason: { kind: "differsByCase", expected: `"running"`, found: `"Running"` },
    change: SET,
  },
  {
    name: "a number against its digits",
    pattern: `{"port":["80"]}`,
    event: `{"port":80}`,
    reason: { kind: "numberAgainstString", expected: `"80"`, found: "80" },
    change: `set port to "80"`,
  },
  {
    name: "digits against their number",
    pattern: `{"port":[80]}`,
    event: `{"port":"80"}`,
    reason: { kind: "numberAgainstString", expected: "80", found: `"80"` },
    change: "set port to 80",
  },
  {
    name: "a value in another element of an array",
    pattern: `{"tags":{"key":["a"],"value":["1"]}}`,
    event: `{"tags":[{"key":"a","value":"2"},{"key":"b","value":"1"}]}`,
    reason: { kind: "otherArrayElement", array: "tags", found: `"1"` },
    change: `set tags.value to "1"`,
  },
  {
    name: "a value that anything-but excludes",
    pattern: `{"a":[{"anything-but":["x","y"]}]}`,
    event: `{"a":"x"}`,
    reason: { kind: "excluded", by: `"x" and "y"`, found: `"x"` },
    change: `set a to "other"`,
  },
  {
    name: "a value where there must be none",
    pattern: `{"a":[{"exists":false}]}`,
    event: `{"a":1}`,
    reason: { kind: "mustNotExist", found: "1" },
    change: "remove a",
  },
  {
    name: "no alternative that accepts the value",
    pattern: `{"a":["running",{"prefix":"stop"}]}`,
    event: `{"a":"pending"}`,
    reason: { kind: "noAlternative", found: `"pending"`, closest: `"running"` },
    change: `set a to "running"`,
  },
];

describe("why an event does not match", () => {
  test.each(ROWS)("$name", ({ pattern, event, reason, change }) => {
    const { leaves, nearestMiss } = explainTexts(pattern, event);
    expect(leaves.findLast(({ counts }) => counts)?.reason).toEqual(reason);
    expect(nearestMiss?.change).toBe(change);
    expect(judge(pattern, applyInTurn(event, nearestMiss?.edits ?? []))).toBe(true);
  });

  test("a leaf that a later one of its path replaces is told to be overridden", () => {
    const { leaves } = explainTexts(`{"a":["x"],"a":["y"]}`, `{"a":"x"}`);
    expect(leaves.map(({ counts, reason }) => [counts, reason?.kind])).toEqual([
      [false, "overridden"],
      [true, "noAlternative"],
    ]);
  });

  test("of $or the branch that came closest is told first", () => {
    const { alternatives, nearestMiss } = explainTexts(
      `{"$or":[{"a":["1"],"b":["2"],"c":["3"]},{"a":["x"],"b":["2"]},{"d":["4"],"e":["5"]}]}`,
      `{"a":"x","b":"y"}`,
    );
    expect(alternatives.map(({ failed }) => failed)).toEqual([1, 2, 3]);
    expect(nearestMiss?.change).toBe(`set b to "2"`);
  });

  test("an event that misses very many leaves is told in few words, without edits", () => {
    const fields = Array.from({ length: 240 }, (_, index) => `"field${index}":["x"]`);
    const { leaves, nearestMiss } = explainTexts(`{${fields.join()}}`, "{}");
    expect(leaves.map(({ reason }) => reason?.kind)).toEqual(fields.map(() => "absent"));
    expect(nearestMiss?.edits).toBeUndefined();
    expect(nearestMiss?.change).toMatch(/^add field0 with the value "x", .* and make 231 more such changes$/);
  });

  test("of a very long event the change is told in words only, because an edit is tried by reading it again", () => {
    const long = `{"a":${JSON.stringify("x".repeat(600_000))}}`;
    const { nearestMiss } = explainTexts('{"b":["1"]}', long);
    expect(nearestMiss?.change).toBe('add b with the value "1"');
    expect(nearestMiss?.edits).toBeUndefined();
  });
});

test("a value is read as often for a hundred leaves of its path as for one", () => {
  const readsFor = (leaves: number): number => {
    const branches = Array.from({ length: leaves }, (_, at) => `{"a":["${at}"]}`);
    const { pattern } = parsePattern(leaves === 1 ? branches.join("") : `{"$or":[${branches.join()}]}`);
    const parsed = parseEvent(`{"a":[${Array.from({ length: 1000 }, (_, at) => `"x${at}"`).join()}]}`);
    if (pattern === undefined || !parsed.ok) throw new Error("Not valid.");
    let reads = 0;
    const event = new Proxy(parsed.event, {
      get: (read, name) => {
        if (name === "text") reads++;
        return Reflect.get(read, name) as unknown;
      },
    });
    compilePattern(pattern).matches(event);
    explain(compilePattern(pattern), event, { suggests: false });
    return reads;
  };
  expect(readsFor(100)).toBeLessThan(10 * readsFor(1));
});
