import type { Field, Leaf } from "../pattern/pattern";
import type { Span } from "../pattern/span";

/** Why an event matches a pattern or does not, leaf by leaf. `matches` is always what the compiled pattern answers. */
export interface Explanation {
  readonly matches: boolean;
  /** Every leaf of the pattern, in the order of its text; leaves inside `$or` branches too. */
  readonly leaves: readonly LeafVerdict[];
  /** The `$or` branches (and their combinations) as EventBridge expands them, the one that came closest first. */
  readonly alternatives: readonly Alternative[];
  /** The smallest change to the event or the pattern that would make it match; absent when it matches. */
  readonly nearestMiss?: NearestMiss;
}

export interface LeafVerdict {
  readonly path: string;
  readonly field: Field;
  readonly leaf: Leaf;
  readonly matched: boolean;
  /** The values at the leaf's path, in the order of the event. Empty when the field is absent. */
  readonly seen: readonly SeenValue[];
  /** Set when `matched` is false. */
  readonly reason?: MissReason;
  /** False for a leaf in an `$or` branch that was not needed, or that a later duplicate overrides. */
  readonly counts: boolean;
}

/** A value of the event as it is written there. */
export interface SeenValue {
  readonly text: string;
  /** Where it stands in the event's text. */
  readonly span: Span;
  readonly matched: boolean;
}

/** Why a leaf did not match. A closed list: describeMiss has a sentence for each. */
export type MissReason =
  | { readonly kind: "absent"; readonly elsewhere?: readonly string[]; readonly similarKey?: string }
  | { readonly kind: "notALeaf"; readonly found: "object" | "emptyArray" }
  | { readonly kind: "otherType"; readonly expected: string; readonly found: string }
  | { readonly kind: "differsByCase"; readonly expected: string; readonly found: string }
  | { readonly kind: "numberAgainstString"; readonly expected: string; readonly found: string }
  | { readonly kind: "otherArrayElement"; readonly array: string }
  | { readonly kind: "excluded"; readonly by: string; readonly found: string }
  | { readonly kind: "mustNotExist"; readonly found: string }
  | { readonly kind: "noAlternative"; readonly closest?: string }
  | { readonly kind: "overridden" };

/** One way to match the pattern: the leaves that all must match in one combination of `$or` branches. */
export interface Alternative {
  readonly leaves: readonly LeafVerdict[];
  readonly matches: boolean;
  readonly failed: number;
}

export interface NearestMiss {
  readonly failed: readonly LeafVerdict[];
  /** What to change, in words: `set detail.state to "running"`. */
  readonly change: string;
}
