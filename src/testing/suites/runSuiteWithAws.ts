import { parseEvent } from "../../event/parseEvent";
import { withMissingFields } from "../engines/missingEventFields";
import type { CallGate } from "../engines/callGate";
import { describeTestError, describeUnknownValues } from "../reports/describeTestError";
import type { Remedies } from "../reports/remedies";
import { explainUnexpected, giveValues } from "./explainCase";
import type { PatternTester } from "../engines/patternTester";
import { failureOf, type RunOptions } from "./runSuite";
import { casesOf, type OpenSuite, type SuiteCase } from "./suiteCases";
import type { SuiteFiles } from "./suiteFiles";
import { openSuitePattern, type SuitePattern } from "./suitePattern";
import type { CaseFailure, SuiteResult, TestResult } from "./suiteResult";
import { TestTally } from "./testTally";

/** Who is asked, and through which gate. */
export interface AwsEngine {
  readonly tester: PatternTester;
  readonly gate: CallGate;
  /** What can be done where EventBridge gives no verdict. */
  readonly remedies: Remedies;
  /** Told after each event that was asked about. */
  readonly onAnswer?: () => void;
}

/**
 * Runs a pattern test file with EventBridge beside the local engine. EventBridge's verdict counts; an event on which the
 * engines differ is a failure of its own kind. An event that EventBridge was not asked about is a failure too, with the
 * reason. A pattern that the local engine rejects is not sent, nor one with unknown values that the test does not give. After `signal` the tests that are done are given.
 */
export async function runSuiteWithAws(
  open: OpenSuite,
  files: SuiteFiles,
  aws: AwsEngine,
  signal: AbortSignal,
  options: Pick<RunOptions, "tests" | "onResult"> = {},
): Promise<SuiteResult> {
  const opened = await openSuitePattern(open, files);
  if (!opened.ok) return { trouble: opened.error, results: [] };
  const { path: patternPath, site: patternSite, of } = opened.value;
  const results: TestResult[] = [];
  for (const test of open.suite.tests) {
    if (options.tests?.has(test) === false) continue;
    const tally = new TestTally(test);
    const asked: Promise<void>[] = [];
    const pattern = of(test);
    if (!pattern.ok) tally.fail(tally.next(), () => failureOf(pattern.error));
    for await (const each of pattern.ok ? casesOf(test, open, files, signal) : []) {
      const index = tally.next();
      if (each.ok && pattern.ok) {
        await aws.gate.room();
        if (signal.aborted) break;
        // A signal of its own for each call, because whoever listens to one for many is warned of a leak.
        asked.push(ask(pattern.value, each.value, tally, index, aws, AbortSignal.any([signal])));
      } else if (!each.ok) {
        const eventAt = open.positionOf(test.events.span.offset);
        tally.fail(index, () => ({ kind: "noVerdict", event: "", message: each.error, eventAt }));
      }
    }
    await Promise.all(asked);
    if (signal.aborted) break;
    const result = tally.finish();
    results.push(result);
    options.onResult?.(result);
  }
  return { patternPath, patternSite, results };
}

async function ask(
  pattern: SuitePattern,
  { text, place }: SuiteCase,
  tally: TestTally,
  index: number,
  { tester, gate, remedies, onAnswer }: AwsEngine,
  signal: AbortSignal,
): Promise<void> {
  const noVerdict = (message: string, offset: number) => (): CaseFailure => {
    return { kind: "noVerdict", event: place.name, message, eventAt: place.positionOf(offset) };
  };
  const parsed = parseEvent(text);
  if (!parsed.ok) {
    tally.fail(index, noVerdict(parsed.problem.message, parsed.problem.span.offset));
    return;
  }
  if (pattern.unknown.length > 0) {
    const advice = giveValues(pattern.unknown);
    tally.fail(index, noVerdict(`${describeUnknownValues(pattern.unknown)} ${advice}`, 0));
    return;
  }
  const answer = await gate.ask(() => tester.test(pattern.text, text, signal), signal);
  onAnswer?.();
  const here = pattern.compiled.matches(parsed.event);
  const difference = differenceOf(answer, here, tester.name);
  if (difference !== undefined) {
    tally.fail(index, () => ({
      ...difference,
      kind: "enginesDiffer",
      event: place.name,
      patternAt: pattern.startOf({ offset: 0, length: 0 }),
      eventAt: place.positionOf(0),
    }));
  } else if (answer.ok) {
    tally.judged(index, answer.value, () => explainUnexpected(pattern, parsed.event, place));
  } else tally.fail(index, noVerdict(describeTestError(withMissingFields(answer.error, text), remedies), 0));
}

/** In what EventBridge and the local engine differ; undefined where they agree or EventBridge has no verdict. */
function differenceOf(
  answer: Awaited<ReturnType<PatternTester["test"]>>,
  here: boolean,
  name: string,
): Pick<CaseFailure, "message" | "expected" | "actual"> | undefined {
  const there = claimOf(answer);
  const local = here ? "matches" : "does not match";
  if (there === undefined || there === local) return undefined;
  const message = `The engines differ. ${name} says that the event ${there}; the local engine says that it ${local}.`;
  return { message, expected: `${name}: ${there}`, actual: `local engine: ${local}` };
}

function claimOf(answer: Awaited<ReturnType<PatternTester["test"]>>): string | undefined {
  if (answer.ok) return answer.value ? "matches" : "does not match";
  return answer.error.kind === "invalidPattern"
    ? "cannot be tested, because the pattern is not valid"
    : undefined;
}
