import type { PatternWriter } from "./patternWriter";

/** What begins a comment up to the end of its line. */
export type CommentStart = "//" | "#";

/**
 * Writes what stands between two parts of an object or list: its blanks, and once the separator, by nobody where the
 * program has another one or none. Comments, and commas that separate nothing, are left out.
 */
export function writeGap(
  { writer, document, comment }: { writer: PatternWriter; document: string; comment: CommentStart },
  from: number,
  to: number,
  separator?: "," | ":",
): void {
  let isOwed = separator !== undefined;
  for (let at = from; at < to;) {
    const start = at;
    const character = document[at] ?? "";
    if (/\s/.test(character)) {
      while (at < to && /\s/.test(document[at] ?? "")) at++;
      writeBlanks(writer, document, start, at);
    } else if (document.startsWith(comment, at)) {
      at = endOr(document.indexOf("\n", at), to);
    } else if (comment === "//" && document.startsWith("/*", at)) {
      at = endOr(document.indexOf("*/", at + 2) + 2, to, 2);
    } else {
      at++;
      if (isOwed && (character === separator || (separator === ":" && character === "="))) {
        writer.instead(separator, start, at);
        isOwed = false;
      }
    }
  }
  if (isOwed && separator !== undefined) writer.own(separator);
}

/** Blanks that JSON knows as well. */
function writeBlanks(writer: PatternWriter, document: string, from: number, to: number): void {
  const blanks = document.slice(from, to);
  writer.instead(blanks.replaceAll(/[^ \t\r\n]/g, " "), from, to);
}

function endOr(index: number, to: number, shift = 0): number {
  return index < shift || index > to || index < 0 ? to : index;
}
