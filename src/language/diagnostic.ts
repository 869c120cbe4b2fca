import type { Span } from "../pattern/span";

export type Severity = "error" | "warning" | "information";

/** Something to say about a stretch of a pattern. */
export interface Diagnostic {
  /** Stable: a section of docs/diagnostics.md, and for what AWS accepts also a setting `eventPattern.lint.<code>`. */
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  /** Places that are the cause, or the other half of it. */
  readonly related: readonly RelatedPlace[];
  /** What a quick fix needs, so that it never reads the message. */
  readonly data?: unknown;
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}
