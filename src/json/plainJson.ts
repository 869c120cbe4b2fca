/** JSON with comments made plain. */
export interface PlainJson {
  /** As long as the text that was read, with blanks in place of comments and of commas before a closing bracket. */
  readonly text: string;
  /** How deep objects and arrays are nested. */
  readonly depth: number;
}

/**
 * Takes comments and trailing commas out of JSON text; every other character keeps its place. Reads broken text as far
 * as it can be understood. Time and memory are linear in the text, whatever its nesting.
 */
export function plainJson(text: string): PlainJson {
  const pieces: string[] = [];
  let taken = 0;
  let level = 0;
  let depth = 0;
  let comma = -1;
  const blank = (start: number, end: number): void => {
    pieces.push(text.slice(taken, start), text.slice(start, end).replace(/[^\r\n]/g, " "));
    taken = end;
  };
  // A comma is known to be a trailing one only after the comments that follow it: those wait with it.
  let waiting: (readonly [number, number])[] = [];
  const release = (): void => {
    for (const [start, end] of waiting) blank(start, end);
    waiting = [];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === " " || character === "\n" || character === "\r" || character === "\t") continue;
    if (character === "/" && (text[at + 1] === "/" || text[at + 1] === "*")) {
      const end = endOfComment(text, at);
      waiting.push([at, end]);
      at = end - 1;
      continue;
    }
    if (character === "}" || character === "]") {
      if (comma >= 0) waiting.unshift([comma, comma + 1]);
      level--;
    } else if (character === "{" || character === "[") {
      level++;
      depth = Math.max(depth, level);
    }
    if (waiting.length > 0) release();
    comma = character === "," ? at : -1;
    if (character === '"') at = endOfString(text, at) - 1;
  }
  release();
  return { text: taken === 0 ? text : pieces.join("") + text.slice(taken), depth };
}

/** A comment between a line's `//` and its end, or up to its closing mark; to the end of the text without one. */
function endOfComment(text: string, from: number): number {
  if (text[from + 1] === "*") {
    const close = text.indexOf("*/", from + 2);
    return close < 0 ? text.length : close + 2;
  }
  for (let at = from; at < text.length; at++) if (text[at] === "\n" || text[at] === "\r") return at;
  return text.length;
}

/** After the closing quote; a string that is not closed ends with its line. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        return at + 1;
      case 0x0a:
      case 0x0d:
        return at;
      case 0x5c:
        at++;
    }
  }
  return text.length;
}
