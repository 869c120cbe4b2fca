import type { Span } from "../../base/span";
import { spanOf } from "../../json/nodesAround";
import type { TolerantMember, TolerantNode, TolerantObject } from "../../json/tolerantTree";
import type { PatternDocument } from "../patternDocument";

/** A row of the outline: a field, `$or` or one of its alternatives. */
export interface PatternSymbol {
  readonly name: string;
  readonly kind: "object" | "or" | "alternative" | "string" | "number" | "boolean" | "null" | "matcher";
  /** What a leaf asks for, in a few words: `NON_COMPLIANT | prefix "arn:"`. Empty for objects. */
  readonly detail: string;
  /** The field with its value. */
  readonly span: Span;
  /** What to select when the row is chosen; it lies in `span`. */
  readonly nameSpan: Span;
  readonly children: readonly PatternSymbol[];
}

/**
 * The outline of a pattern in the order of its text, as far as a broken text can be read; empty where the text is nested
 * deeper than EventBridge reads.
 */
export function patternSymbols(document: PatternDocument): readonly PatternSymbol[] {
  const { root, isCutOff } = document.syntax();
  return root?.kind === "object" && !isCutOff ? objectSymbols(document.text, root) : [];
}

function objectSymbols(text: string, { members }: TolerantObject): readonly PatternSymbol[] {
  return members.map((member) => fieldSymbol(text, member));
}

function fieldSymbol(text: string, member: TolerantMember): PatternSymbol {
  const { key, value } = member;
  const elements = value?.kind === "array" ? value.elements.map(({ node }) => node) : [];
  const isOr = key.value === "$or" && value?.kind === "array";
  return {
    // The editor refuses a row without a name.
    name: key.value === "" ? '""' : key.value,
    kind: value?.kind === "object" ? "object" : isOr ? "or" : leafKind(elements),
    detail: value === undefined || value.kind === "object" || isOr ? "" : leafDetail(text, value, elements),
    span: spanOf(member),
    nameSpan: spanOf(key),
    children:
      value?.kind === "object"
        ? objectSymbols(text, value)
        : isOr
          ? elements.map((branch, index) => alternativeSymbol(text, branch, index))
          : [],
  };
}

function leafDetail(text: string, value: TolerantNode, elements: readonly TolerantNode[]): string {
  const matchers = value.kind === "array" ? elements : [value];
  return list(matchers, (matcher) => describeMatcher(text, matcher), " | ");
}

function alternativeSymbol(text: string, branch: TolerantNode, index: number): PatternSymbol {
  return {
    name: `alternative ${index + 1}`,
    kind: "alternative",
    detail: branch.kind === "object" ? list(branch.members, ({ key }) => key.value, ", ") : "",
    span: spanOf(branch),
    nameSpan: { offset: branch.offset, length: 1 },
    children: branch.kind === "object" ? objectSymbols(text, branch) : [],
  };
}

/** A row of the outline has room for about so many values. */
const maxListed = 20;

/** The first of some nodes in words, with an ellipsis where there are more. */
function list<T>(nodes: readonly T[], describe: (node: T) => string, separator: string): string {
  const described = nodes.slice(0, maxListed).map(describe);
  return [...described, ...(nodes.length > maxListed ? ["…"] : [])].join(separator);
}

function leafKind(elements: readonly TolerantNode[]): PatternSymbol["kind"] {
  const types = new Set(elements.map((node) => (node.kind === "scalar" ? node.type : node.kind)));
  const [type] = types;
  if (types.size !== 1 || type === undefined) return "matcher";
  return type === "string" || type === "number" || type === "boolean" || type === "null" ? type : "matcher";
}

/** A matcher in a few words: strings without quotes, `exists false`, `anything-but prefix "a"`. */
function describeMatcher(text: string, matcher: TolerantNode): string {
  if (matcher.kind !== "object")
    return matcher.kind === "scalar" ? matcher.value : describeOperand(text, matcher);
  return matcher.members
    .map(({ key, value }) => `${key.value} ${value === undefined ? "" : describeOperand(text, value)}`.trim())
    .join(", ");
}

function describeOperand(text: string, operand: TolerantNode): string {
  switch (operand.kind) {
    case "object":
      return describeMatcher(text, operand);
    case "array":
      return list(operand.elements, ({ node }) => describeOperand(text, node), ", ");
    case "scalar":
      return text.slice(operand.offset, operand.end);
  }
}
