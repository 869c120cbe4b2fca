import type { Random } from "./random";

/** JSON as a tree that keeps what JSON.parse loses: duplicate keys, their order and the spelling of numbers. */
export type JsonTree = (ObjectNode | ArrayNode | StringNode | RawNode) & Wanting;

export interface ObjectNode {
  readonly kind: "object";
  readonly members: Member[];
}

export interface ArrayNode {
  readonly kind: "array";
  readonly elements: JsonTree[];
}

export interface StringNode {
  readonly kind: "string";
  readonly value: string;
}

/** A number, a literal, or damage. */
export interface RawNode {
  readonly kind: "raw";
  readonly text: string;
}

export interface Member {
  key: string;
  value: JsonTree;
}

/** Draws a value that satisfies an element of a leaf's array, or undefined for a field that is absent. */
export interface Wanting {
  readonly want?: (random: Random) => JsonTree | undefined;
}

export const object = (members: readonly (readonly [key: string, value: JsonTree])[]): ObjectNode => ({
  kind: "object",
  members: members.map(([key, value]) => ({ key, value })),
});
export const array = (elements: JsonTree[]): ArrayNode => ({ kind: "array", elements });
export const string = (value: string): StringNode => ({ kind: "string", value });
export const raw = (text: string): RawNode => ({ kind: "raw", text });

/** How a tree is written: the whitespace between two tokens, and a string with its escapes where it has any. */
export interface Style {
  readonly space: () => string;
  readonly escape: ((value: string) => string) | undefined;
}

const COMPACT: Style = { space: () => "", escape: undefined };

/** The text of a tree. */
export function print(node: JsonTree, style = COMPACT): string {
  switch (node.kind) {
    case "object": {
      if (node.members.length === 0) return `{${style.space()}}`;
      let text = "{";
      let first = true;
      for (const { key, value } of node.members) {
        if (!first) text += ",";
        first = false;
        text += `${style.space()}${quote(key, style)}${style.space()}:${style.space()}${print(value, style)}${style.space()}`;
      }
      return `${text}}`;
    }
    case "array": {
      let text = "[";
      let first = true;
      for (const element of node.elements) {
        if (!first) text += ",";
        first = false;
        text += `${style.space()}${print(element, style)}${style.space()}`;
      }
      return `${text}]`;
    }
    case "string":
      return quote(node.value, style);
    default:
      return node.text;
  }
}

function quote(value: string, style: Style): string {
  return style.escape === undefined ? JSON.stringify(value) : style.escape(value);
}

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const BLANK = /[ \t\r\n]*/y;

/** The tree of a text, or undefined where it is not strict JSON with nothing behind it. Used to make failing cases smaller. */
export function parse(text: string): JsonTree | undefined {
  let at = 0;
  const take = (expression: RegExp): string | undefined => {
    expression.lastIndex = at;
    const found = expression.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = (character: string): boolean => {
    take(BLANK);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const list = <T>(close: string, item: () => T | undefined): T[] | undefined => {
    const items: T[] = [];
    if (skip(close)) return items;
    for (;;) {
      const one = item();
      if (one === undefined) return undefined;
      items.push(one);
      if (skip(close)) return items;
      if (!skip(",")) return undefined;
    }
  };
  const member = (): Member | undefined => {
    take(BLANK);
    const key = take(STRING);
    if (key === undefined || !skip(":")) return undefined;
    const of = value();
    return of === undefined ? undefined : { key: JSON.parse(key) as string, value: of };
  };
  const value = (): JsonTree | undefined => {
    if (skip("{")) {
      const members = list("}", member);
      return members && { kind: "object", members };
    }
    if (skip("[")) {
      const elements = list("]", value);
      return elements && { kind: "array", elements };
    }
    const quoted = take(STRING);
    if (quoted !== undefined) return string(JSON.parse(quoted) as string);
    const literal = take(LITERAL);
    return literal === undefined ? undefined : raw(literal);
  };
  let root: JsonTree | undefined;
  try {
    root = value();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  take(BLANK);
  return at === text.length ? root : undefined;
}
