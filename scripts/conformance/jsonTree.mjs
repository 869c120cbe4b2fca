/**
 * JSON as a tree that keeps what JSON.parse loses: duplicate keys, their order and the spelling of numbers.
 *
 * @typedef {{ kind: "object", members: Member[] } | { kind: "array", elements: Node[], want?: unknown }
 *   | { kind: "string", value: string } | { kind: "raw", text: string }} Node  `raw` is a number, a literal, or damage.
 * @typedef {{ key: string, value: Node }} Member
 */

export const object = (members) => ({
  kind: "object",
  members: members.map(([key, value]) => ({ key, value })),
});
export const array = (elements) => ({ kind: "array", elements });
export const string = (value) => ({ kind: "string", value });
export const raw = (text) => ({ kind: "raw", text });

const COMPACT = { space: () => "", escape: undefined };

/** The text of a tree. `style` says which blanks stand between tokens and which characters are escaped. */
export function print(node, style = COMPACT) {
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

function quote(value, style) {
  return style.escape === undefined ? JSON.stringify(value) : style.escape(value);
}

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const BLANK = /[ \t\r\n]*/y;

/** The tree of a text, or undefined where it is not strict JSON with nothing behind it. Used to make failing cases smaller. */
export function parse(text) {
  let at = 0;
  const take = (expression) => {
    expression.lastIndex = at;
    const found = expression.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = (character) => {
    take(BLANK);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const list = (close, item) => {
    const items = [];
    if (skip(close)) return items;
    for (;;) {
      const one = item();
      if (one === undefined) return undefined;
      items.push(one);
      if (skip(close)) return items;
      if (!skip(",")) return undefined;
    }
  };
  const member = () => {
    take(BLANK);
    const key = take(STRING);
    if (key === undefined || !skip(":")) return undefined;
    const of = value();
    return of === undefined ? undefined : { key: JSON.parse(key), value: of };
  };
  const value = () => {
    if (skip("{")) {
      const members = list("}", member);
      return members && { kind: "object", members };
    }
    if (skip("[")) {
      const elements = list("]", value);
      return elements && { kind: "array", elements };
    }
    const quoted = take(STRING);
    if (quoted !== undefined) return string(JSON.parse(quoted));
    const literal = take(LITERAL);
    return literal === undefined ? undefined : raw(literal);
  };
  let root;
  try {
    root = value();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  take(BLANK);
  return at === text.length ? root : undefined;
}
