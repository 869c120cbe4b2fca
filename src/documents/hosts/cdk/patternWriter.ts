import type { Span } from "../../../base/span";
import type { UnknownPart } from "../../../pattern/parse/unknownParts";
import type { SpanPiece } from "../../spanMap";

/** What a pattern's text is written with, piece by piece, from a document that it is in. */
export interface PatternWriter {
  /** The document's own letters from one offset to another. */
  copy(from: number, to: number): void;
  /** A text in whose place a stretch of the document stands; with the same letters it is a copy. */
  instead(text: string, from: number, to: number): void;
  /** A text that nobody has written. */
  own(text: string): void;
  /** What is written meanwhile is what one stretch of the document stands for as a whole. */
  wholly(span: Span, write: () => void): void;
  /** The string literal, or a piece of one, that is written meanwhile is unknown. */
  unknown(part: Omit<UnknownPart, "span">, write: () => void): void;
  written(): {
    readonly text: string;
    readonly pieces: readonly SpanPiece[];
    readonly unknowns: readonly UnknownPart[];
  };
}

export function patternWriter(document: string): PatternWriter {
  const chunks: string[] = [];
  let length = 0;
  const pieces: SpanPiece[] = [];
  const unknowns: UnknownPart[] = [];
  let isWhole = false;

  function append(text: string): void {
    chunks.push(text);
    length += text.length;
  }

  function piece(from: number, written: Span, isVerbatim: boolean, to: number): void {
    if (isWhole || written.length === 0 || to <= from) return;
    const last = pieces.at(-1);
    const goesOn =
      isVerbatim &&
      last?.isVerbatim === true &&
      last.pattern.offset + last.pattern.length === written.offset &&
      last.document.offset + last.document.length === from;
    if (goesOn) {
      const both = last.pattern.length + written.length;
      pieces[pieces.length - 1] = {
        pattern: { offset: last.pattern.offset, length: both },
        document: { offset: last.document.offset, length: both },
        isVerbatim,
      };
    } else pieces.push({ pattern: written, document: { offset: from, length: to - from }, isVerbatim });
  }

  const writer: PatternWriter = {
    copy(from, to) {
      writer.instead(document.slice(from, to), from, to);
    },
    instead(text, from, to) {
      const isVerbatim = document.length >= to && document.slice(from, to) === text;
      piece(from, { offset: length, length: text.length }, isVerbatim, to);
      append(text);
    },
    own: append,
    wholly(span, write) {
      const start = length;
      const outer = isWhole;
      isWhole = true;
      write();
      isWhole = outer;
      piece(span.offset, { offset: start, length: length - start }, false, span.offset + span.length);
    },
    unknown(part, write) {
      const start = length;
      write();
      unknowns.push({ ...part, span: { offset: start, length: length - start } });
    },
    written: () => ({ text: chunks.join(""), pieces, unknowns }),
  };
  return writer;
}
