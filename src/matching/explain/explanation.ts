import type { TextEdit } from "../../base/textEdit";
import type { Field, Leaf } from "../../pattern/pattern";
import type { Span } from "../../base/span";

/** Why an event matches a pattern or does not, leaf by leaf. `matches` is always what the compiled pattern answers. */
export interface Explanation {
  readonly matches: boolean;
  /** Where it does not surely match but could: the unknown values of the pattern on which that depends. */
  readonly dependsOn?: readonly string[];
  /** Every leaf of the pattern, in the order of its text; leaves inside `$or` branches too. */
  readonly leaves: readonly LeafVerdict[];
  /**
   * The combinations of `$or` branches as EventBridge expands them, the one that came closest first; one without
   * `$or`. At most 20 of them.
   */
  readonly alternatives: readonly Alternative[];
  /** The smallest change that would make it match; absent when it matches. */
  readonly nearestMiss?: NearestMiss;
}

export interface LeafVerdict {
  readonly path: string;
  readonly field: Field;
  readonly leaf: Leaf;
  /** Whether the leaf is satisfied together with the others of its combination. */
  readonly matched: boolean;
  /** The values at the leaf's path, in the order of the event; at most 100. Empty when the field is absent. */
  readonly seen: readonly SeenValue[];
  /** How many values there are at the path. */
  readonly seenCount: number;
  /** Set when `matched` is false. */
  readonly reason?: MissReason;
  /** What the event has at the path that is no value: an object, or an array without anything in it. */
  readonly container?: SeenContainer;
  /** What to change in the pattern so that the leaf matches; only of leaves that keep the event out. */
  readonly patternChange?: SuggestedPatternChange;
  /** False for a leaf in an `$or` branch that was not needed, or that a later duplicate overrides. */
  readonly counts: boolean;
}

/** Something at a path that EventBridge does not see as a value. */
export interface SeenContainer {
  readonly kind: "object" | "emptyArray";
  readonly span: Span;
}

/** What to change in a pattern, in words: `add "eu-west-1" to region`. Empty where nothing is known that would help. */
export interface SuggestedPatternChange {
  readonly change: string;
  /** The same as edits of the pattern's text, from its end to its start; they have been tried. */
  readonly edits?: readonly TextEdit[];
}

/** A value of the event as it is written there. */
export interface SeenValue {
  readonly text: string;
  /** Where it stands in the event's text. */
  readonly span: Span;
  /** Whether it satisfies the leaf when looked at alone. */
  readonly matched: boolean;
}

/**
 * Why a leaf did not match. A closed list: describeMiss has a sentence for each. `found` and `expected` are JSON as
 * written in the event and in the pattern, except where they name a type.
 */
export type MissReason =
  /** No value at the path. `similarKey` is a path of the event that differs by case or a letter or two. */
  | { readonly kind: "absent"; readonly elsewhere?: readonly string[]; readonly similarKey?: string }
  /** Only an object or an empty array at the path, which EventBridge does not see as a value. */
  | { readonly kind: "notALeaf"; readonly found: "object" | "emptyArray" }
  | { readonly kind: "otherType"; readonly expected: string; readonly found: string }
  | { readonly kind: "differsByCase"; readonly expected: string; readonly found: string }
  /** A number where the pattern has its digits as a string, or the other way round. */
  | { readonly kind: "numberAgainstString"; readonly expected: string; readonly found: string }
  /** A value matches, but in another element of `array` than the other leaves. */
  | { readonly kind: "otherArrayElement"; readonly array: string; readonly found: string }
  | { readonly kind: "excluded"; readonly by: string; readonly found: string }
  | { readonly kind: "mustNotExist"; readonly found: string }
  /** None of the leaf's matchers accepts the value. `closest` is the matcher that is most like it, in words. */
  | { readonly kind: "noAlternative"; readonly found: string; readonly closest?: string }
  /** Whether the value is accepted, or that there is none, depends on unknown values of the pattern. */
  | { readonly kind: "depends"; readonly on: readonly string[]; readonly found?: string }
  | { readonly kind: "overridden" };

/** One way to match the pattern: the leaves that all must match in one combination of `$or` branches. */
export interface Alternative {
  /** In the order in which EventBridge takes them: by path. */
  readonly leaves: readonly LeafVerdict[];
  readonly matches: boolean;
  readonly failed: number;
}

export interface NearestMiss {
  /** The leaves of the closest alternative that did not match. */
  readonly failed: readonly LeafVerdict[];
  /** What to change in the pattern so that all of them match. */
  readonly patternChange: SuggestedPatternChange;
  /**
   * What to change in the event, in words: `set detail.state to "running"`. Empty where nobody asked, and where no event
   * would have what the pattern asks for, because an operator is not in an array.
   */
  readonly change: string;
  /**
   * The same change as edits of the event's text, to be applied one after the other: see applyInTurn. With them the
   * event matches; that has been tried. Absent where none was found (the words then say what is asked for), or where
   * the event is too large to try.
   */
  readonly edits?: readonly EventEdit[];
}

/** A piece of an event's text and what to write in its place. */
export interface EventEdit {
  readonly kind: "set" | "add" | "remove";
  readonly path: string;
  readonly span: Span;
  readonly newText: string;
  /** The value in words of JSON, for `set` and `add`. */
  readonly value?: string;
}
