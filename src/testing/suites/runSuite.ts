import type { Event } from "../../event/event";
import { parseEvent } from "../../event/parseEvent";
import { explainUnexpected } from "./explainCase";
import type { FilePosition } from "../../base/positions";
import type { Result } from "../../base/result";
import type { SuiteTest } from "./suite";
import { casesOf, type OpenSuite, type SuiteCase } from "./suiteCases";
import type { SuiteFiles } from "./suiteFiles";
import { openSuitePattern, type PatternTrouble, type SuitePattern } from "./suitePattern";
import type { CaseFailure, SuiteResult, TestResult } from "./suiteResult";
import { createYielder } from "../../base/yieldToEventLoop";
import { TestTally } from "./testTally";

export interface RunOptions {
  /** The tests to run; all of the file without it. */
  readonly tests?: ReadonlySet<SuiteTest>;
  /** Told of each test as soon as it is done. */
  readonly onResult?: (result: TestResult) => void;
  /** Told of every verdict: for coverage. */
  readonly onVerdict?: (pattern: SuitePattern, event: Event) => void;
}

/**
 * Runs a pattern test file with the local engine. The pattern is compiled once, and only what did not go as expected
 * is explained. What is wrong with files is told as a failure of the test that names them; nothing is thrown. After
 * `signal` the tests that are done are given.
 */
export async function runSuite(
  open: OpenSuite,
  files: SuiteFiles,
  signal: AbortSignal,
  options: RunOptions = {},
): Promise<SuiteResult> {
  const opened = await openSuitePattern(open, files);
  if (!opened.ok) return { trouble: opened.error, results: [] };
  const { path: patternPath, site: patternSite, of } = opened.value;
  const results: TestResult[] = [];
  const rest = createYielder();
  for (const test of open.suite.tests) {
    if (options.tests?.has(test) === false) continue;
    const tally = new TestTally(test);
    const eventsAt = () => open.positionOf(test.events.span.offset);
    const pattern = of(test);
    if (!pattern.ok) tally.fail(tally.next(), () => failureOf(pattern.error));
    else {
      for await (const each of casesOf(test, open, files, signal)) {
        judge(pattern.value, each, tally, eventsAt, options);
        await rest();
        if (signal.aborted) return { patternPath, patternSite, results };
      }
    }
    const result = tally.finish();
    results.push(result);
    options.onResult?.(result);
  }
  return { patternPath, patternSite, results };
}

/** What is told of a test whose values make no valid pattern of the one that it tests. */
export function failureOf({ message, at }: PatternTrouble): CaseFailure {
  return { kind: "noVerdict", event: "", message, ...(at === undefined ? {} : { patternAt: at }) };
}

function judge(
  pattern: SuitePattern,
  each: Result<SuiteCase, string>,
  tally: TestTally,
  eventsAt: () => FilePosition,
  { onVerdict }: RunOptions,
): void {
  if (!each.ok) {
    tally.fail(tally.next(), () => ({
      kind: "noVerdict",
      event: "",
      message: each.error,
      eventAt: eventsAt(),
    }));
    return;
  }
  const { text, place } = each.value;
  const parsed = parseEvent(text);
  if (!parsed.ok) {
    const { message, span } = parsed.problem;
    tally.fail(tally.next(), () => {
      return { kind: "noVerdict", event: place.name, message, eventAt: place.positionOf(span.offset) };
    });
    return;
  }
  const { kind } = pattern.compiled.judge(parsed.event);
  const explainIt = () => explainUnexpected(pattern, parsed.event, place);
  // Neither expectation holds for every value that the pattern may get.
  if (kind === "depends") {
    tally.fail(tally.next(), explainIt);
    return;
  }
  onVerdict?.(pattern, parsed.event);
  tally.judged(tally.next(), kind === "match", explainIt);
}
