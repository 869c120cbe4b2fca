import type { CompiledPattern } from "../matching/compilePattern";
import type { Event } from "../matching/event";
import { parseEvent } from "../matching/parseEvent";
import { explainUnexpected } from "./explainCase";
import type { FilePosition } from "./filePosition";
import type { Result } from "./result";
import type { SuiteTest } from "./suite";
import { casesOf, type OpenSuite, type SuiteCase } from "./suiteCases";
import type { SuiteFiles } from "./suiteFiles";
import { openSuitePattern, type SuitePattern } from "./suitePattern";
import type { CaseFailure, SuiteResult, TestResult } from "./suiteResult";

export interface RunOptions {
  /** The tests to run; all of the file without it. */
  readonly tests?: ReadonlySet<SuiteTest>;
  /** Told of each test as soon as it is done. */
  readonly onResult?: (result: TestResult) => void;
  /** Told of every verdict: for coverage. */
  readonly onVerdict?: (compiled: CompiledPattern, event: Event, matches: boolean) => void;
}

/** How many failures of one test are explained. */
export const mostExplained = 100;

/** After so many milliseconds of work the editor gets its turn. */
const turn = 40;

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
  const pattern = opened.value;
  const results: TestResult[] = [];
  const rest = rests();
  for (const test of open.suite.tests) {
    if (options.tests?.has(test) === false) continue;
    const tally = new Tally(test);
    const eventsAt = () => open.positionOf(test.events.span.offset);
    for await (const each of casesOf(test, open, files, signal)) {
      judge(pattern, each, tally, eventsAt, options);
      await rest();
      if (signal.aborted) return { patternPath: pattern.path, results };
    }
    const result = tally.finish();
    results.push(result);
    options.onResult?.(result);
  }
  return { patternPath: pattern.path, results };
}

function judge(
  pattern: SuitePattern,
  each: Result<SuiteCase, string>,
  tally: Tally,
  eventsAt: () => FilePosition,
  { onVerdict }: RunOptions,
): void {
  if (!each.ok) {
    tally.fail(() => ({ kind: "noVerdict", event: "", message: each.error, eventAt: eventsAt() }));
    return;
  }
  const { text, place } = each.value;
  const parsed = parseEvent(text);
  if (!parsed.ok) {
    const { message, span } = parsed.problem;
    tally.fail(() => {
      return { kind: "noVerdict", event: place.name, message, eventAt: place.positionOf(span.offset) };
    });
    return;
  }
  const matches = pattern.compiled.matches(parsed.event);
  onVerdict?.(pattern.compiled, parsed.event, matches);
  tally.judged(matches, () => explainUnexpected(pattern, parsed.event, place));
}

/** Counts the cases of one test. */
class Tally {
  private readonly test: SuiteTest;
  private readonly failures: CaseFailure[] = [];
  private cases = 0;
  private matched = 0;
  private passed = 0;

  constructor(test: SuiteTest) {
    this.test = test;
  }

  judged(matches: boolean, explainIt: () => CaseFailure): void {
    if (matches) this.matched++;
    if (matches === this.test.matches) {
      this.cases++;
      this.passed++;
    } else this.fail(explainIt);
  }

  fail(explainIt: () => CaseFailure): void {
    this.cases++;
    if (this.failures.length < mostExplained) this.failures.push(explainIt());
  }

  finish(): TestResult {
    const { test, cases, matched, passed, failures } = this;
    return { test, cases, matched, passed, failures };
  }
}

/** Gives way to whatever else waits, now and then. */
function rests(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turn) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  };
}
