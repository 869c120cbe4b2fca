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
  /** The tokens read up to now would be the same with the cursor at any offset up to this one. */
  sameUpTo(): number;
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
  let position = 0;
  let sameUpTo = Infinity;
  let current = scan();

  function scan(): TolerantToken {
    for (;;) {
      while (isBlank(text.charCodeAt(position))) position++;
      const offset = position;
      const first = text.charAt(offset);
      // The scanner goes one too far behind a comment without end.
      if (first === "") return { kind: "end", offset: text.length, end: text.length };
      // The scanner would look for the end of an unclosed string once for each quote of a line.
      if (first === '"') return string(offset);
      if ("{}[],:".includes(first)) {
        position = offset + 1;
        return { kind: "punctuation", text: first, offset, end: position };
      }
      if (first !== "/" && !/\s/.test(first)) return word(offset, keyWord);
      scanner.setPosition(offset);
      scanner.scan();
      position = scanner.getPosition();
      const isComment = first === "/" && scanner.getTokenLength() > 1;
      if (first === "/" && !isComment) return word(offset, keyWord);
    }
  }

  function string(offset: number): ScalarToken {
    const closing = closingQuote(offset + 1);
    if (closing !== undefined && !isWordCharacter(text[closing.offset + 1])) {
      position = closing.offset + 1;
      const value = closing.isEscaped ? decoded(offset) : text.slice(offset + 1, closing.offset);
      return { kind: "scalar", type: "string", offset, end: position, closed: true, value };
    }
    unclosedString.lastIndex = offset;
    const most = unclosedString.exec(text)?.[0] ?? '"';
    const quote = offset + most.length;
    if (text[quote] === '"' && most.length > 1) {
      position = quote + 1;
      return { kind: "scalar", type: "string", offset, end: position, closed: true, value: most.slice(1) };
    }
    const trimmedEnd = offset + most.trimEnd().length;
    if (trimmedEnd < quote) sameUpTo = Math.min(sameUpTo, trimmedEnd);
    position = Math.max(trimmedEnd, Math.min(quote, cursor));
    return {
      kind: "scalar",
      type: "string",
      offset,
      end: position,
      closed: false,
      value: text.slice(offset + 1, position),
    };
  }

  /** The text of the closed string at an offset, without its escapes. */
  function decoded(offset: number): string {
    scanner.setPosition(offset);
    scanner.scan();
    return scanner.getTokenValue();
  }

  function word(offset: number, pattern: RegExp): ScalarToken {
    pattern.lastIndex = offset;
    position = pattern.test(text) ? pattern.lastIndex : offset + 1;
    const value = text.slice(offset, position);
    return { kind: "scalar", type: wordType(value), offset, end: position, closed: true, value };
  }

  return {
    next: () => current,
    advance() {
      current = scan();
    },
    isNext: (punctuation) => current.kind === "punctuation" && current.text === punctuation,
    isColonAfterNext() {
      const following = scan();
      position = current.end;
      return following.kind === "punctuation" && following.text === ":";
    },
    nextValue(inArray) {
      if (current.kind !== "scalar") return undefined;
      // Only behind a colon can a value go on where a key would end.
      if (current.type !== "string" && text[current.end] === ":")
        current = word(current.offset, inArray ? elementWord : valueWord);
      return current;
    },
    sameUpTo: () => sameUpTo,
  };
}

/** A quote that closes a string, and whether a backslash stands between the two. */
interface ClosingQuote {
  readonly offset: number;
  readonly isEscaped: boolean;
}

/**
 * Finds the quote that closes a string, by the offset after the one that opens it; undefined where its line has none.
 * Whether a quote is escaped is seen from the backslashes before it alone, so a quote found once holds for every string
 * that begins before it, and a line is searched once however many strings it has.
 */
function quoteFinder(text: string): (from: number) => ClosingQuote | undefined {
  let searched = { from: 0, end: -1, isQuote: false, lastEscape: -1 };
  return (from) => {
    if (from < searched.from || from > searched.end) {
      let end = from;
      let lastEscape = -1;
      for (;;) {
        const code = text.charCodeAt(end);
        if (Number.isNaN(code) || code === QUOTE || isLineEnd(code)) break;
        if (code === BACKSLASH) {
          lastEscape = end;
          if (end + 1 < text.length && !isLineEnd(text.charCodeAt(end + 1))) end++;
        }
        end++;
      }
      searched = { from, end, isQuote: text.charCodeAt(end) === QUOTE, lastEscape };
    }
    return searched.isQuote ? { offset: searched.end, isEscaped: searched.lastEscape >= from } : undefined;
  };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** Whether a character, given by its code, is one that JSON allows between tokens. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || isLineEnd(code);
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
