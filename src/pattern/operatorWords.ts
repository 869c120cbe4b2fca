/** How operators are said, in one wording for completion, hover, outline and test results. */

/** What a value does that an operator accepts, and does not, before the operand: `starts with "a"`. */
export const VERBS = {
  prefix: { is: "starts with", isNot: "does not start with" },
  suffix: { is: "ends with", isNot: "does not end with" },
  equalsIgnoreCase: { is: "equals", isNot: "does not equal" },
  wildcard: { is: "matches the wildcard", isNot: "does not match the wildcard" },
} as const;

/** What `exists` asks for. */
export const PRESENCE = { true: "is present", false: "is absent" } as const;

/** The comparisons of `numeric`, to be read before a number. */
export const COMPARISONS = {
  "=": "equal to",
  ">": "greater than",
  ">=": "at least",
  "<": "less than",
  "<=": "at most",
} as const;

/** A phrase about texts whose case does not matter. */
export function ignoringCase(phrase: string): string {
  return `${phrase}, ignoring case`;
}
