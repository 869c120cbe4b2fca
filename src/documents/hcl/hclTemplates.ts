import type { HclScanner } from "./hclScanner";
import type { HclPiece, HclTemplate } from "./hclSyntax";

/**
 * The text in quotes that starts here, which ends with its line where no quote ends it. `$${` and `%%{` stand for `${` and
 * `%{`, and a backslash for what HCL says, which is less than JSON: another letter stands for itself.
 */
export function readQuoted(scanner: HclScanner): HclTemplate {
  const { text } = scanner;
  const start = scanner.at++;
  const pieces: HclPiece[] = [];
  let isClosed = false;
  for (let from = scanner.at; ;) {
    const char = text[scanner.at];
    const isEnd = char === undefined || char === "\n" || char === '"';
    const special = isEnd ? undefined : char === "\\" ? escape(text, scanner.at) : marker(text, scanner.at);
    if (!isEnd && special === undefined) {
      scanner.at++;
      continue;
    }
    // A carriage return before the line's end is no part of a text that its author has not closed.
    const end =
      char === "\n" && text[scanner.at - 1] === "\r" && scanner.at > from ? scanner.at - 1 : scanner.at;
    pushText(pieces, text, from, end);
    if (special === undefined) {
      if (char === '"') {
        isClosed = true;
        scanner.at++;
      }
      break;
    }
    pushSpecial(scanner, pieces, special);
    from = scanner.at;
  }
  const span = { offset: start, length: scanner.at - start };
  return { kind: "template", span, isHeredoc: false, isClosed, pieces };
}

/**
 * The heredoc that starts here; undefined where none does. Of one with a `-` each line loses the spaces that all lines
 * start with. No backslash means anything in it.
 */
export function readHeredoc(scanner: HclScanner): HclTemplate | undefined {
  const start = scanner.at;
  const head = scanner.heredocStart();
  if (head === undefined) return undefined;
  const { text } = scanner;
  const from = scanner.at;
  const end = scanner.heredocTextEnd(head.word);
  const indent = head.isIndented ? indentOf(text.slice(from, end)) : 0;
  const pieces: HclPiece[] = [];
  for (let line = from; line < end;) {
    let next = line;
    while (next < line + indent && (text[next] === " " || text[next] === "\t")) next++;
    let isLine = true;
    scanner.at = next;
    while (isLine) {
      const char = text[scanner.at];
      if (scanner.at >= end || char === "\n") {
        scanner.at = Math.min(scanner.at + 1, end);
        isLine = false;
      } else {
        const special = marker(text, scanner.at);
        if (special === undefined) scanner.at++;
        else {
          pushText(pieces, text, next, scanner.at);
          pushSpecial(scanner, pieces, special);
          next = scanner.at;
        }
      }
    }
    pushText(pieces, text, next, scanner.at);
    line = scanner.at;
  }
  const isClosed = end < text.length;
  scanner.at = isClosed ? scanner.lineEnd(end) : end;
  if (isClosed && text[scanner.at - 1] === "\r") scanner.at--;
  const span = { offset: start, length: scanner.at - start };
  return { kind: "template", span, isHeredoc: true, isClosed, pieces };
}

/** A stretch of a template that does not stand for itself: for another text, or for what is put in there. */
type Special =
  | { readonly kind: "text"; readonly length: number; readonly text: string }
  | { readonly kind: "interpolation" | "directive" };

function pushText(pieces: HclPiece[], text: string, from: number, end: number): void {
  if (end <= from) return;
  const own = text.slice(from, end);
  pieces.push({ kind: "text", span: { offset: from, length: end - from }, text: own });
}

function pushSpecial(scanner: HclScanner, pieces: HclPiece[], special: Special): void {
  const start = scanner.at;
  if (special.kind === "text") {
    scanner.at += special.length;
    pieces.push({ kind: "text", span: { offset: start, length: special.length }, text: special.text });
    return;
  }
  scanner.at += 2;
  scanner.skipToClose();
  const words = scanner.text
    .slice(start + 2, scanner.at)
    .replace(/\}$/, "")
    .replace(/^~/, "")
    .replace(/~$/, "")
    .trim();
  if (special.kind === "directive") skipToEndOf(scanner, words);
  pieces.push({ kind: "hole", span: { offset: start, length: scanner.at - start }, expression: words });
}

/** How far the end of `%{ if … }` is looked for. */
const MAX_DIRECTIVE = 10_000;

/** Passes over the rest of `%{ if … }` up to its `%{ endif }`, and of `%{ for … }`; of what has no end, nothing. */
function skipToEndOf(scanner: HclScanner, words: string): void {
  if (!/^(?:if|for)\b/.test(words)) return;
  const start = scanner.at;
  const text = scanner.text.slice(start, start + MAX_DIRECTIVE);
  const directive = /%\{~?\s*(if|for|endif|endfor)\b[^}\n]*\}/g;
  for (let open = 1; ;) {
    const found = directive.exec(text);
    if (found === null) return;
    open += found[1]?.startsWith("end") === true ? -1 : 1;
    if (open > 0) continue;
    scanner.at = start + directive.lastIndex;
    return;
  }
}

/** `${`, `%{` and what is written in their place where they are meant. */
function marker(text: string, at: number): Special | undefined {
  const char = text[at];
  if (char !== "$" && char !== "%") return undefined;
  if (text[at + 1] === "{") return { kind: char === "$" ? "interpolation" : "directive" };
  if (text[at + 1] !== char || text[at + 2] !== "{") return undefined;
  return { kind: "text", length: 3, text: `${char}{` };
}

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function escape(text: string, at: number): Special {
  const letter = text[at + 1] ?? "";
  const digits = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  const hex = digits === 0 ? "" : text.slice(at + 2, at + 2 + digits);
  const code = Number.parseInt(hex, 16);
  if (digits > 0 && hex.length === digits && /^[\da-f]+$/i.test(hex) && code <= 0x10ffff)
    return { kind: "text", length: digits + 2, text: String.fromCodePoint(code) };
  const known = ESCAPED[letter];
  if (known !== undefined) return { kind: "text", length: 2, text: known };
  return { kind: "text", length: 1, text: "\\" };
}

/** How many spaces and tabs every line starts with that has anything else in it. */
function indentOf(lines: string): number {
  const indents = lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  return indents.reduce((least, indent) => Math.min(least, indent), indents[0] ?? 0);
}
