import type { ProblemCode } from "../../src/pattern/problems";

/** What triggers a code and what nearly does. */
export interface DiagnosticRow {
  /** Patterns of which the code is said. `«` and `»` mark where; they are taken out. */
  readonly triggers: readonly string[];
  /** Patterns that come close, and of which the code is not said. */
  readonly nearly: readonly string[];
}

const deep = (levels: number): string => `${`{"a":`.repeat(levels)}[1]${"}".repeat(levels)}`;
const fields = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, index) => `"field${index}": [1]`).join(", ")} }`;
const ors = (count: number): string =>
  Array.from(
    { length: count },
    (_, or) => `"x${or}": { "$or": [${[1, 2, 3, 4].map((n) => `{ "f${n}": [1] }`).join(", ")}] }`,
  ).join(", ");
const long = (length: number): string => `{ "a": ["${"x".repeat(length)}"] }`;

/** For every code of EventBridge's own rules; test/pattern has many more. The compiler sees to it that none is missing. */
export const problemRows: Readonly<Record<ProblemCode, DiagnosticRow>> = {
  syntax: {
    triggers: [`{ "a": [1] «/* why */» }`, `{ "a": [«yes»] }`],
    nearly: [`{ "a": ["/* why */"] }`, `\r\n\t{ "a": [1e5] }\n`],
  },
  "not-an-object": { triggers: [`«["a"]»`, `«"a"»`], nearly: [`{ "a": ["a"] }`] },
  "empty-object": { triggers: [`{ "a": «{}» }`, `«{}»`], nearly: [`{ "a": { "b": [1] } }`] },
  "empty-array": { triggers: [`{ "a": «[]» }`], nearly: [`{ "a": [""] }`, `{ "a": [null] }`] },
  "not-object-or-array": {
    triggers: [`{ "source": «"aws.s3"» }`, `{ "detail": «null» }`],
    nearly: [`{ "source": ["aws.s3"] }`, `{ "detail": { "a": [null] } }`],
  },
  // The rows of the lint rule of this name have what EventBridge accepts as well.
  "operator-outside-array": {
    triggers: [`{ "a": { "prefix": «"x"» } }`],
    nearly: [`{ "a": [{ "prefix": "x" }] }`, `{ "detail": { "prefix": «"x"» } }`],
  },
  "invalid-match-value": {
    triggers: [`{ "a": [«["x"]»] }`],
    nearly: [`{ "a": ["x", { "anything-but": ["y"] }] }`],
  },
  "unknown-operator": {
    triggers: [`{ "a": [{ «"Prefix"»: "x" }] }`, `{ "a": [{ "anything-but": { «"numeric"»: [1] } }] }`],
    nearly: [`{ "a": { "Prefix": ["x"] } }`, `{ "a": [{ "prefix": "x" }] }`],
  },
  "missing-operator": { triggers: [`{ "a": [«{}»] }`], nearly: [`{ "a": [{ "exists": true }] }`] },
  "too-many-operators": {
    triggers: [`{ "a": [{ "prefix": "x", «"suffix"»: "y" }] }`],
    nearly: [`{ "a": [{ "prefix": "x" }, { "suffix": "y" }] }`],
  },
  "invalid-operand": {
    triggers: [`{ "a": [{ "prefix": «5» }] }`, `{ "a": [{ "exists": «"true"» }] }`],
    nearly: [`{ "a": [{ "prefix": "5" }] }`, `{ "a": [{ "prefix": { "equals-ignore-case": "5" } }] }`],
  },
  "invalid-numeric": {
    triggers: [`{ "a": [{ "numeric": [«"=="», 1] }] }`, `{ "a": [{ "numeric": [">", «"1"»] }] }`],
    nearly: [`{ "a": [{ "numeric": ["=", 1] }] }`, `{ "a": [{ "numeric": [">", 1, "<", 1.5] }] }`],
  },
  "invalid-anything-but": {
    triggers: [`{ "a": [{ "anything-but": «["x", 1]» }] }`, `{ "a": [{ "anything-but": «null» }] }`],
    nearly: [`{ "a": [{ "anything-but": ["x", "1"] }] }`, `{ "a": [{ "anything-but": 1 }] }`],
  },
  "invalid-cidr": {
    triggers: [`{ "a": [{ "cidr": «"10.0.0.1"» }] }`, `{ "a": [{ "cidr": «"10.0.0.1/32"» }] }`],
    nearly: [`{ "a": [{ "cidr": "10.0.0.1/31" }] }`, `{ "a": [{ "cidr": "::/0" }] }`],
  },
  "invalid-wildcard": {
    triggers: [`{ "a": [{ "wildcard": "x«**»y" }] }`],
    nearly: [String.raw`{ "a": [{ "wildcard": "x*\\*y" }] }`],
  },
  "wildcard-complexity": {
    triggers: [`{ "a": [«{ "wildcard": "*:*:*:*:*:event-bus/*" }»] }`],
    nearly: [`{ "a": [{ "wildcard": "/Users/*/dir/dir/dir/dir/dir/doc.txt" }] }`],
  },
  "invalid-or": {
    triggers: [`{ "$or": «[{ "a": [1] }]» }`],
    nearly: [`{ "$or": [{ "a": [1] }, { "b": [1] }] }`],
  },
  "reserved-name-in-or": {
    triggers: [`{ "$or": [{ «"prefix"»: ["x"] }, { "b": [1] }], "c": [{ "wildcard": "*" }, {"exists": 1}] }`],
    nearly: [`{ "prefix": ["x"] }`],
  },
  "or-as-field": {
    triggers: [`{ «"$or"»: ["a", "b"] }`, `{ «"$or"»: { "a": [1] } }`],
    nearly: [`{ "$or": [{ "a": [1] }, { "b": [1] }] }`],
  },
  "or-combinations": { triggers: [`{ ${ors(5).replace('"$or"', '«"$or"»')} }`], nearly: [`{ ${ors(4)} }`] },
  "pattern-size": { triggers: [`«${long(2100)}»`, `«${long(4200)}»`], nearly: [long(2000)] },
  "too-many-fields": { triggers: [`«${fields(257)}»`], nearly: [fields(256)] },
  "duplicate-field": {
    triggers: [
      `{ "a": [1], «"a"»: [2] }`,
      `{ "a": [1], "$or": [{ «"a"»: [2] }, { "b": [3] }] }`,
      `{ "a.b": [1], "a": { «"b"»: [2] } }`,
    ],
    nearly: [`{ "$or": [{ "a": [1] }, { "a": [2] }] }`, `{ "a": { "b": [1] }, "b": [2] }`],
  },
  "trailing-text": { triggers: [`{ "a": [1] } «why»`], nearly: [`{ "a": [1] }\n\n`] },
  "too-deep": {
    triggers: [deep(1000).replace("[", "«[»").replace("»1]", "»1]")],
    nearly: [deep(900)],
  },
};
