/**
 * What CDK's `Match` renders, by the names of its functions in TypeScript. Source: aws-cdk-lib 2.276.0,
 * `aws-events/lib/event-pattern`, and what it synthesizes.
 */
export type MatchMethod =
  /** `[{ "<operator>": <operand> }]`, the operand within `wrapped` where there is one. */
  | { readonly kind: "operand"; readonly operator: string; readonly wrapped?: string }
  /** `[{ "anything-but": … }]` of several operands: always as an array, or of one as it stands. */
  | { readonly kind: "several"; readonly wrapped?: string }
  /** `[{ "numeric": [<comparison>, <number>] }]`, for each of its arguments. */
  | { readonly kind: "numeric"; readonly comparisons: readonly string[] }
  /** Always the same. */
  | { readonly kind: "constant"; readonly text: string }
  /** `[<value>]` */
  | { readonly kind: "exactly" }
  /** The matchers of all arguments in one list. */
  | { readonly kind: "anyOf" }
  /** The comparisons of all arguments, which must be numeric, in one. */
  | { readonly kind: "allOf" };

export const matchMethods: ReadonlyMap<string, MatchMethod> = new Map<string, MatchMethod>([
  ["nullValue", { kind: "constant", text: "null" }],
  ["exists", { kind: "constant", text: '{"exists": true}' }],
  ["doesNotExist", { kind: "constant", text: '{"exists": false}' }],
  ["exactString", { kind: "exactly" }],
  ["equalsIgnoreCase", { kind: "operand", operator: "equals-ignore-case" }],
  ["prefix", { kind: "operand", operator: "prefix" }],
  ["suffix", { kind: "operand", operator: "suffix" }],
  ["prefixEqualsIgnoreCase", { kind: "operand", operator: "prefix", wrapped: "equals-ignore-case" }],
  ["suffixEqualsIgnoreCase", { kind: "operand", operator: "suffix", wrapped: "equals-ignore-case" }],
  ["wildcard", { kind: "operand", operator: "wildcard" }],
  ["cidr", { kind: "operand", operator: "cidr" }],
  ["ipAddressRange", { kind: "operand", operator: "cidr" }],
  ["anythingBut", { kind: "several" }],
  ["anythingButPrefix", { kind: "several", wrapped: "prefix" }],
  ["anythingButSuffix", { kind: "several", wrapped: "suffix" }],
  ["anythingButWildcard", { kind: "several", wrapped: "wildcard" }],
  ["anythingButEqualsIgnoreCase", { kind: "several", wrapped: "equals-ignore-case" }],
  ["greaterThan", { kind: "numeric", comparisons: [">"] }],
  ["greaterThanOrEqual", { kind: "numeric", comparisons: [">="] }],
  ["lessThan", { kind: "numeric", comparisons: ["<"] }],
  ["lessThanOrEqual", { kind: "numeric", comparisons: ["<="] }],
  ["equal", { kind: "numeric", comparisons: ["="] }],
  ["interval", { kind: "numeric", comparisons: [">=", "<="] }],
  ["allOf", { kind: "allOf" }],
  ["anyOf", { kind: "anyOf" }],
]);

/** The TypeScript name of a function of Python's `Match`: `any_of` is `anyOf`. */
export function fromSnakeCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
