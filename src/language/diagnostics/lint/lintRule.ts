import type { Span } from "../../../base/span";
import type { DraftFix, FixContext } from "../fixes/quickFix";
import type { LintContext } from "./lintContext";

export type Severity = "error" | "warning" | "information";

/** What a setting `eventPattern.lint.<code>` can say. */
export type LintLevel = Severity | "ignore";

/** A code that diagnostics can have, as its setting and its section of docs/diagnostics.md describe it. */
export interface DiagnosticRule {
  /** What is reported unless the setting says otherwise. */
  readonly level: Severity;
  /** One line for the setting's description. */
  readonly summary: string;
}

/** A place that is the cause of a diagnostic, or the other half of it. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** What a rule says about a place of a pattern. */
export interface Found<Data> {
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  /** What the quick fixes of the code need beside the place. */
  readonly data: Data;
}

/**
 * One thing to say about patterns that EventBridge accepts. A warning can never match or is surely not meant;
 * information reports limits, cost and caveats, or what the catalog may merely lack.
 */
export interface LintRule<Code extends string = string, Data = undefined> extends DiagnosticRule {
  readonly code: Code;
  /** Whether it is about what a pattern does not ask for, which may merely be half written where it is not valid. */
  readonly onlyIfValid?: true;
  /** Everything that it says about a pattern. What is not linear in the text asks `context.steps` first. */
  readonly check: (context: LintContext) => readonly Found<Data>[];
  /** The ways to mend what was found, the likeliest first. Missing where only the author knows what is meant. */
  fixes?(context: FixContext, found: Pick<Found<Data>, "span" | "data">): readonly DraftFix[];
}

/** Names that the key at the finding's span was probably meant to be, the likeliest first. */
export interface NewNames {
  readonly names: readonly string[];
}

/** Texts that the value at the finding's span was probably meant to be, the likeliest first. */
export interface NewTexts {
  readonly texts: readonly string[];
}

/** Sources that do send a detail-type, and the leaf in which the source is chosen. */
export interface OtherSource extends NewTexts {
  readonly sources: readonly string[];
  readonly leaf: Span | undefined;
}
