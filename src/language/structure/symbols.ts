import type { Node } from "jsonc-parser";
import type { Span } from "../../base/span";
import { jsonTree } from "../../json/jsonTree";

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

/** The outline of a pattern in the order of its text, as far as a broken text can be read. */
export function patternSymbols(text: string): readonly PatternSymbol[] {
  const root = jsonTree(text);
  return root?.type === "object" ? objectSymbols(text, root) : [];
}

function objectSymbols(text: string, object: Node): readonly PatternSymbol[] {
  return (object.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key === undefined ? [] : [fieldSymbol(text, property, key, value)];
  });
}

function fieldSymbol(text: string, property: Node, key: Node, value: Node | undefined): PatternSymbol {
  // The editor refuses a row without a name.
  const name = String(key.value) === "" ? '""' : String(key.value);
  const common = { name, span: spanOf(property), nameSpan: spanOf(key) };
  if (value?.type === "object") {
    return { ...common, kind: "object", detail: "", children: objectSymbols(text, value) };
  }
  const elements = value?.type === "array" ? (value.children ?? []) : [];
  if (name === "$or" && value?.type === "array") {
    return {
      ...common,
      kind: "or",
      detail: "",
      children: elements.map((branch, index) => alternativeSymbol(text, branch, index)),
    };
  }
  return {
    ...common,
    kind: leafKind(elements),
    detail: list(
      value?.type === "array" ? elements : value === undefined ? [] : [value],
      (matcher) => describeMatcher(text, matcher),
      " | ",
    ),
    children: [],
  };
}

function alternativeSymbol(text: string, branch: Node, index: number): PatternSymbol {
  return {
    name: `alternative ${index + 1}`,
    kind: "alternative",
    detail: list(branch.children ?? [], (field) => String(field.children?.[0]?.value ?? ""), ", "),
    span: spanOf(branch),
    nameSpan: { offset: branch.offset, length: 1 },
    children: branch.type === "object" ? objectSymbols(text, branch) : [],
  };
}

/** A row of the outline has room for about so many values. */
const maxListed = 20;

/** The first of some nodes in words, with an ellipsis where there are more. */
function list(nodes: readonly Node[], describe: (node: Node) => string, separator: string): string {
  const described = nodes.slice(0, maxListed).map(describe);
  return [...described, ...(nodes.length > maxListed ? ["…"] : [])].join(separator);
}

function leafKind(elements: readonly Node[]): PatternSymbol["kind"] {
  const types = new Set(elements.map(({ type }) => type));
  const [type] = types;
  if (types.size !== 1 || type === undefined) return "matcher";
  return type === "string" || type === "number" || type === "boolean" || type === "null" ? type : "matcher";
}

/** A matcher in a few words: strings without quotes, `exists false`, `anything-but prefix "a"`. */
function describeMatcher(text: string, matcher: Node): string {
  if (matcher.type !== "object")
    return matcher.type === "string" ? String(matcher.value) : describeOperand(text, matcher);
  return (matcher.children ?? [])
    .map((property) => {
      const [operator, operand] = property.children ?? [];
      return [String(operator?.value ?? ""), operand === undefined ? "" : describeOperand(text, operand)]
        .join(" ")
        .trim();
    })
    .join(", ");
}

function describeOperand(text: string, operand: Node): string {
  switch (operand.type) {
    case "object":
      return describeMatcher(text, operand);
    case "array":
      return list(operand.children ?? [], (element) => describeOperand(text, element), ", ");
    default:
      return text.slice(operand.offset, operand.offset + operand.length);
  }
}

function spanOf({ offset, length }: Node): Span {
  return { offset, length };
}
