import type { Span } from "../base/span";

/**
 * An event pattern in typed form, in the order of its text. Duplicate keys are kept as they stand; what EventBridge
 * makes of them (the later one wins) is decided where the pattern is compiled.
 */
export interface Pattern {
  /** The text that was parsed; every span lies in it. */
  readonly text: string;
  readonly root: PatternObject;
}

export interface PatternObject {
  readonly kind: "object";
  readonly span: Span;
  readonly members: readonly (Field | Or)[];
}

/** A key of the pattern with what it asks for: an object of further fields, or a leaf's list of matchers. */
export interface Field {
  readonly kind: "field";
  readonly name: string;
  /** The key with its quotes. */
  readonly nameSpan: Span;
  /** Keys from the root joined with dots, as EventBridge identifies a path: `detail.state`. */
  readonly path: string;
  readonly value: PatternObject | Leaf;
}

/** The array at the end of a path. Its matchers are alternatives. */
export interface Leaf {
  readonly kind: "leaf";
  /** The array with its brackets. */
  readonly span: Span;
  readonly matchers: readonly Matcher[];
}

export interface Or {
  readonly kind: "or";
  readonly nameSpan: Span;
  readonly span: Span;
  readonly branches: readonly PatternObject[];
}

/** One element of a leaf's array. `span` covers the element as written. */
export type Matcher = { readonly span: Span } & MatcherKind;

export type MatcherKind =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "exactly"; readonly value: string }
  | { readonly kind: "prefix"; readonly value: string; readonly ignoreCase: boolean }
  | { readonly kind: "suffix"; readonly value: string; readonly ignoreCase: boolean }
  | { readonly kind: "equalsIgnoreCase"; readonly value: string }
  | { readonly kind: "wildcard"; readonly value: string }
  | { readonly kind: "exists"; readonly exists: boolean }
  | { readonly kind: "cidr"; readonly value: string }
  | { readonly kind: "numeric"; readonly lower?: NumericBound; readonly upper?: NumericBound }
  | { readonly kind: "anythingBut"; readonly excluded: Excluded };

/** One end of a numeric range; `["=", n]` has the same inclusive bound at both ends. `text` is the number as written. */
export interface NumericBound {
  readonly text: string;
  readonly inclusive: boolean;
}

/** What an `anything-but` leaves out: at least one value. */
export type Excluded =
  | { readonly kind: "strings"; readonly values: readonly string[] }
  | { readonly kind: "numbers"; readonly texts: readonly string[] }
  | {
      readonly kind: "prefix" | "suffix" | "equalsIgnoreCase" | "wildcard";
      readonly values: readonly string[];
    };
