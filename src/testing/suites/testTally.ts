import type { SuiteTest } from "./suite";
import type { CaseFailure, TestResult } from "./suiteResult";

/** How many failures of one test are explained. */
const maxExplained = 100;

/** Counts the cases of one test, which may be judged in any order. */
export class TestTally {
  private readonly test: SuiteTest;
  private readonly failures: { readonly index: number; readonly failure: CaseFailure }[] = [];
  private cases = 0;
  private matched = 0;
  private passed = 0;

  constructor(test: SuiteTest) {
    this.test = test;
  }

  /** The number of a case that begins. Each case is then judged or failed, once. */
  next(): number {
    return this.cases++;
  }

  judged(index: number, matches: boolean, explainIt: () => CaseFailure): void {
    if (matches) this.matched++;
    if (matches === this.test.matches) this.passed++;
    else this.fail(index, explainIt);
  }

  /** `explainIt` is called only as long as failures are told. */
  fail(index: number, explainIt: () => CaseFailure): void {
    if (this.failures.length < maxExplained) this.failures.push({ index, failure: explainIt() });
  }

  finish(): TestResult {
    const { test, cases, matched, passed } = this;
    const inOrder = this.failures.toSorted((one, other) => one.index - other.index);
    return { test, cases, matched, passed, failures: inOrder.map(({ failure }) => failure) };
  }
}
