import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SLASH,
  SPACE,
  STAR,
  TAB,
} from "./characters";

/** What a token is: punctuation by itself, or of which kind it is. A word is whatever else stands between these. */
export type TokenKind = "{" | "}" | "[" | "]" | "," | ":" | "string" | "word" | "comment" | "end";

/** The token that was scanned last. It is overwritten by the next one, because making one for each takes most of the time. */
export interface TokenScanner {
  kind: TokenKind;
  offset: number;
  /** Where the token ends; of a string or comment without an end, the end of its line, or of the text. */
  end: number;
  /** Whether a string has its closing quote, and a comment that begins with `/*` its closing mark. */
  isClosed: boolean;
  /** Whether a closed string holds a backslash. */
  isEscaped: boolean;
  /** Goes on to the first token at or after an offset, which is in no token; spaces and line ends are passed over. */
  scan(from: number): TokenKind;
}

/**
 * Finds the tokens of a JSON text, broken or not, with comments: all that reads a text without being sure that it is JSON
 * is built on this. Nothing is put right here; what an unclosed string or a strange word means is for the caller to say.
 * To scan all of a text takes time linear in it, also where a caller goes back within a line. A string ends with its line
 * at the latest; `likeLibrary` lets it go on behind a backslash at the end of the line, as jsonc-parser does, for texts
 * that are read by that afterwards.
 */
export function createTokenScanner(text: string, likeLibrary = false): TokenScanner {
  /**
   * Where the string that was searched last ends, at a quote or at the end of its line. Whether a quote is escaped is seen
   * from the backslashes before it alone, so the end holds for every string that begins after `searchedFrom` and before
   * it, and a line is searched once however many strings it has.
   */
  let [searchedFrom, stringEnd, lastEscape] = [0, -1, -1];

  function scan(from: number): TokenKind {
    let offset = from;
    while (isBlank(text.charCodeAt(offset))) offset++;
    token.offset = offset;
    token.isClosed = true;
    const letter = text.charAt(offset);
    switch (letter) {
      case "{":
      case "}":
      case "[":
      case "]":
      case ",":
      case ":":
        return found(letter, offset + 1);
      case "":
        token.offset = text.length;
        return found("end", text.length);
      case '"': {
        if (offset + 1 < searchedFrom || offset + 1 > stringEnd) searchString(offset + 1);
        token.isClosed = text.charCodeAt(stringEnd) === QUOTE;
        token.isEscaped = lastEscape > offset;
        return found("string", token.isClosed ? stringEnd + 1 : stringEnd);
      }
      default:
        return isComment(text, offset)
          ? found("comment", endOfComment(offset))
          : found("word", endOfWord(text, offset));
    }
  }

  function searchString(from: number): void {
    let end = from;
    lastEscape = -1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === QUOTE || isLineEnd(code)) break;
      if (code === BACKSLASH) {
        lastEscape = end;
        if (end + 1 < text.length && (likeLibrary || !isLineEnd(text.charCodeAt(end + 1)))) end++;
      }
    }
    searchedFrom = from;
    stringEnd = end;
  }

  function found(kind: TokenKind, end: number): TokenKind {
    token.kind = kind;
    token.end = end;
    return kind;
  }

  function endOfComment(offset: number): number {
    if (text.charCodeAt(offset + 1) === SLASH) {
      let end = offset;
      while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
      return end;
    }
    const close = text.indexOf("*/", offset + 2);
    token.isClosed = close >= 0;
    return close < 0 ? text.length : close + 2;
  }

  const token: TokenScanner = { kind: "end", offset: 0, end: 0, isClosed: true, isEscaped: false, scan };
  return token;
}

function endOfWord(text: string, offset: number): number {
  let end = offset + 1;
  while (end < text.length && !endsWord(text.charCodeAt(end)) && !isComment(text, end)) end++;
  return end;
}

function isComment(text: string, offset: number): boolean {
  if (text.charCodeAt(offset) !== SLASH) return false;
  const next = text.charCodeAt(offset + 1);
  return next === SLASH || next === STAR;
}

function endsWord(code: number): boolean {
  switch (code) {
    case QUOTE:
    case COMMA:
    case COLON:
    case OPEN_BRACKET:
    case CLOSE_BRACKET:
    case OPEN_BRACE:
    case CLOSE_BRACE:
      return true;
    default:
      return isBlank(code);
  }
}

/** Whether a character, given by its code, is one that JSON allows between tokens. */
function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || isLineEnd(code);
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
