import { afterEach, describe, expect, test } from "vitest";
import { usualPatience } from "../../../src/aws/eventBridgeClient";
import { createEventBridgeTester } from "../../../src/aws/eventBridgeTester";
import { createCallGate } from "../../../src/testing/engines/callGate";
import { parseSuite } from "../../../src/testing/suites/parseSuite";
import { runSuiteWithAws } from "../../../src/testing/suites/runSuiteWithAws";
import { openSuite } from "../../../src/testing/suites/suiteCases";
import type { TestResult } from "../../../src/testing/suites/suiteResult";
import { memoryFiles } from "../../testing/memoryFiles";
import { awsError, startProxy, type Answer, type AnsweringServer } from "../answeringServer";
import { onMachine } from "../isolatedEnvironment";
import { remedies } from "../../../src/vscode/remedies";

const emulator = process.env["EVENTBRIDGE_EMULATOR"] ?? "";
const administrator = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: "eu-west-1" };

const count = 200;
/** Long enough for an honest answer of a slow machine, in milliseconds. */
const requestTimeout = 2_000;

const open: AnsweringServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/**
 * Events of which every second one matches. Every fortieth spells `detail.a.b` with a dot in a key, which EventBridge
 * and the local engine see as that path and the emulator does not.
 */
function eventLine(index: number): string {
  const state = index % 2 === 0 ? "on" : "off";
  return JSON.stringify({
    id: `event-${index}`,
    "detail-type": "State",
    source: "test",
    account: "123456789012",
    time: "2026-01-01T00:00:00Z",
    region: "eu-west-1",
    detail: index % 40 === 0 ? { "a.b": state } : { a: { b: state } },
  });
}

type Interfere = (count: number) => Answer | "slow" | undefined;

/** Runs 200 events through a proxy that interferes; the results of those meant to match and of the others. */
async function run(
  interfere: Interfere,
): Promise<{ on: TestResult; off: TestResult; requests: readonly string[] }> {
  const proxy = await startProxy(emulator, async (_request, number) => {
    const answer = interfere(number);
    if (answer !== "slow") return answer;
    await new Promise((resolve) => setTimeout(resolve, requestTimeout * 1.5));
    return undefined;
  });
  open.push(proxy);
  const lines = Array.from({ length: count }, (_each, index) => eventLine(index));
  const files = memoryFiles({
    "s.eventpattern.json": '{"source": ["test"], "detail": {"a": {"b": ["on"]}}}',
    "on.jsonl": lines.filter((_line, index) => index % 2 === 0).join("\n"),
    "off.jsonl": lines.filter((_line, index) => index % 2 === 1).join("\n"),
  });
  const { suite } = parseSuite(
    '{"tests": [{"name": "on", "events": "on.jsonl", "matches": true}, {"name": "off", "events": "off.jsonl", "matches": false}]}',
  );
  const { signal } = new AbortController();
  const { results } = await onMachine({ variables: administrator }, async () => {
    const patience = { ...usualPatience, connectionTimeout: 1_000, requestTimeout };
    const tester = await createEventBridgeTester({ endpoint: proxy.endpoint }, signal, patience);
    if (!tester.ok) throw new Error("The emulator's administrator has credentials.");
    try {
      const engine = { tester: tester.value, gate: createCallGate(8), remedies };
      return await runSuiteWithAws(openSuite(suite, "s.eventtest.json"), files, engine, signal);
    } finally {
      tester.value.dispose();
    }
  });
  const [on, off] = results;
  if (on === undefined || off === undefined) throw new Error("Both tests have a result.");
  return { on, off, requests: proxy.requests.map(({ body }) => body) };
}

/** How many of the events were asked about at least once. */
function asked(requests: readonly string[]): number {
  return new Set(requests.map((body) => /event-\d+/.exec(body)?.[0])).size;
}

const differing = Math.ceil(count / 40);

const faults: readonly { what: string; interfere: Interfere }[] = [
  { what: "nothing wrong", interfere: () => undefined },
  {
    what: "every third request throttled (400)",
    interfere: (each) => (each % 3 === 0 ? awsError(400, "ThrottlingException", "Rate exceeded") : undefined),
  },
  {
    what: "every second request throttled (429)",
    interfere: (each) => (each % 2 > 0 ? awsError(429, "TooManyRequestsException", "Slow down") : undefined),
  },
  { what: "every fourth connection reset", interfere: (each) => (each % 4 === 0 ? "reset" : undefined) },
  { what: "every twentieth answer too slow", interfere: (each) => (each % 20 === 0 ? "slow" : undefined) },
  {
    what: "every fifth request an internal error",
    interfere: (each) => (each % 5 === 0 ? awsError(500, "InternalException", "Oh no") : undefined),
  },
  {
    what: "all of it together",
    interfere: (each) => {
      if (each % 6 === 1) return awsError(400, "ThrottlingException", "Rate exceeded");
      if (each % 9 === 2) return awsError(429, "TooManyRequestsException", "Slow down");
      if (each % 11 === 3) return awsError(500, "InternalException", "Oh no");
      if (each % 13 === 5) return "reset";
      return each % 40 === 0 ? "slow" : undefined;
    },
  },
];

describe("200 events with AWS", { timeout: 240_000 }, () => {
  test.each(faults)("$what: none is lost, none counted twice", async ({ interfere }) => {
    const { on, off, requests } = await run(interfere);
    expect(asked(requests)).toBe(count);
    expect(off).toMatchObject({ cases: count / 2, matched: 0, passed: count / 2, failures: [] });
    expect(on).toMatchObject({ cases: count / 2, passed: count / 2 - differing });
    expect(on.failures.map(({ kind }) => kind)).toEqual(
      Array.from({ length: differing }, () => "enginesDiffer"),
    );
    expect(new Set(on.failures.map(({ event }) => event)).size).toBe(differing);
    expect(on.failures[0]?.message).toMatch(
      /says that the event does not match; the local engine says that it matches/,
    );
  });

  test("credentials that expire under way: what was answered stands, the others say what to do", async () => {
    const expired = awsError(400, "ExpiredTokenException", "The security token has expired");
    const { on, off, requests } = await run((each) => (each > 50 ? expired : undefined));
    expect(requests.length).toBeLessThan(70);
    expect([on.cases, off.cases]).toEqual([count / 2, count / 2]);
    const without = on.failures.filter(({ kind }) => kind === "noVerdict");
    expect(on.passed + on.failures.length).toBe(count / 2);
    // At least: an answer that was slow to come took one of the fifty requests more.
    expect(without.length).toBeGreaterThanOrEqual(50);
    expect(without.length).toBeLessThan(100);
    expect(off).toMatchObject({ passed: 0 });
    for (const { message } of [...without, ...off.failures])
      expect(message).toMatch(/have expired\. Refresh them/);
  });

  test("internal errors that do not end: each event says so, and no verdict is made up", async () => {
    const { on, off } = await run(() => awsError(500, "InternalException", "Oh no"));
    expect([on, off]).toMatchObject([{ passed: 0 }, { passed: 0 }]);
    for (const { message } of [...on.failures, ...off.failures]) {
      expect(message).toMatch(
        /^EventBridge at \S+ returned no result: Oh no \(HTTP 500\)\. Test again, or set eventPattern\.test\.engine to local\.$/,
      );
    }
  });
});
