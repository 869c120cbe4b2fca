/** What EventBridge puts before its reason in an InvalidEventPatternException. */
export const AWS_PREFIX = "Event pattern is not valid. Reason: ";

/** Longest piece of the pattern that EventBridge repeats in a message, in UTF-16 units. */
const SNIPPET_LENGTH = 500;

/**
 * The position of `offset` as EventBridge's JSON reader writes it: `[Source: (String)"…"; line: 1, column: 15]`.
 * Lines end at `\n`, `\r` or both together; columns count UTF-16 units from 1. Line ends behind `linesUntil`, which the
 * reader has met where none may be, do not count.
 *
 * Source: Jackson's JsonLocation, version 2.17 and 2.18, whose columns are those of TestEventPattern's answers.
 */
export function sourceLocation(text: string, offset: number, linesUntil = offset): string {
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < linesUntil; at++) {
    const character = text[at];
    if (character !== "\n" && character !== "\r") continue;
    if (character === "\r" && text[at + 1] === "\n" && at + 1 < linesUntil) at++;
    line++;
    lineStart = at + 1;
  }
  return `[Source: (String)${snippet(text)}; line: ${line}, column: ${offset - lineStart + 1}]`;
}

function snippet(text: string): string {
  const shown = escapeControls(text.slice(0, SNIPPET_LENGTH));
  const rest = text.length - SNIPPET_LENGTH;
  return rest > 0 ? `"${shown}"[truncated ${rest} chars]` : `"${shown}"`;
}

function escapeControls(text: string): string {
  return text.replaceAll(
    /[^\P{Cc}\r\n]/gu,
    (control) => `\\u${hex(control.charCodeAt(0)).toUpperCase().padStart(4, "0")}`,
  );
}

function hex(code: number): string {
  return code.toString(16);
}

/** A character as EventBridge's JSON reader names it in a message: `'}' (code 125)`. */
export function describeCharacter(code: number): string {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `(CTRL-CHAR, code ${code})`;
  const character = String.fromCharCode(code);
  return code > 255 ? `'${character}' (code ${code} / 0x${hex(code)})` : `'${character}' (code ${code})`;
}
