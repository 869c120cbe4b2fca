import type { Problem } from "../base/problem";
import type { JsonProblemCode } from "../json/strict/problemLog";

/** Something that is wrong with an event pattern by EventBridge's own rules. */
export type PatternProblem = Problem<ProblemCode>;

/** Stable codes of what parsePattern reports; each is a section of docs/diagnostics.md. */
export type ProblemCode =
  | JsonProblemCode
  | "not-an-object"
  | "empty-object"
  | "empty-array"
  | "not-object-or-array"
  | "operator-outside-array"
  | "invalid-match-value"
  | "unknown-operator"
  | "missing-operator"
  | "too-many-operators"
  | "invalid-operand"
  | "invalid-numeric"
  | "invalid-anything-but"
  | "invalid-cidr"
  | "invalid-wildcard"
  | "wildcard-complexity"
  | "invalid-or"
  | "reserved-name-in-or"
  | "or-as-field"
  | "or-combinations"
  | "pattern-size"
  | "too-many-fields"
  | "duplicate-field"
  | "trailing-text";
