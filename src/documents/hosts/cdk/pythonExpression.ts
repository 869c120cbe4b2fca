import type { Node } from "web-tree-sitter";
import {
  namesText,
  shownCode,
  type Expression,
  type Member,
  type ObjectExpression,
  type TextPart,
} from "./expression";
import { fromSnakeCase } from "./matchMethods";
import { childrenOf, spanOf, type Names } from "./typeScriptExpression";

/** Deeper expressions are not read. */
const MAX_DEPTH = 120;

/** What an expression of Python is, as far as it is written. Names that are given a value once are followed once. */
export function readPython(node: Node, names: Names): Expression {
  return read(node, names, 0);
}

/** The arguments of a call as an object: those that have names. */
export function readArguments(node: Node, names: Names): ObjectExpression {
  return { kind: "object", span: spanOf(node), members: membersOf(node, names, 0) };
}

function read(node: Node, names: Names, depth: number): Expression {
  const inner = withoutParentheses(node);
  const span = spanOf(inner);
  if (depth > MAX_DEPTH) return unknown(inner);
  switch (inner.type) {
    // No JSON has a set: it is a dictionary whose first key is being typed.
    case "set":
    case "dictionary":
      return { kind: "object", span, members: membersOf(inner, names, depth) };
    case "list":
      return { kind: "list", span, items: childrenOf(inner).map((each) => item(each, names, depth)) };
    case "string":
    case "concatenated_string":
      return textOf(inner) ?? unknown(inner);
    case "integer":
    case "float":
    case "unary_operator":
      return numberOf(inner) ?? unknown(inner);
    case "true":
    case "false":
      return { kind: "word", span, word: inner.type };
    case "none":
      return { kind: "word", span, word: "null" };
    case "call":
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

/** An expression without the parentheses around it. */
export function withoutParentheses(node: Node): Node {
  let inner = node;
  for (let depth = 0; depth < MAX_DEPTH && inner.type === "parenthesized_expression"; depth++) {
    inner = childrenOf(inner)[0] ?? inner;
  }
  return inner;
}

function item(node: Node, names: Names, depth: number): Expression {
  if (node.type !== "list_splat") return read(node, names, depth + 1);
  const [of] = childrenOf(node);
  return of === undefined
    ? unknown(node)
    : { kind: "spread", span: spanOf(node), of: read(of, names, depth + 1) };
}

function membersOf(node: Node, names: Names, depth: number): readonly Member[] {
  return childrenOf(node).flatMap((child): readonly Member[] => {
    const span = spanOf(child);
    switch (child.type) {
      case "pair":
      case "keyword_argument": {
        const key = child.childForFieldName(child.type === "pair" ? "key" : "name");
        const value = child.childForFieldName("value");
        if (key === null) return [];
        const isGiven = value !== null && !value.isMissing;
        return [
          {
            span,
            key: child.type === "pair" ? read(key, names, depth + 1) : nameOf(key),
            ...(isGiven && { value: read(value, names, depth + 1) }),
          },
        ];
      }
      case "dictionary_splat": {
        const [of] = childrenOf(child);
        return of === undefined
          ? []
          : [{ span, key: { kind: "spread", span, of: read(of, names, depth + 1) } }];
      }
      case "string":
        return [{ span, key: read(child, names, depth + 1) }];
      case "identifier":
        return names.isAlone(child.text) ? [{ span, key: nameOf(child) }] : [];
      default:
        return [];
    }
  });
}

function nameOf(node: Node): Expression {
  const span = spanOf(node);
  return { kind: "text", span, parts: [{ span, value: node.text }] };
}

function textOf(node: Node): Expression | undefined {
  const strings = node.type === "string" ? [node] : childrenOf(node);
  const parts = strings.map(partsOf);
  return parts.some((each) => each === undefined)
    ? undefined
    : { kind: "text", span: spanOf(node), parts: parts.flatMap((each) => each ?? []) };
}

/** Undefined for bytes. */
function partsOf(node: Node): readonly TextPart[] | undefined {
  const prefix = /^[a-z]*/i.exec(node.text)?.[0].toLowerCase() ?? "";
  if (prefix.includes("b")) return undefined;
  return childrenOf(node).flatMap((child): readonly TextPart[] => {
    if (child.type === "interpolation") {
      return [{ span: spanOf(child), hole: shownCode(childrenOf(child)[0]?.text ?? "…") }];
    }
    return child.type === "string_content" ? contentOf(child, prefix.includes("r")) : [];
  });
}

function contentOf(node: Node, isRaw: boolean): readonly TextPart[] {
  const text = node.text;
  const parts: TextPart[] = [];
  let at = 0;
  const upTo = (end: number): void => {
    if (end > at) {
      const span = { offset: node.startIndex + at, length: end - at };
      parts.push({ span, value: text.slice(at, end).replaceAll(/\r\n?/g, "\n") });
    }
    at = end;
  };
  for (const child of childrenOf(node)) {
    const isEscape = child.type === "escape_sequence" && !isRaw;
    if (!isEscape && child.type !== "escape_interpolation") continue;
    upTo(child.startIndex - node.startIndex);
    const value = isEscape ? unescaped(child.text) : child.text.slice(0, 1);
    parts.push({ span: spanOf(child), value });
    at = child.endIndex - node.startIndex;
  }
  upTo(text.length);
  return parts;
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", a: "\u0007" },
  ...{ "\\": "\\", "'": "'", '"': '"' },
};

/** What an escape of Python says; one that it does not know stands for itself. */
function unescaped(escape: string): string {
  const code = /^\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))$/i.exec(escape);
  if (code !== null) {
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : "";
  }
  const octal = /^\\([0-7]{1,3})$/.exec(escape)?.[1];
  if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
  const rest = escape.slice(1);
  return /^[\r\n]/.test(rest) ? "" : (escapes[rest] ?? escape);
}

/** A number as it reaches CDK, which is a program of JavaScript. */
function numberOf(node: Node): Expression | undefined {
  const written = node.text.replaceAll(/_(?=\d)|\s/g, "").replace(/^\+/, "");
  const value = Number(written);
  return Number.isFinite(value) && !/^-0[xob]/i.test(written)
    ? { kind: "number", span: spanOf(node), value }
    : undefined;
}

function matchOf(node: Node, names: Names, depth: number): Expression | undefined {
  const given = node.childForFieldName("arguments");
  const called = node.childForFieldName("function")?.text ?? "";
  const name = /^(?:\w+\.)*Match\.(\w+)$/.exec(called)?.[1];
  if (name === undefined || given?.type !== "argument_list") return undefined;
  const all = childrenOf(given).map((each) => argument(each, names, depth));
  return { kind: "match", span: spanOf(node), method: fromSnakeCase(name), arguments: all };
}

/** An argument, by its place or by its name: those of `Match` have one each, or stand in order. */
function argument(node: Node, names: Names, depth: number): Expression {
  const value = node.type === "keyword_argument" ? node.childForFieldName("value") : node;
  return item(value ?? node, names, depth);
}

function unknown(node: Node): Expression {
  const code = node.text;
  return { kind: "unknown", span: spanOf(node), expression: shownCode(code), isText: namesText(code) };
}
