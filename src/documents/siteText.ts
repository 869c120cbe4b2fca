import type { Span } from "../base/span";
import type { UnknownPart } from "../pattern/parse/unknownParts";
import { spanMap, type SpanMap, type SpanPiece } from "./spanMap";

/** A pattern's text as a host writes it, from first to last, with where each piece of it stands in the document. */
export class SiteText {
  readonly #document: string;
  readonly #pieces: SpanPiece[] = [];
  readonly #unknowns: UnknownPart[] = [];
  #text = "";

  constructor(document: string) {
    this.#document = document;
  }

  get text(): string {
    return this.#text;
  }

  get unknowns(): readonly UnknownPart[] {
    return this.#unknowns;
  }

  get length(): number {
    return this.#text.length;
  }

  /** What is written by nobody. */
  add(own: string): void {
    this.#text += own;
  }

  /** What the document has letter by letter. */
  copy(span: Span): void {
    this.#write(this.#document.slice(span.offset, span.offset + span.length), span, true);
  }

  /** What something in the document stands for as a whole. */
  stand(own: string, span: Span): void {
    this.#write(own, span, own === this.#document.slice(span.offset, span.offset + span.length));
  }

  /** A text in whose place something unknown will stand; without a span, it is written by nobody. */
  unknown(own: string, span: Span | undefined, part: Omit<UnknownPart, "span">): void {
    this.#unknowns.push({ ...part, span: { offset: this.length, length: own.length } });
    if (span === undefined) this.add(own);
    else this.#write(own, span, false);
  }

  /** What another text holds, all of it in the place of one thing of this document. */
  quote(other: SiteText, span: Span): void {
    for (const part of other.unknowns) {
      const { offset, length } = part.span;
      this.#unknowns.push({ ...part, span: { offset: this.length + offset, length } });
    }
    this.#write(other.text, span, false);
  }

  map(): SpanMap {
    return spanMap(this.#pieces, this.length);
  }

  #write(own: string, document: Span, isVerbatim: boolean): void {
    const pattern = { offset: this.length, length: own.length };
    this.#text += own;
    if (own === "" || document.length === 0) return;
    const last = this.#pieces.at(-1);
    if (isVerbatim && last?.isVerbatim === true && follows(last, pattern, document)) {
      this.#pieces[this.#pieces.length - 1] = {
        pattern: { ...last.pattern, length: last.pattern.length + own.length },
        document: { ...last.document, length: last.document.length + own.length },
        isVerbatim,
      };
    } else this.#pieces.push({ pattern, document, isVerbatim });
  }
}

function follows(last: SpanPiece, pattern: Span, document: Span): boolean {
  return (
    last.pattern.offset + last.pattern.length === pattern.offset &&
    last.document.offset + last.document.length === document.offset
  );
}
