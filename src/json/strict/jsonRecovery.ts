/* How far text reaches that is no JSON, so that reading can go on behind it. */

/** The offset behind a comment whose first slash is at `start`; behind that slash alone if it starts none. */
export function commentEnd(text: string, start: number): number {
  if (text[start + 1] === "/") return lineEnd(text, start);
  if (text[start + 1] !== "*") return start + 1;
  const closing = text.indexOf("*/", start + 2);
  return closing < 0 ? text.length : closing + 2;
}

/** The offset behind a string in single quotes that opens at `start`, past quotes after a backslash; the end of its line if it is not closed. */
export function singleQuotedEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !isLineEnd(text[at])) {
    if (text[at] === "'") return at + 1;
    at += text[at] === "\\" && !isLineEnd(text[at + 1]) ? 2 : 1;
  }
  return Math.min(at, text.length);
}

/** The offset behind a run of characters that are no blanks, brackets, quotes, commas or colons. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,:"'[\]{}]/.test(text.charAt(at))) at++;
  return at;
}

function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isLineEnd(text[at])) at++;
  return at;
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
