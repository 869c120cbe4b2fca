import type { Span } from "../base/span";
import type { PatternSite } from "./site";

/** A site of a document that has one more character at an offset than the one that is meant, for the latter. */
export function shiftedSite(site: PatternSite, at: number): PatternSite {
  const back = ({ offset, length }: Span): Span => {
    const end = offset + length;
    const start = offset > at ? offset - 1 : offset;
    return { offset: start, length: (end > at ? end - 1 : end) - start };
  };
  const shifted = (span: Span | undefined): Span | undefined => span && back(span);
  return {
    ...site,
    span: back(site.span),
    toDocument: (span) => shifted(site.toDocument(span)),
    placeOf: (span) => back(site.placeOf(span)),
    toPattern: (offset) => site.toPattern(offset > at ? offset + 1 : offset),
    editsToDocument: (edits) =>
      site.editsToDocument(edits)?.map(({ span, newText }) => ({ span: back(span), newText })),
  };
}
