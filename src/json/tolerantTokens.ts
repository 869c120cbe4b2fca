import { createScanner } from "jsonc-parser";

export type TolerantToken =
  | ScalarToken
  | { readonly kind: "punctuation"; readonly text: string; readonly offset: number; readonly end: number }
  | { readonly kind: "end"; readonly offset: number; readonly end: number };

export interface ScalarToken {
  readonly kind: "scalar";
  readonly type: "string" | "word" | "number" | "boolean" | "null";
  readonly offset: number;
  readonly end: number;
  readonly closed: boolean;
  readonly value: string;
}

/** The tokens of a text one by one, with the next one always in view. */
export interface TolerantTokens {
  next(): TolerantToken;
  advance(): void;
  isNext(punctuation: string): boolean;
  /** Whether the token after the next one is a colon. */
  isColonAfterNext(): boolean;
  /** The next token where a value is expected: a word may hold colons there, as in `AWS::S3::Bucket`. */
  nextValue(inArray: boolean): ScalarToken | undefined;
}

/** Text without quotes up to the next blank, bracket, quote or comma; what a colon means depends on the place. */
const keyWord = /[^\s{}[\]",:]+/y;
const valueWord = /(?:[^\s{}[\]",:]|:(?=[^\s{}[\]",]))+/y;
const elementWord = /[^\s{}[\]",]+/y;

/** What an unclosed string can hold at most: up to a bracket or comma, or to a colon that a value follows. */
const unclosedString = /"(?:\\.|:(?!\s*(?:$|[[{"]))|[^"\\,{}[\]:\r\n])*/my;

/**
 * Reads `text` with jsonc-parser's scanner, except where strings are unclosed: those end early, so that
 * `{"sou` in front of `, "detail": {}}` hides nothing. The blank that somebody has just typed at `cursor` stays inside.
 */
export function createTolerantTokens(text: string, cursor: number): TolerantTokens {
  const scanner = createScanner(text, false);
  const closingQuote = quoteFinder(text);
  let current = scan();

  function scan(): TolerantToken {
    for (;;) {
      const start = afterBlanks(text, scanner.getPosition());
      const next = text.charAt(start);
      // The scanner would look for the end of an unclosed string once for each quote of a line.
      if (next === '"') return string(start);
      scanner.setPosition(start);
      if (isPunctuation(next)) {
        scanner.setPosition(start + 1);
        return { kind: "punctuation", text: next, offset: start, end: start + 1 };
      }
      // Only what may be a comment, and blanks that are none of JSON's, are left to the scanner, which reads words whole.
      if (next !== "" && next !== "/" && !/\s/.test(next)) return word(start, keyWord);
      scanner.scan();
      const offset = scanner.getTokenOffset();
      const first = text.charAt(offset);
      if (first === "") return { kind: "end", offset: text.length, end: text.length };
      if (isPunctuation(first)) return { kind: "punctuation", text: first, offset, end: offset + 1 };
      const isComment = first === "/" && scanner.getTokenLength() > 1;
      if (!isComment && !/\s/.test(first)) return word(offset, keyWord);
    }
  }

  function string(offset: number): ScalarToken {
    const closing = closingQuote(offset + 1);
    if (closing !== undefined && !isWordCharacter(text[closing + 1])) {
      const end = closing + 1;
      return { kind: "scalar", type: "string", offset, end, closed: true, value: valueOf(offset, end) };
    }
    unclosedString.lastIndex = offset;
    const most = unclosedString.exec(text)?.[0] ?? '"';
    const quote = offset + most.length;
    if (text[quote] === '"' && most.length > 1) {
      scanner.setPosition(quote + 1);
      return { kind: "scalar", type: "string", offset, end: quote + 1, closed: true, value: most.slice(1) };
    }
    const cut = Math.max(offset + most.trimEnd().length, Math.min(quote, cursor));
    scanner.setPosition(cut);
    return {
      kind: "scalar",
      type: "string",
      offset,
      end: cut,
      closed: false,
      value: text.slice(offset + 1, cut),
    };
  }

  /** The text of a closed string, which the scanner reads where it has escapes. Leaves the scanner behind it. */
  function valueOf(offset: number, end: number): string {
    const written = text.slice(offset + 1, end - 1);
    scanner.setPosition(written.includes("\\") ? offset : end);
    if (!written.includes("\\")) return written;
    scanner.scan();
    return scanner.getTokenValue();
  }

  function word(offset: number, pattern: RegExp): ScalarToken {
    pattern.lastIndex = offset;
    const value = pattern.exec(text)?.[0] ?? text.slice(offset, offset + 1);
    const end = offset + value.length;
    scanner.setPosition(end);
    return { kind: "scalar", type: wordType(value), offset, end, closed: true, value };
  }

  return {
    next: () => current,
    advance() {
      current = scan();
    },
    isNext: (punctuation) => current.kind === "punctuation" && current.text === punctuation,
    isColonAfterNext() {
      const next = text.charAt(afterBlanks(text, current.end));
      if (next === '"' || isPunctuation(next)) return next === ":";
      const following = scan();
      scanner.setPosition(current.end);
      return following.kind === "punctuation" && following.text === ":";
    },
    nextValue(inArray) {
      if (current.kind !== "scalar") return undefined;
      if (current.type !== "string") current = word(current.offset, inArray ? elementWord : valueWord);
      return current;
    },
  };
}

/**
 * Finds the quote that closes a string, by the offset after the one that opens it; undefined where its line has none.
 * Whether a quote is escaped is seen from the backslashes before it alone, so a quote found once holds for every string
 * that begins before it, and a line is searched once however many strings it has.
 */
function quoteFinder(text: string): (from: number) => number | undefined {
  let searched = { from: 0, end: -1, isQuote: false };
  return (from) => {
    if (from < searched.from || from > searched.end) {
      let end = from;
      while (end < text.length && text[end] !== '"' && !isLineEnd(text[end])) {
        end += text[end] === "\\" && !isLineEnd(text[end + 1]) ? 2 : 1;
      }
      searched = { from, end, isQuote: text[end] === '"' };
    }
    return searched.isQuote ? searched.end : undefined;
  };
}

function isPunctuation(character: string): boolean {
  return character !== "" && "{}[],:".includes(character);
}

/** The offset after the blanks and line breaks at an offset. */
function afterBlanks(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " " || text[end] === "\n" || text[end] === "\r" || text[end] === "\t") end++;
  return end;
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

function wordType(value: string): ScalarToken["type"] {
  if (value === "true" || value === "false") return "boolean";
  if (value === "null") return "null";
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? "number" : "word";
}

/** A closed string is never followed by a letter: where one is, the quotes before it do not pair up as they stand. */
function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\w$]/.test(character);
}
