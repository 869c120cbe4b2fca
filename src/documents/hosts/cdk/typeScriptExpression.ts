import type { Node } from "web-tree-sitter";
import type { Span } from "../../../base/span";
import {
  namesText,
  shownCode,
  type Expression,
  type Member,
  type ObjectExpression,
  type TextPart,
} from "./expression";

/** What the file says of the names that it uses. */
export interface Names {
  /** What the constant was given that a name stands for where it is used. */
  readonly follow: (name: string, use: Node) => Node | undefined;
  /** Whether a list or object is changed after it was given its name. */
  readonly isChanged: (name: string) => boolean;
  /** Whether a name stands in the file once only: it is of nothing, and being typed. */
  readonly isAlone: (name: string) => boolean;
}

/** Deeper expressions are not read. */
const MAX_DEPTH = 120;

/**
 * The object literal that an expression of TypeScript or JavaScript is, without the casts and parentheses around it;
 * undefined where it is none. Constants of the same file are followed once.
 */
export function readObject(node: Node, names: Names): ObjectExpression | undefined {
  const value = read(node, names, 0);
  return value.kind === "object" ? value : undefined;
}

function read(node: Node, names: Names, depth: number): Expression {
  const inner = unwrapped(node);
  const span = spanOf(inner);
  if (depth > MAX_DEPTH) return unknown(inner);
  switch (inner.type) {
    case "object":
      return { kind: "object", span, members: membersOf(inner, names, depth) };
    case "array":
      return { kind: "list", span, items: childrenOf(inner).map((each) => item(each, names, depth)) };
    case "string":
    case "template_string":
      return { kind: "text", span, parts: partsOf(inner) };
    case "number":
    case "unary_expression":
      return numberOf(inner) ?? unknown(inner);
    case "true":
    case "false":
    case "null":
      return { kind: "word", span, word: inner.type };
    case "undefined":
      return { kind: "absent", span };
    case "call_expression":
      return matchOf(inner, names, depth) ?? unknown(inner);
    case "identifier":
      return followed(inner, names, depth) ?? unknown(inner);
    default:
      return unknown(inner);
  }
}

function followed(node: Node, names: Names, depth: number): Expression | undefined {
  const given = names.follow(node.text, node);
  if (given === undefined) return undefined;
  const of = read(given, { ...names, follow: () => undefined }, depth + 1);
  const isFilled = (of.kind === "object" || of.kind === "list") && names.isChanged(node.text);
  return of.kind === "unknown" || isFilled ? undefined : { kind: "followed", span: spanOf(node), of };
}

/** An expression without what does not change its value: parentheses, casts, `!`, `satisfies`. */
export function unwrapped(node: Node): Node {
  let inner = node;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    if (!wrappers.has(inner.type)) return inner;
    const child = inner.type === "type_assertion" ? childrenOf(inner).at(-1) : childrenOf(inner)[0];
    if (child === undefined) return inner;
    inner = child;
  }
  return inner;
}

const wrappers = new Set([
  "parenthesized_expression",
  "as_expression",
  "satisfies_expression",
  "non_null_expression",
  "type_assertion",
]);

function item(node: Node, names: Names, depth: number): Expression {
  if (node.type !== "spread_element") return read(node, names, depth + 1);
  const of = childrenOf(node)[0];
  return of === undefined
    ? unknown(node)
    : { kind: "spread", span: spanOf(node), of: read(of, names, depth + 1) };
}

function membersOf(node: Node, names: Names, depth: number): readonly Member[] {
  return childrenOf(node).flatMap((child): readonly Member[] => {
    const span = spanOf(child);
    switch (child.type) {
      case "pair": {
        const [key, value] = [child.childForFieldName("key"), child.childForFieldName("value")];
        if (key === null) return [];
        const isGiven = value !== null && !value.isMissing;
        return [
          {
            span,
            key: keyOf(key, names, depth),
            ...(isGiven && { value: read(value, names, depth + 1) }),
          },
        ];
      }
      case "spread_element":
        return [{ span, key: item(child, names, depth) }];
      case "shorthand_property_identifier": {
        const key: Expression = { kind: "text", span, parts: [{ span, value: child.text }] };
        const empty = { offset: child.endIndex, length: 0 };
        const value = followed(child, names, depth) ?? unknown(child);
        if (value.kind === "unknown" && names.isAlone(child.text)) return [{ span, key }];
        return [{ span, key, value: { ...value, span: empty } }];
      }
      case "method_definition": {
        const name = child.childForFieldName("name");
        return name === null ? [] : [{ span, key: keyOf(name, names, depth), value: unknown(child) }];
      }
      default:
        return [];
    }
  });
}

function keyOf(node: Node, names: Names, depth: number): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case "property_identifier":
    case "number":
      return { kind: "text", span, parts: [{ span, value: node.text }] };
    case "computed_property_name": {
      const [inner] = childrenOf(node);
      const key = inner === undefined ? unknown(node) : read(inner, names, depth + 1);
      return key.kind === "text" ? { kind: "followed", span, of: key } : { ...key, span };
    }
    default:
      return read(node, names, depth + 1);
  }
}

function partsOf(node: Node): readonly TextPart[] {
  return childrenOf(node).map((child): TextPart => {
    const span = spanOf(child);
    switch (child.type) {
      case "escape_sequence":
        return { span, value: unescaped(child.text) };
      case "template_substitution":
        return { span, hole: shownCode(childrenOf(child)[0]?.text ?? "…") };
      default:
        return { span, value: child.text.replaceAll(/\r\n?/g, "\n") };
    }
  });
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

/** What an escape of JavaScript says. */
function unescaped(escape: string): string {
  const code = /^\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\})$/i.exec(escape);
  if (code !== null) {
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : "";
  }
  const rest = escape.slice(1);
  return /^[\r\n\u2028\u2029]/.test(rest) ? "" : (escapes[rest] ?? rest);
}

/** A number as CDK's JSON has it. */
function numberOf(node: Node): Expression | undefined {
  const value = Number(node.text.replaceAll(/_(?=\d)|\s/g, "").replace(/^\+/, ""));
  const sign = /^-\s*0[xob]/i.test(node.text);
  if (!Number.isFinite(value) || sign || node.text.trim() === "") return undefined;
  return { kind: "number", span: spanOf(node), value };
}

function matchOf(node: Node, names: Names, depth: number): Expression | undefined {
  const called = node.childForFieldName("function");
  const given = node.childForFieldName("arguments");
  const name = /^(?:[\w$]+\.)*Match\.([\w$]+)$/.exec(called?.text ?? "")?.[1];
  if (name === undefined || given?.type !== "arguments") return undefined;
  const all = childrenOf(given).map((each) => item(each, names, depth));
  return { kind: "match", span: spanOf(node), method: name, arguments: all };
}

function unknown(node: Node): Expression {
  const code = node.text;
  return { kind: "unknown", span: spanOf(node), expression: shownCode(code), isText: namesText(code) };
}

export function spanOf({ startIndex, endIndex }: Node): Span {
  return { offset: startIndex, length: endIndex - startIndex };
}

/** Its parts that have a name in the grammar, without comments. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.flatMap((child) => (child === null || child.type === "comment" ? [] : [child]));
}
