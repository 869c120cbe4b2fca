import type { Span } from "../../pattern/span";
import type { LintCode } from "../lintRules";

/** A place that is the cause of a diagnostic, or the other half of it. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** What the quick fixes of a code need beside the place. */
export interface LintData {
  readonly "misspelt-envelope-field": NewNames;
  readonly "unknown-envelope-field": undefined;
  readonly "absent-envelope-field": undefined;
  readonly "empty-resources": undefined;
  readonly "misspelt-source": NewTexts;
  readonly "unknown-source": undefined;
  readonly "misspelt-detail-type": NewTexts;
  readonly "unknown-detail-type": OtherSource;
  readonly "unlisted-detail-type": OtherSource;
  readonly "wrong-message-type": NewTexts;
  readonly "misspelt-field": NewNames;
  readonly "misplaced-field": Move;
  readonly "unknown-field": undefined;
  readonly "unlisted-field": NewNames;
  readonly "wrong-case": { readonly text: string; readonly known: string };
  readonly "wrong-type": { readonly replacement: string | undefined };
  readonly "null-value": undefined;
  readonly "unknown-value": NewTexts;
  readonly "unlisted-value": NewTexts;
  readonly "two-anything-but": { readonly leaf: Span; readonly replacement: string | undefined };
  readonly "accepts-everything": undefined;
  readonly "covered-alternative": { readonly list: Span };
  readonly "plain-wildcard": { readonly replacement: string };
  readonly "literal-star": { readonly replacement: string };
  readonly "prefix-and-suffix": { readonly leaf: Span; readonly replacement: string };
  readonly "contradictory-or": undefined;
  readonly "misses-oversized": { readonly item: Span; readonly messageTypes: Span | undefined };
  readonly "first-evaluation": undefined;
  readonly "both-directions": { readonly detail: Span | undefined };
  readonly "global-resource": undefined;
  readonly "too-broad": undefined;
  readonly "read-only-call": undefined;
  readonly "partly-checked": undefined;
}

/** Names that the key at the finding's span was probably meant to be, the likeliest first. */
interface NewNames {
  readonly names: readonly string[];
}

/** Texts that the value at the finding's span was probably meant to be, the likeliest first. */
interface NewTexts {
  readonly texts: readonly string[];
}

/** Sources that do send a detail-type, and the leaf in which the source is chosen. */
interface OtherSource extends NewTexts {
  readonly sources: readonly string[];
  readonly leaf: Span | undefined;
}

/** Where a field belongs. */
interface Move {
  /** The field with its value. */
  readonly field: Span;
  /** Paths of the event that end in the field, the likeliest first. */
  readonly paths: readonly (readonly string[])[];
}

/** What a rule says about a place of a pattern that EventBridge accepts. */
export type LintFinding = { readonly [Code in LintCode]: FindingOf<Code> }[LintCode];

interface FindingOf<Code extends LintCode> {
  readonly code: Code;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly data: LintData[Code];
}
