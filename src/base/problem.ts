import type { Span } from "./span";

/**
 * Something that is wrong with a text by EventBridge's own rules; each kind of text has codes of its own. Problems are
 * reported, never thrown.
 * An `error` is what EventBridge rejects; a `warning` is accepted, or not observed on AWS, but not what was meant.
 */
export interface Problem<Code extends string> {
  readonly code: Code;
  readonly severity: "error" | "warning" | "information";
  readonly span: Span;
  /** What is wrong and what to do, in our own words. */
  readonly message: string;
  /**
   * AWS's own message as TestEventPattern gives it, `Event pattern is not valid. Reason: …` with line and column.
   * Exact for the first error of a pattern, which is the only one that AWS reports; absent for warnings.
   */
  readonly awsMessage?: string;
  /** What a quick fix needs, so that it never reads the message. */
  readonly data?: Readonly<Record<string, unknown>>;
}
