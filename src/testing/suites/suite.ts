import type { Span } from "../../base/span";

/** A pattern test file, `<name>.eventtest.json`: tests of one event pattern. Spans lie in `text`. */
export interface Suite {
  readonly text: string;
  /** Absent: the event pattern beside it, `<name>.eventpattern.json`. */
  readonly pattern?: PatternReference;
  readonly tests: readonly SuiteTest[];
}

/** Where the tested pattern is: a file, or a place in a JSON file. */
export interface PatternReference {
  /** Relative to the test file, with slashes. */
  readonly file: string;
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
