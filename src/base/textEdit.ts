import type { Span } from "./span";

/** Replaces `span` of a text with `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The text after some edits of it, which do not overlap. Takes time linear in the text and, if they are in order, in their number. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { span, newText } of edits.toSorted((one, other) => one.span.offset - other.span.offset)) {
    parts.push(text.slice(end, span.offset), newText);
    end = span.offset + span.length;
  }
  return [...parts, text.slice(end)].join("");
}

/** The text after edits that are made in turn, each of the text that the one before left. */
export function applyInTurn(text: string, edits: readonly TextEdit[]): string {
  return edits.reduce((before, edit) => applyEdits(before, [edit]), text);
}
