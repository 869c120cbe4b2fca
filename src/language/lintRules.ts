export type Severity = "error" | "warning" | "information";

/** What a setting `eventPattern.lint.<code>` can say. */
export type LintLevel = Severity | "ignore";

/** What is said of a code unless its setting says otherwise. */
export interface LintRule {
  /** What is reported unless the setting says otherwise. */
  readonly level: Severity;
  /** One line for the setting's description. */
  readonly summary: string;
}

/**
 * Everything that is said about patterns that EventBridge accepts. Each code is a section of docs/diagnostics.md and a
 * setting `eventPattern.lint.<code>` in package.json; a test holds all three together. A warning can never match or is
 * surely not meant; information tells of limits, cost and caveats, or of what the catalog may merely lack.
 */
export const lintRules = {
  "misspelt-envelope-field": {
    level: "warning",
    summary: "A key at the top that is nearly one that every event has: `detailType` for `detail-type`.",
  },
  "unknown-envelope-field": { level: "information", summary: "A key at the top that no event has." },
  "absent-envelope-field": {
    level: "warning",
    summary: "`exists: false` on a key that every event has, so that nothing matches.",
  },
  "empty-resources": {
    level: "warning",
    summary: "A condition on `resources` of events in which it is always empty.",
  },
  "misspelt-source": { level: "warning", summary: "A source that is nearly one of AWS's." },
  "unknown-source": { level: "information", summary: "A source beginning with `aws.` that is not known." },
  "misspelt-detail-type": {
    level: "warning",
    summary: "A detail-type that is nearly one that the source sends.",
  },
  "unknown-detail-type": {
    level: "warning",
    summary: "A detail-type that its source does not send, where the list is complete.",
  },
  "unlisted-detail-type": {
    level: "information",
    summary: "A detail-type that AWS's reference does not list for its source.",
  },
  "wrong-message-type": {
    level: "warning",
    summary: "A `messageType` that the chosen detail-type never carries.",
  },
  "misspelt-field": { level: "warning", summary: "A field that is nearly one that the event has." },
  "misplaced-field": { level: "warning", summary: "A field that the event has at another path." },
  "unknown-field": { level: "warning", summary: "A field that the event does not have." },
  "unlisted-field": {
    level: "information",
    summary: "A field that the catalog does not list for the event, which may lack some.",
  },
  "wrong-case": { level: "warning", summary: "A value that differs from a known one by its case alone." },
  "wrong-type": {
    level: "warning",
    summary: "A condition on another type than the field has: a number where the event has text.",
  },
  "null-value": {
    level: "warning",
    summary: "`null` for a field whose key is missing when it has no value.",
  },
  "unknown-value": { level: "warning", summary: "A value that AWS Config does not send in this field." },
  "unlisted-value": {
    level: "information",
    summary: "A value outside the known ones of a field, which may have new ones.",
  },
  "two-anything-but": {
    level: "warning",
    summary: "Two `anything-but` in one array, which together exclude nothing.",
  },
  "accepts-everything": {
    level: "warning",
    summary: "Alternatives that accept every value together.",
  },
  "covered-alternative": {
    level: "warning",
    summary: "An alternative that another one covers, so that it changes nothing.",
  },
  "plain-wildcard": {
    level: "information",
    summary: "A `wildcard` that is a plain prefix, suffix or value; those cost EventBridge less.",
  },
  "literal-star": {
    level: "information",
    summary: "A `*` in a plain value, where it stands for itself.",
  },
  "prefix-and-suffix": {
    level: "information",
    summary: "A `prefix` and a `suffix` as alternatives, where both together may be meant.",
  },
  "contradictory-or": {
    level: "warning",
    summary: "Alternatives of `$or` that accept everything together, or one that cannot match.",
  },
  "misses-oversized": {
    level: "warning",
    summary: "A filter on AWS Config resources that misses oversized items.",
  },
  "first-evaluation": {
    level: "information",
    summary: "A condition on `oldEvaluationResult`, which first evaluations do not have.",
  },
  "both-directions": {
    level: "information",
    summary: "Compliance changes in both directions, because `complianceType` is not asked for.",
  },
  "global-resource": {
    level: "information",
    summary: "A Region asked of IAM resources, which AWS Config records as `global`.",
  },
  "too-broad": {
    level: "information",
    summary: "A pattern that lets through every event of a source or of an account.",
  },
  "read-only-call": {
    level: "information",
    summary: "An API call that only reads, which reaches rules in one state alone.",
  },
  "partly-checked": {
    level: "information",
    summary: "A pattern so large that not all of it was checked, or not all diagnostics are shown.",
  },
} as const satisfies Record<string, LintRule>;

export type LintCode = keyof typeof lintRules;
