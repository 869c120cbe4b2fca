import { format, type FormattingOptions } from "jsonc-parser";
import type { Span } from "../../base/span";
import { applyEdits } from "../../base/textEdit";
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
  // jsonc-parser's own `applyEdits` copies the whole text for each edit, of which there is one between any two tokens.
  const edits = format(text, range, { ...layout, eol });
  return applyEdits(
    text,
    edits.map(({ offset, length, content }) => ({ span: { offset, length }, newText: content })),
  );
}
