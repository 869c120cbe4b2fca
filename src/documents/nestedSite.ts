import type { Span } from "../base/span";
import type { TextEdit } from "../base/textEdit";
import type { PatternSite } from "./site";
import type { SpanMap } from "./spanMap";

/**
 * A site of a text that stands in a document, as one of the document: `map` leads from the text to the document, and
 * `write` carries edits over.
 */
export function nestedSite(
  id: string,
  site: PatternSite,
  map: SpanMap,
  write: (edits: readonly TextEdit[]) => readonly TextEdit[] | undefined,
): PatternSite {
  const placed = (span: Span): Span =>
    map.toDocument(span) ?? { offset: map.nearest(span.offset) ?? 0, length: 0 };
  return {
    ...site,
    id,
    span: placed(site.span),
    toDocument(span) {
      const inner = site.toDocument(span);
      return inner && map.toDocument(inner);
    },
    placeOf: (span) => placed(site.placeOf(span)),
    toPattern(offset) {
      const inner = map.toPattern(offset);
      return inner === undefined ? undefined : site.toPattern(inner);
    },
    editsToDocument(edits) {
      const inner = site.editsToDocument(edits);
      return inner && write(inner);
    },
  };
}
