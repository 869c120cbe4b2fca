import { applyEdits, type TextEdit } from "../../../base/textEdit";
import type { Span } from "../../../base/span";
import { formatPattern, type FormatOptions } from "../../../json/layout/format";
import { nodesAround, spanOf } from "../../../json/nodesAround";
import { readTolerantly, type TolerantTree } from "../../../json/tolerantTree";
import type { Change } from "./operations";
import { writeChanges } from "./writeOperations";

/** The edit that writes `newText` in the place of a span. */
export function replace(span: Span, newText: string): TextEdit {
  return { span, newText };
}

/** The text of a span. */
export function textAt(text: string, { offset, length }: Span): string {
  return text.slice(offset, offset + length);
}

/** Edits of which none touches what another has changed: of two that do, the earlier in the list. */
export function withoutOverlaps(edits: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  const kept: TextEdit[] = [];
  // In the order of the text: only the neighbours of an edit can overlap with it.
  const taken: Span[] = [];
  for (const group of edits) {
    const places = group.map(({ span }) => placeOf(span, taken));
    const isFree = group.every(({ span }, index) => {
      const place = places[index] ?? 0;
      return [taken[place - 1], taken[place]].every((other) => other === undefined || !overlap(span, other));
    });
    if (!isFree) continue;
    kept.push(...group);
    for (const { span } of group) taken.splice(placeOf(span, taken), 0, span);
  }
  return kept;
}

/** Where a span belongs in a list of spans in the order of the text, after those that begin where it does. */
function placeOf({ offset }: Span, spans: readonly Span[]): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether two spans share a character, or touch. */
export function overlap(one: Span, other: Span): boolean {
  return one.offset <= other.offset + other.length && other.offset <= one.offset + one.length;
}

/**
 * The text after some changes, where what they wrote is laid out: a change of structure writes what it has to, and leaves
 * the blanks to this. A text on one line stays on one line.
 */
export function layOut(text: string, changes: readonly Change[], format: FormatOptions): string {
  const edits = writeChanges(text, changes);
  const newText = applyEdits(text, edits);
  if (!/[\r\n]/.test(text.trim())) return newText;
  const tree = readTolerantly(newText);
  const written = writtenSpans(edits).map((span) => listAround(tree, span));
  const blanks = formatPattern(newText, format).filter(({ span }) =>
    written.some((one) => overlap(one, span)),
  );
  return applyEdits(newText, blanks);
}

/** The one edit that makes some changes and lays out what they write. */
export function restructure(
  text: string,
  changes: readonly Change[],
  format: FormatOptions,
): readonly TextEdit[] {
  return difference(text, layOut(text, changes, format));
}

/** What edits have written, as spans of the text after them. */
function writtenSpans(edits: readonly TextEdit[]): readonly Span[] {
  let shift = 0;
  return edits
    .toSorted((one, other) => one.span.offset - other.span.offset)
    .map(({ span, newText }) => {
      const written = { offset: span.offset + shift, length: newText.length };
      shift += newText.length - span.length;
      return written;
    });
}

/** The array in which a span begins, since an array is laid out as a whole; otherwise the span itself. */
function listAround({ root, isCutOff }: TolerantTree, span: Span): Span {
  const list = isCutOff
    ? undefined
    : nodesAround(root, span.offset)
        .slice(0, 2)
        .find(({ kind }) => kind === "array");
  if (list === undefined) return span;
  return spanOf({ offset: list.offset, end: Math.max(list.end, span.offset + span.length) });
}

/** The one edit that makes `newText` of `text`, from the first difference to the last; none where there is none. */
export function difference(text: string, newText: string): readonly TextEdit[] {
  if (newText === text) return [];
  const target = changedSpan(newText, text);
  const length = text.length - (newText.length - target.length);
  return [{ span: { offset: target.offset, length }, newText: textAt(newText, target) }];
}

/** What `text` has in another place than `other`, from the first difference to the last. */
function changedSpan(text: string, other: string): Span {
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return { offset: start, length: text.length - start - end };
}
