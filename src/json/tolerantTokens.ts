import { createScanner } from "jsonc-parser";
import { createTokenScanner } from "./tokenScanner";

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
  /** The tokens read up to now would be the same with the cursor at any of these offsets. */
  sameFor(): CursorRange;
}

/** Offsets that a cursor may be at, both included: -1 for none. */
export interface CursorRange {
  readonly from: number;
  readonly to: number;
}

/** Text without quotes up to the next blank, bracket, quote or comma; what a colon means depends on the place. */
const keyWord = /[^\s{}[\]",:]+/y;
const valueWord = /(?:[^\s{}[\]",:]|:(?=[^\s{}[\]",]))+/y;
const elementWord = /[^\s{}[\]",]+/y;

/** What an unclosed string can hold at most: up to a bracket or comma, or to a colon that a value follows. */
const unclosedString = /"(?:\\.|:(?!\s*(?:$|[[{"]))|[^"\\,{}[\]:\r\n])*/my;

/**
 * The tokens of `text` without comments, and with strings that are unclosed ended early, so that `{"sou` in front of
 * `, "detail": {}}` hides nothing. The blank that somebody has just typed at `cursor` stays inside.
 */
export function createTolerantTokens(text: string, cursor: number): TolerantTokens {
  const scanner = createTokenScanner(text);
  let position = 0;
  let [sameFrom, sameUpTo] = [-1, Infinity];
  let current = scan();

  function scan(): TolerantToken {
    for (;;) {
      const kind = scanner.scan(position);
      const { offset, end } = scanner;
      position = end;
      switch (kind) {
        case "end":
          return { kind, offset, end };
        case "string":
          return string(offset);
        case "comment":
          break;
        case "word":
          // JSON allows no other blanks than those that the scanner passes over.
          if (!/\s/.test(text.charAt(offset))) return word(offset, keyWord);
          position = offset + 1;
          break;
        default:
          return { kind: "punctuation", text: kind, offset, end };
      }
    }
  }

  function string(offset: number): ScalarToken {
    if (scanner.isClosed && !isWordCharacter(text[position])) {
      const value = scanner.isEscaped ? decoded(offset) : text.slice(offset + 1, position - 1);
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
    position = Math.max(trimmedEnd, Math.min(quote, cursor));
    if (position > trimmedEnd) sameFrom = Math.max(sameFrom, position);
    if (position < quote) sameUpTo = Math.min(sameUpTo, position);
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
    const reader = createScanner(text.slice(offset, position), false);
    reader.scan();
    return reader.getTokenValue();
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
    sameFor: () => ({ from: sameFrom, to: sameUpTo }),
  };
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
