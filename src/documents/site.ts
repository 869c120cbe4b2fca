import type { Span } from "../base/span";
import type { TextEdit } from "../base/textEdit";
import type { Dialect } from "../pattern/dialects";
import type { UnknownPart } from "../pattern/parse/unknownParts";
import type { Notation } from "./notation";
import type { SpanMap } from "./spanMap";

/** A pattern as it stands in a document: the whole file, or a place in a template. */
export interface PatternSite {
  /** Which of the document's patterns it is, unlike any other's and the same after an edit; empty for a whole file. */
  readonly id: string;
  /** The place of AWS whose pattern it is. */
  readonly dialect: Dialect;
  readonly notation: Notation;
  /** The JSON that the service receives, with unknown values in their places. */
  readonly text: string;
  /** The stretches of the text in whose place something stands that is not known yet, in its order. */
  readonly unknowns: readonly UnknownPart[];
  /** What the pattern takes up in the document. */
  readonly span: Span;
  /** From the first to the last of what is written of a span of the text; undefined where nothing of it is. */
  toDocument(span: Span): Span | undefined;
  /** As toDocument; where nothing is written an empty span at the nearest place that is. */
  placeOf(span: Span): Span;
  /** The text's offset for one of the document; undefined for one that is not in the pattern. */
  toPattern(offset: number): number | undefined;
  /** Edits of the text as edits of the document, one for each; undefined where one cannot be made there. */
  editsToDocument(edits: readonly TextEdit[]): readonly TextEdit[] | undefined;
}

/** What a host knows of a site; what is unknown is nothing unless it says so. */
export interface SiteParts extends Pick<PatternSite, "id" | "dialect" | "notation" | "text" | "span"> {
  readonly unknowns?: readonly UnknownPart[];
  readonly map: SpanMap;
}

/** The site that a host has found. A span that runs past the end of the text stops there. */
export function patternSite({ map, unknowns = [], ...parts }: SiteParts): PatternSite {
  const { text, notation, span: all } = parts;
  function toDocument({ offset, length }: Span): Span | undefined {
    const start = Math.min(offset, text.length);
    return map.toDocument({ offset: start, length: Math.min(offset + length, text.length) - start });
  }
  return {
    ...parts,
    unknowns,
    toDocument,
    placeOf: (span) => toDocument(span) ?? { offset: map.nearest(span.offset) ?? all.offset, length: 0 },
    toPattern: (offset) => map.toPattern(offset),
    editsToDocument: (edits) => notation.editsToDocument(map, edits),
  };
}

/**
 * The key under which something is remembered of a site in the document at an address: `uri#site`, and for a whole file
 * the plain address.
 */
export function siteKey(uri: string, site: string): string {
  return site === "" ? uri : `${uri}#${site}`;
}

/** The innermost of a document's sites that an offset is in or at the end of. */
export function siteAround(sites: readonly PatternSite[], offset: number): PatternSite | undefined {
  const around = sites.filter(({ span }) => span.offset <= offset && offset <= span.offset + span.length);
  return around.reduce<PatternSite | undefined>(
    (inner, site) => (inner !== undefined && inner.span.length <= site.span.length ? inner : site),
    undefined,
  );
}
