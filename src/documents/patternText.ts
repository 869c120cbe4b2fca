import type { Span } from "../base/span";
import type { UnknownPart } from "../pattern/parse/unknownParts";
import { spanMap, type SpanMap, type SpanPiece } from "./spanMap";

/** The text of a pattern as a reader puts it together, with where in the document its parts are written. */
export class PatternText {
  readonly #document: string;
  readonly #parts: string[] = [];
  readonly #pieces: SpanPiece[] = [];
  readonly #unknowns: UnknownPart[] = [];
  #length = 0;

  constructor(document: string) {
    this.#document = document;
  }

  get length(): number {
    return this.#length;
  }

  get unknowns(): readonly UnknownPart[] {
    return this.#unknowns;
  }

  /** Adds what nobody has written. */
  unwritten(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  /** Adds what a stretch of the document stands for, letter by letter where the letters are the same. */
  written(text: string, offset: number, length: number): void {
    const pattern = { offset: this.#length, length: text.length };
    const isVerbatim = text.length === length && this.#document.startsWith(text, offset);
    const last = this.#pieces.at(-1);
    if (
      isVerbatim &&
      last?.isVerbatim === true &&
      endOf(last.pattern) === this.#length &&
      endOf(last.document) === offset
    ) {
      this.#pieces[this.#pieces.length - 1] = {
        pattern: { ...last.pattern, length: last.pattern.length + length },
        document: { ...last.document, length: last.document.length + length },
        isVerbatim,
      };
    } else if (text !== "") this.#pieces.push({ pattern, document: { offset, length }, isVerbatim });
    this.unwritten(text);
  }

  /** Marks what was added since an offset as unknown. */
  unknown(from: number, part: Omit<UnknownPart, "span">): void {
    this.#unknowns.push({ ...part, span: { offset: from, length: this.#length - from } });
  }

  /** Marks a stretch of what was added as unknown. */
  unknownAt(span: Span, part: Omit<UnknownPart, "span">): void {
    this.#unknowns.push({ ...part, span });
  }

  finish(): { readonly text: string; readonly map: SpanMap; readonly unknowns: readonly UnknownPart[] } {
    return { text: this.#parts.join(""), map: spanMap(this.#pieces, this.#length), unknowns: this.#unknowns };
  }
}

function endOf({ offset, length }: Span): number {
  return offset + length;
}
