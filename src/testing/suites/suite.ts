import type { Span } from "../../base/span";
import type { KnownValues } from "../../pattern/parse/fillUnknowns";

/** A pattern test file, `<name>.eventtest.json`: tests of one event pattern. Spans lie in `text`. */
export interface Suite {
  readonly text: string;
  /** Absent: the event pattern beside it, `<name>.eventpattern.json`. */
  readonly pattern?: PatternReference;
  /** What stands for unknown values of the pattern in all tests. */
  readonly values?: KnownValues;
  readonly tests: readonly SuiteTest[];
}

/** Where the tested pattern is: a file, one of the patterns in a template, or a place in a JSON file. */
export interface PatternReference {
  /** Relative to the test file, with slashes. */
  readonly file: string;
  /** Which of the file's patterns, as in `template.yaml#ConfigRule`. */
  readonly site?: string;
  /** A JSON pointer (RFC 6901) to the pattern's object in the file. */
  readonly pointer?: string;
  readonly span: Span;
}

/** One or more events with what the pattern is to make of them. */
export interface SuiteTest {
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly matches: boolean;
  readonly matchesSpan: Span;
  readonly events: TestEvents;
  /** What stands for unknown values of the pattern in this test, before those of the file. */
  readonly values?: KnownValues;
}

/**
 * An event that stands in the test file, as written there (duplicate keys and the spelling of numbers count) but for
 * comments, which are blanks; or a path or glob of event files, relative to the test file.
 */
export type TestEvents =
  | { readonly kind: "inline"; readonly text: string; readonly span: Span }
  | { readonly kind: "files"; readonly path: string; readonly span: Span };

/** What keeps a test file, or a test in it, from being run. `message` is a plain sentence. */
export interface SuiteProblem {
  readonly message: string;
  readonly span: Span;
}

/** How the names of pattern test files end. */
export const suiteEnding = ".eventtest.json";
