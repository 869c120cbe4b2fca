import type { Span } from "../base/span";
import type { ProblemCode } from "./problemCodes";

/**
 * Something that is wrong with an event pattern by EventBridge's own rules. Problems are reported, never thrown.
 * An `error` is what EventBridge rejects; a `warning` is accepted, or not observed on AWS, but not what was meant.
 */
export interface Problem {
  readonly code: ProblemCode;
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
