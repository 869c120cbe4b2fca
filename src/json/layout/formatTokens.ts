import { createTokenScanner, type TokenKind } from "../tokenScanner";

/** A token of a pattern's text, blanks left out. */
export interface Token {
  readonly kind: "open" | "close" | "comma" | "colon" | "value" | "comment";
  readonly text: string;
  readonly offset: number;
  /** Line ends between this token and the one before it. */
  readonly linesBefore: number;
}

/**
 * The tokens of a text, broken or not; they and the blanks between them are the whole text. Undefined when a string or
 * a comment has no end, because then nobody can say where the next token begins: where the tolerant tree guesses, layout
 * stops.
 */
export function readTokens(text: string): readonly Token[] | undefined {
  const { tokens, end } = readableTokens(text);
  return end === text.length ? tokens : undefined;
}

/** The tokens of a text up to a string or a comment that has no end, and the offset up to which they reach. */
export function readableTokens(text: string): { readonly tokens: readonly Token[]; readonly end: number } {
  const tokens: Token[] = [];
  const scanner = createTokenScanner(text);
  let end = 0;
  for (;;) {
    const kind = tokenKinds[scanner.scan(end)];
    const { offset } = scanner;
    if (kind === undefined || !scanner.isClosed) return { tokens, end: offset };
    const linesBefore = linesBetween(text, end, offset);
    end = scanner.end;
    tokens.push({ kind, text: text.slice(offset, end), offset, linesBefore });
  }
}

/** How many lines end between two offsets, which are in blanks. */
function linesBetween(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) lines++;
  }
  return lines;
}

const tokenKinds: Readonly<Record<TokenKind, Token["kind"] | undefined>> = {
  "{": "open",
  "[": "open",
  "}": "close",
  "]": "close",
  ",": "comma",
  ":": "colon",
  string: "value",
  word: "value",
  comment: "comment",
  end: undefined,
};
