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
  /** What else is in it that is not known; nothing in a pattern's own file. */
  readonly unknowns: readonly UnknownFields[];
}

/**
 * Fields that are not known before a pattern is deployed: those of an object that is spread (`...common`), one with a
 * key that is not known, or what a field has whose value is not known (`"detail": var.detail`). Each may ask for
 * anything below a place of the event and replace what an earlier field asks for there. Only hosts make them.
 */
export interface UnknownFields {
  readonly span: Span;
  readonly expressions: readonly string[];
  /** Where their paths lead: everywhere, or to a path, below the keys that `below` joins with dots, or both. */
  readonly reach: "everywhere" | { readonly path?: string; readonly below: string };
  /** They may replace fields that stand before this offset. */
  readonly replacesBefore: number;
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
  /** Further branches, none to many, that are not known. */
  readonly unknowns: readonly UnknownFields[];
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
  | { readonly kind: "anythingBut"; readonly excluded: Excluded }
  | UnknownMatcher;

/**
 * A matcher of which only a part is known before it is deployed, such as `!Ref Stage` or `"orders-${var.stage}"`. Only
 * hosts make them: in a pattern's own file `${Stage}` is a text like any other.
 */
export interface UnknownMatcher {
  readonly kind: "unknown";
  /** What stands in the places that are unknown, in their order: `Stage`, `var.stage`. */
  readonly expressions: readonly string[];
  readonly asks: UnknownAsk;
}

/** What is known of a matcher that is not known whole. */
export type UnknownAsk =
  /** Nothing: one matcher of any kind, several, or none beside others. */
  | { readonly kind: "anything" }
  /** A text with holes. `shown` is what asks for it, with each expression in its hole, as in `orders-${Stage}`. */
  | { readonly kind: "text"; readonly text: PartText; readonly shown: TextMatcher }
  | { readonly kind: "exists" }
  /** An unknown bound has its expression for its text, which is no number. */
  | { readonly kind: "numeric"; readonly lower?: NumericBound; readonly upper?: NumericBound }
  /** Undefined where nothing is known of what is left out. */
  | { readonly kind: "anythingBut"; readonly excluded: UnknownExcluded | undefined };

export interface UnknownExcluded {
  readonly kind: Exclude<Excluded["kind"], "numbers">;
  readonly values: readonly PartText[];
}

/** The matchers whose operand is one text. */
export type TextMatcher = Extract<MatcherKind, { readonly value: string }>;

/** A text with holes: behind each of its pieces but the last stands the expression of the same index. */
export interface PartText {
  readonly pieces: readonly string[];
  readonly expressions: readonly string[];
}

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
