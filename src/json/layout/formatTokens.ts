/** A token of a pattern's text, blanks left out. */
export interface Token {
  readonly kind: "open" | "close" | "comma" | "colon" | "value" | "comment";
  readonly text: string;
  readonly offset: number;
  /** Line ends between this token and the one before it. */
  readonly linesBefore: number;
}

/** Blanks, a bracket or separator, a comment, a string, a word. */
const tokenPattern =
  /[ \t\r\n]+|[{}[\],:]|\/\/[^\r\n]*|\/\*[^]*?\*\/|"(?:[^"\\\r\n]|\\.)*"|[^ \t\r\n{}[\],:"/]+|\/(?!\*)/gy;

/**
 * The tokens of a text, broken or not; they and the blanks between them are the whole text. Undefined when a string or
 * a comment has no end, because then nobody can say where the next token begins. Own code beside the
 * tolerant tokens, since layout keeps comments and mends nothing: where those guess, it stops.
 */
export function readTokens(text: string): readonly Token[] | undefined {
  const { tokens, end } = readableTokens(text);
  return end === text.length ? tokens : undefined;
}

/** The tokens of a text up to a string or a comment that has no end, and the offset up to which they reach. */
export function readableTokens(text: string): { readonly tokens: readonly Token[]; readonly end: number } {
  const tokens: Token[] = [];
  let linesBefore = 0;
  let end = 0;
  for (const { 0: found, index } of text.matchAll(tokenPattern)) {
    const kind = tokenKind(found);
    if (kind === "blanks") {
      linesBefore = found.split(/\r\n|\r|\n/).length - 1;
    } else {
      tokens.push({ kind, text: found, offset: index, linesBefore });
      linesBefore = 0;
    }
    end = index + found.length;
  }
  return { tokens, end };
}

function tokenKind(text: string): Token["kind"] | "blanks" {
  switch (text.charAt(0)) {
    case "{":
    case "[":
      return "open";
    case "}":
    case "]":
      return "close";
    case ",":
      return "comma";
    case ":":
      return "colon";
    case "/":
      return text.length > 1 ? "comment" : "value";
    case " ":
    case "\t":
    case "\r":
    case "\n":
      return "blanks";
    default:
      return "value";
  }
}
