import { lazily } from "../base/lazily";
import type { Span } from "../base/span";

/** A stretch of a pattern's text, and the stretch of the document that it is written as. */
export interface SpanPiece {
  readonly pattern: Span;
  readonly document: Span;
  /**
   * Whether the one has the letters of the other, so that each offset has its counterpart. Otherwise one stands for the
   * other as a whole: a reference for the text in its place, an escape for its character.
   */
  readonly isVerbatim: boolean;
}

/**
 * Which offsets of a pattern's text belong to which of the document that it is in. What no piece covers is written by
 * nobody: a quote that the document's language does not need, or in the document what is no part of the pattern. An
 * offset belongs to a piece that ends at it as well as to one that starts there; of two, to the one that starts.
 */
export interface SpanMap {
  /** From the first to the last of what is written of a span, as far as it stands in one order; undefined where nothing is. */
  toDocument(span: Span): Span | undefined;
  /**
   * The stretch of the document that has the letters of a span, no more and no fewer; undefined where there is none. An
   * empty span has one only where what is on both sides of it is written.
   */
  verbatim(span: Span): Span | undefined;
  /** The pattern's offset for one of the document; undefined for one that is in no piece. */
  toPattern(offset: number): number | undefined;
  /** The document's offset that is nearest to an offset which is written nowhere; undefined without any piece. */
  nearest(offset: number): number | undefined;
}

/**
 * The map that pieces of a text of some length make, which are in the order of the pattern. They overlap neither in the pattern nor in the
 * document, where they may be in any order. Each look-up is logarithmic in their number; `verbatim` visits the pieces
 * that its span covers.
 */
export function spanMap(pieces: readonly SpanPiece[], textLength: number): SpanMap {
  const byDocument = lazily(() =>
    pieces.toSorted((one, other) => one.document.offset - other.document.offset),
  );
  const lastInOrder = lazily(() => endsOfRuns(pieces));

  function around(offset: number): SpanPiece | undefined {
    const piece = pieces[lastFrom(pieces, "pattern", offset)];
    return piece !== undefined && offset <= endOf(piece.pattern) ? piece : undefined;
  }

  /** Whether something can be put in at an offset: within letters, or between two pieces or at the text's own ends. */
  function isOpen({ pattern, isVerbatim }: SpanPiece, offset: number): boolean {
    const [start, end] = [pattern.offset, endOf(pattern)];
    if (start < offset && offset < end) return isVerbatim;
    const before = pieces[lastFrom(pieces, "pattern", offset - 1)];
    return (offset === 0 || endOf(before?.pattern) === offset) && (offset === textLength || start === offset);
  }

  return {
    toDocument({ offset, length }) {
      if (length === 0) {
        const piece = around(offset);
        return piece && { offset: documentOffset(piece, offset), length: 0 };
      }
      const before = lastFrom(pieces, "pattern", offset);
      const isIn = before >= 0 && endOf(pieces[before]?.pattern) > offset;
      const first = isIn ? before : before + 1;
      const last = Math.min(
        lastFrom(pieces, "pattern", offset + length - 1),
        lastInOrder()[first] ?? pieces.length,
      );
      const [from, to] = [pieces[first], pieces[last]];
      if (from === undefined || to === undefined || last < first) return undefined;
      const start = documentOffset(from, Math.max(offset, from.pattern.offset));
      const isWhole = !to.isVerbatim || offset + length >= endOf(to.pattern);
      const end = isWhole ? endOf(to.document) : documentOffset(to, offset + length);
      return { offset: start, length: end - start };
    },
    verbatim({ offset, length }) {
      if (length === 0) {
        const piece = around(offset);
        if (piece === undefined || !isOpen(piece, offset)) return undefined;
        return { offset: documentOffset(piece, offset), length: 0 };
      }
      const end = offset + length;
      let index = lastFrom(pieces, "pattern", offset);
      const first = pieces[index];
      if (first === undefined || endOf(first.pattern) <= offset) return undefined;
      for (let piece: SpanPiece | undefined = first; piece?.isVerbatim === true;) {
        if (endOf(piece.pattern) >= end) return { offset: documentOffset(first, offset), length };
        const next: SpanPiece | undefined = pieces[++index];
        piece = next !== undefined && follows(piece, next) ? next : undefined;
      }
      return undefined;
    },
    toPattern(offset) {
      const piece = byDocument()[lastFrom(byDocument(), "document", offset)];
      if (piece === undefined || offset > endOf(piece.document)) return undefined;
      if (piece.isVerbatim) return piece.pattern.offset + offset - piece.document.offset;
      return offset === endOf(piece.document) ? endOf(piece.pattern) : piece.pattern.offset;
    },
    nearest(offset) {
      const piece = pieces[lastFrom(pieces, "pattern", offset)];
      if (piece === undefined) return pieces[0]?.document.offset;
      return documentOffset(piece, Math.min(offset, endOf(piece.pattern)));
    },
  };
}

/** The map of a text that is in its document letter by letter, from `offset` on. */
export function verbatimMap(length: number, offset = 0): SpanMap {
  const piece = { pattern: { offset: 0, length }, document: { offset, length }, isVerbatim: true };
  return spanMap([piece], length);
}

/** The document's counterpart of an offset in or at the end of a piece; of one within what stands as a whole, its start. */
function documentOffset({ pattern, document, isVerbatim }: SpanPiece, offset: number): number {
  if (isVerbatim) return document.offset + offset - pattern.offset;
  return offset === endOf(pattern) ? endOf(document) : document.offset;
}

function follows(one: SpanPiece, next: SpanPiece): boolean {
  return endOf(one.pattern) === next.pattern.offset && endOf(one.document) === next.document.offset;
}

function endOf(span: Span | undefined): number {
  return span === undefined ? 0 : span.offset + span.length;
}

/** For each piece the index of the last one after it up to which the document has the pieces in the pattern's order. */
function endsOfRuns(pieces: readonly SpanPiece[]): readonly number[] {
  const ends: number[] = [];
  let end = pieces.length - 1;
  for (let index = end; index >= 0; index--) {
    const [piece, next] = [pieces[index], pieces[index + 1]];
    if (piece !== undefined && next !== undefined && next.document.offset < endOf(piece.document))
      end = index;
    ends[index] = end;
  }
  return ends;
}

/** The index of the last piece that starts at an offset or before it; -1 where there is none. */
function lastFrom(pieces: readonly SpanPiece[], side: "pattern" | "document", offset: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.[side].offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
