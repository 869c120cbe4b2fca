import { describe, expect, test } from "vitest";
import { createCallGate } from "../../src/testing/engines/callGate";
import { parseSuite } from "../../src/testing/suites/parseSuite";
import type { PatternTester, TestError } from "../../src/testing/engines/patternTester";
import type { Result } from "../../src/base/result";
import { runSuiteWithAws } from "../../src/testing/suites/runSuiteWithAws";
import { openSuite } from "../../src/testing/suites/suiteCases";
import { hasPassed, suiteOutput } from "../../src/testing/suites/suiteOutput";
import type { SuiteResult } from "../../src/testing/suites/suiteResult";
import { memoryFiles } from "./memoryFiles";
import { remedies } from "../../src/vscode/remedies";

type Answer = Result<boolean, TestError>;

const noWait = () => Promise.resolve();
const yes: Answer = { ok: true, value: true };
const throttled: Answer = { ok: false, error: { kind: "throttled" } };

/** An engine that answers as it is told, and counts how many calls were under way at a time. */
function fakeTester(answer: (call: number, event: string) => Answer) {
  const seen = { calls: 0, underWay: 0, most: 0 };
  const tester: PatternTester = {
    name: "EventBridge (eu-west-1)",
    async test(_pattern, event) {
      const call = ++seen.calls;
      seen.most = Math.max(seen.most, ++seen.underWay);
      await new Promise((resolve) => setImmediate(resolve));
      seen.underWay--;
      return answer(call, event);
    },
  };
  return { tester, seen };
}

/** A run of `count` events that the pattern matches, of which the test expects just that. */
async function run(
  answer: (call: number, event: string) => Answer,
  { count = 200, calls = 4, controller = new AbortController() } = {},
): Promise<{ result: SuiteResult; seen: { calls: number; most: number } }> {
  const lines = Array.from({ length: count }, (_each, index) => `{"source": "a", "id": "${index}"}`);
  const files = memoryFiles({ "s.eventpattern.json": '{"source": ["a"]}', "e.jsonl": lines.join("\n") });
  const { suite } = parseSuite('{"tests": [{"name": "all", "events": "e.jsonl", "matches": true}]}');
  const { tester, seen } = fakeTester(answer);
  const aws = { tester, gate: createCallGate(calls, noWait), remedies };
  const open = openSuite(suite, "s.eventtest.json");
  return { result: await runSuiteWithAws(open, files, aws, controller.signal), seen };
}

describe("a run with AWS", () => {
  test("asks about every event, with no more calls at a time than it may", async () => {
    const { result, seen } = await run(() => yes);
    expect(result.results).toMatchObject([{ cases: 200, passed: 200, matched: 200, failures: [] }]);
    expect(seen.calls).toBe(200);
    expect(seen.most).toBe(4);
  });

  test("tries again what was throttled, so that nothing is lost and nothing counted twice", async () => {
    const { result, seen } = await run((call) => (call % 3 === 0 ? throttled : yes));
    expect(result.results).toMatchObject([{ cases: 200, passed: 200 }]);
    expect(seen.calls).toBe(299);
  });

  test("an interruption that breaks all calls under way at once loses none of them", async () => {
    const error = { kind: "unreachable", message: "ECONNRESET" } as const;
    const { result } = await run((call) => (call <= 50 ? { ok: false, error } : yes), { calls: 50 });
    expect(result.results).toMatchObject([{ cases: 200, passed: 200 }]);
  });

  test("marks each event on which the engines differ", async () => {
    const { result } = await run((_call, event) => ({ ok: true, value: !event.includes('"7"') }));
    expect(result.results).toMatchObject([{ cases: 200, passed: 199 }]);
    expect(result.results[0]?.failures).toMatchObject([
      {
        kind: "enginesDiffer",
        event: "e.jsonl, line 8",
        message:
          "The engines differ. EventBridge (eu-west-1) says that the event does not match; " +
          "the local engine says that it matches.",
      },
    ]);
  });

  test("a pattern that only EventBridge rejects is a difference too", async () => {
    const error = { kind: "invalidPattern", message: "no" } as const;
    const { result } = await run(() => ({ ok: false, error }), { count: 1 });
    expect(result.results[0]?.failures).toMatchObject([{ kind: "enginesDiffer" }]);
  });

  test.each<{ what: string; error: TestError; calls: number; says: RegExp }>([
    { what: "an expired login", error: { kind: "expiredLogin" }, calls: 4, says: /have expired/ },
    {
      what: "a missing permission",
      error: { kind: "accessDenied", action: "events:TestEventPattern", message: "" },
      calls: 4,
      says: /allow events:TestEventPattern, which AWS denies/,
    },
    {
      what: "a network that is down",
      error: { kind: "unreachable", message: "ECONNREFUSED" },
      calls: 12,
      says: /could not be reached/,
    },
    {
      what: "a service that is down",
      error: { kind: "failed", message: "Oh no (HTTP 500)", temporary: true },
      calls: 12,
      says: /returned no result: Oh no/,
    },
  ])("$what is found out once, and every event says so", async ({ error, calls, says }) => {
    const { result, seen } = await run(() => ({ ok: false, error }));
    expect(result.results).toMatchObject([{ cases: 200, passed: 0 }]);
    expect(result.results[0]?.failures).toHaveLength(100);
    for (const { message } of result.results[0]?.failures ?? []) expect(message).toMatch(says);
    expect(seen.calls).toBeLessThanOrEqual(calls);
  });

  test("throttling that does not end is told after eight tries of each event", async () => {
    const { result, seen } = await run(() => throttled, { count: 3 });
    expect(result.results[0]?.failures.map(({ kind }) => kind)).toEqual([
      "noVerdict",
      "noVerdict",
      "noVerdict",
    ]);
    expect(seen.calls).toBe(24);
  });

  test("a trouble of one event stays with that event", async () => {
    const error = { kind: "invalidEvent", message: "", missing: [] } as const;
    const { result } = await run((_call, event) => (event.includes('"9"') ? { ok: false, error } : yes));
    expect(result.results).toMatchObject([{ cases: 200, passed: 199 }]);
    expect(result.results[0]?.failures[0]?.message).toContain(
      "it lacks account, time, region and detail-type",
    );
  });

  test("stops asking when it is cancelled", async () => {
    const controller = new AbortController();
    const { result, seen } = await run(
      (call) => {
        if (call === 10) controller.abort();
        return yes;
      },
      { controller },
    );
    expect(result.results).toEqual([]);
    expect(seen.calls).toBeLessThan(20);
  });
});

test("the output of a run is plain text with every reason and its places", async () => {
  const { result } = await run((_call, event) => ({ ok: true, value: !event.includes('"1"') }), { count: 2 });
  const text = suiteOutput("s.eventtest.json", result, []);
  expect(text).toBe(
    [
      "s.eventtest.json: 1 of 2 events as expected",
      "  FAILED  all (1 of 2 events as expected)",
      "    e.jsonl, line 2: The engines differ. EventBridge (eu-west-1) says that the event does not match; " +
        "the local engine says that it matches.",
      "      expected  EventBridge (eu-west-1): does not match",
      "      actual    local engine: matches",
      "      pattern   s.eventpattern.json:1:1",
      "      event     e.jsonl:2:1",
      "",
    ].join("\n"),
  );
  expect(result.results.some(hasPassed)).toBe(false);
});
