import type { SuiteTest } from "./suite";
import type { FilePosition } from "../../base/positions";
import type { PatternTrouble } from "./suitePattern";

/** What came of running a pattern test file, or some of its tests. */
export interface SuiteResult {
  /** Why no test was run; `results` is then empty. */
  readonly trouble?: PatternTrouble;
  /** The pattern's file; absent where it was not found. */
  readonly patternPath?: string;
  /** Which of the file's patterns; empty for a whole file. */
  readonly patternSite?: string;
  /** In the order of the file. */
  readonly results: readonly TestResult[];
}

export interface TestResult {
  readonly test: SuiteTest;
  /** How many events the test has, how many of them the pattern matches, and how many did as expected. */
  readonly cases: number;
  readonly matched: number;
  readonly passed: number;
  /** One for each event that did not do as expected, in their order; a hundred of them at most. */
  readonly failures: readonly CaseFailure[];
}

/** What is told of an event that did not do as expected. */
export interface CaseFailure {
  readonly kind: "unexpected" | "noVerdict" | "enginesDiffer";
  /** What the event is called: its file, with the line in a .jsonl file; empty for an event in the test file. */
  readonly event: string;
  /** A sentence: the reason. */
  readonly message: string;
  /** What the pattern was to see and what it saw, a line for each leaf; absent where there is no verdict. */
  readonly expected?: string;
  readonly actual?: string;
  /** The leaf in the pattern that decided, and the value in the event that it saw (or the event, where it saw none). */
  readonly patternAt?: FilePosition;
  readonly eventAt?: FilePosition;
  /** Each leaf that kept the event out, the one that is told first at the front; only where some did. */
  readonly leaves?: readonly LeafFailure[];
}

/** One leaf that kept an event out. */
export interface LeafFailure {
  /** A sentence: the path, what the event has there and what the pattern wants. */
  readonly message: string;
  /** What the leaf wants and what it saw, without the path. */
  readonly expected: string;
  readonly actual: string;
  readonly patternAt: FilePosition;
  readonly eventAt: FilePosition;
}
