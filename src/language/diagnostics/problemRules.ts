import type { ProblemCode } from "../../pattern/problems";
import type { DiagnosticRule } from "./lint/lintRule";
import { operatorOutsideArray } from "./lint/rules/operatorOutsideArray";

/**
 * Everything that is said by EventBridge's own rules, and how by default. An error is what EventBridge rejects; some
 * codes are a warning, because the service has not been seen to reject it, or makes something else of it.
 */
export const problemRules: Readonly<Record<ProblemCode, DiagnosticRule>> = {
  syntax: { level: "error", summary: "Text that is not JSON." },
  "not-an-object": { level: "error", summary: "A pattern that is not a JSON object." },
  "empty-object": { level: "error", summary: "An object without fields." },
  "empty-array": { level: "error", summary: "An array without values." },
  "not-object-or-array": {
    level: "error",
    summary: "A field with a plain value, where an array or an object belongs.",
  },
  "operator-outside-array": operatorOutsideArray,
  "invalid-match-value": { level: "error", summary: "An array inside a field's array." },
  "unknown-operator": { level: "error", summary: "An operator that EventBridge does not have." },
  "missing-operator": { level: "error", summary: "An object inside a field's array without an operator." },
  "too-many-operators": {
    level: "error",
    summary: "An object inside a field's array with more than one operator.",
  },
  "invalid-operand": { level: "error", summary: "An operator with a value of the wrong kind." },
  "invalid-numeric": {
    level: "error",
    summary: "A `numeric` operand that is neither a comparison nor a range.",
  },
  "invalid-anything-but": {
    level: "error",
    summary: "An `anything-but` with something that it cannot exclude.",
  },
  "invalid-cidr": { level: "error", summary: "A `cidr` operand that is not a range of IP addresses." },
  "invalid-wildcard": {
    level: "error",
    summary: "A `wildcard` with two stars in a row or an invalid escape.",
  },
  "wildcard-complexity": { level: "error", summary: "A `wildcard` that is too complex for EventBridge." },
  "invalid-or": { level: "error", summary: "A `$or` that is not an array of at least two objects." },
  "reserved-name-in-or": {
    level: "error",
    summary: "The name of an operator as the name of a field inside `$or`.",
  },
  "or-as-field": { level: "warning", summary: "A `$or` that EventBridge reads as the name of a field." },
  "or-combinations": {
    level: "warning",
    summary: "More combinations of `$or` alternatives than EventBridge allows.",
  },
  "pattern-size": { level: "information", summary: "A pattern that is longer than EventBridge's quota." },
  "too-many-fields": { level: "error", summary: "More fields than EventBridge allows." },
  "duplicate-field": {
    level: "warning",
    summary: "A field that is asked for twice: EventBridge keeps the later one.",
  },
  "trailing-text": { level: "warning", summary: "Text after the pattern, which EventBridge ignores." },
  "too-deep": { level: "error", summary: "Deeper nesting than EventBridge reads." },
};
