import type { Span } from "./span";
import type { TextEdit } from "./textEdit";

/**
 * Where a span of a text is after an edit: what is written in it makes it longer, what is written at its edges does not.
 * Undefined if the edit replaced or removed all of it.
 */
export function moveSpan({ offset, length }: Span, edit: TextEdit): Span | undefined {
  const [start, end] = [edit.span.offset, edit.span.offset + edit.span.length];
  const [grown, own] = [edit.newText.length - edit.span.length, offset + length];
  if (end <= offset) return { offset: offset + grown, length };
  if (start >= own) return { offset, length };
  if (start <= offset && end >= own) return undefined;
  if (start < offset) return { offset: end + grown, length: own - end };
  return end > own ? { offset, length: start - offset } : { offset, length: length + grown };
}
