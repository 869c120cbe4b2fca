import type { PatternProblem } from "../../pattern/problems";
import type { ProblemCode } from "../../pattern/problems";
import type { RelatedPlace, Severity } from "./lint/lintRule";
import type { LintCode, LintFinding } from "./lint/rules";

/** A section of docs/diagnostics.md, and a setting `eventPattern.lint.<code>`. Codes never change their meaning. */
export type DiagnosticCode = ProblemCode | LintCode;

/** Something to say about a stretch of a pattern. `data` is what a quick fix needs, so that it never reads the message. */
export type Diagnostic = ProblemDiagnostic | LintDiagnostic;

/** What parsePattern reports: by EventBridge's own rules. */
export interface ProblemDiagnostic extends Pick<PatternProblem, "span" | "message" | "data"> {
  readonly kind: "problem";
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly related: readonly RelatedPlace[];
}

/** What is said about a pattern that EventBridge accepts. */
export type LintDiagnostic = LintFinding & { readonly kind: "lint"; readonly severity: Severity };
