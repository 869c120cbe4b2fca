import type { FilePosition } from "../../base/positions";
import { visibleLine } from "../../base/harmlessText";
import type { SuiteProblem } from "./suite";
import type { CaseFailure, SuiteResult, TestResult } from "./suiteResult";

/** How many failures of one test are written out; the Test Results view has more of them. */
const maxWritten = 10;

/**
 * What came of a run of one pattern test file, as plain text that ends with a line break. It is made for a terminal, which
 * takes some texts for commands: names, values and paths are written out, each on its line.
 */
export function suiteOutput(
  path: string,
  { trouble, results }: SuiteResult,
  problems: readonly SuiteProblem[],
  notes: readonly string[] = [],
): string {
  const cases = results.reduce((sum, result) => sum + result.cases, 0);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const lines = [`${path}: ${passed} of ${count(cases, "event")} as expected`];
  for (const { message } of problems) lines.push(`  PROBLEM ${message}`);
  for (const note of notes) lines.push(`  NOTE    ${note}`);
  if (trouble !== undefined) lines.push(`  NOT RUN ${trouble.message}${placeOf(trouble.at)}`);
  for (const result of results) lines.push(...linesOf(result));
  return lines.map((line) => `${visibleLine(line)}\n`).join("");
}

function linesOf(result: TestResult): readonly string[] {
  const { test, cases, passed, failures } = result;
  const many = cases === 1 ? "" : ` (${passed} of ${count(cases, "event")} as expected)`;
  if (hasPassed(result)) return [`  passed  ${test.name}${many}`];
  const written = failures.slice(0, maxWritten).flatMap(failureLines);
  const rest = cases - passed - Math.min(failures.length, maxWritten);
  const more = rest === 0 ? [] : [`    and ${rest} more with an unexpected result`];
  return [`  FAILED  ${test.name}${many}`, ...written, ...more];
}

/** Whether every event of a test did as expected. */
export function hasPassed({ cases, passed }: TestResult): boolean {
  return cases > 0 && passed === cases;
}

/** What a failure says, the event's name first where it has one. */
export function failureSentence({ event, message }: CaseFailure): string {
  return event === "" ? message : `${event}: ${message}`;
}

function failureLines(failure: CaseFailure): readonly string[] {
  const lines = [`    ${failureSentence(failure)}`];
  for (const [what, text] of [
    ["expected", failure.expected],
    ["actual", failure.actual],
  ] as const) {
    if (text === undefined) continue;
    const [first = "", ...others] = text.split(/\r?\n/);
    lines.push(`      ${what.padEnd(8)}  ${first}`, ...others.map((line) => `${" ".repeat(16)}${line}`));
  }
  if (failure.patternAt !== undefined) lines.push(`      pattern   ${positionWords(failure.patternAt)}`);
  if (failure.eventAt !== undefined) lines.push(`      event     ${positionWords(failure.eventAt)}`);
  return lines;
}

function placeOf(at: FilePosition | undefined): string {
  return at === undefined ? "" : ` (${positionWords(at)})`;
}

/** As terminals and editors link it: path, line and column. */
function positionWords({ path, position }: FilePosition): string {
  return `${path}:${position.line}:${position.column}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
