import { format, type Edit, type FormattingOptions } from "jsonc-parser";
import type { Span } from "../../base/span";
import { plainJson } from "../plainJson";

/** Deeper JSON is left as it is: the indentation of its lines would be more than what they say. */
const deepest = 100;

const layout: FormattingOptions = { tabSize: 2, insertSpaces: true, eol: "\n" };

/**
 * JSON with every value on a line of its own, indented by two spaces; within `range` only, if given. Left as it is
 * where it is nested more than 100 levels deep. Time and memory are linear in the text.
 */
export function layOutJson(text: string, range?: Span, eol = "\n"): string {
  if (plainJson(text).depth > deepest) return text;
  return replaced(text, format(text, range, { ...layout, eol }));
}

/** jsonc-parser's own `applyEdits` copies the whole text for each edit, of which there is one between any two tokens. */
function replaced(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let taken = 0;
  for (const { offset, length, content } of edits) {
    pieces.push(text.slice(taken, offset), content);
    taken = offset + length;
  }
  pieces.push(text.slice(taken));
  return pieces.join("");
}
