import { lazily } from "../base/lazily";
import { wholeFileSite } from "../documents/hosts/wholeFile";
import type { PatternSite } from "../documents/site";
import { applyEdits, type TextEdit } from "../base/textEdit";
import { readTolerantly, type TolerantTree } from "../json/tolerantTree";
import { RULE, type Dialect } from "../pattern/dialects";
import { parsePattern, type ParsedPattern } from "../pattern/parse/parsePattern";
import type { UnknownPart } from "../pattern/parse/unknownParts";

/** A pattern, read at most once in each way, whichever features ask for it. They speak in the offsets of its text. */
export interface PatternDocument {
  /** Where it stands, and as what. */
  readonly site: PatternSite;
  readonly text: string;
  /** The place of AWS whose pattern it is. */
  readonly dialect: Dialect;
  /** The text as EventBridge reads it. */
  parsed(): ParsedPattern;
  /** The text as a tree, broken or not. */
  syntax(): TolerantTree;
  /** The text as a tree in which what is half typed at `cursor` disturbs the rest as little as possible. */
  syntaxAt(cursor: number): TolerantTree;
}

/** The pattern at a site. Nothing is read before it is asked for. */
export function patternAt(site: PatternSite): PatternDocument {
  const { text, dialect, unknowns } = site;
  const syntax = lazily(() => readTolerantly(text));
  return {
    site,
    text,
    dialect,
    parsed: lazily(() => parsePattern(text, { dialect, unknowns })),
    syntax,
    syntaxAt: (cursor) => (cursor <= syntax().sameUpTo ? syntax() : readTolerantly(text, cursor)),
  };
}

/** The pattern that a text is as a whole, by default a rule's. */
export function patternDocument(text: string, dialect: Dialect = RULE): PatternDocument {
  return patternAt(wholeFileSite(text, dialect));
}

/** What a pattern becomes by edits, which do not overlap: a draft, which stands in no document. */
export function editedPattern(
  { text, dialect, site }: PatternDocument,
  edits: readonly TextEdit[],
): PatternDocument {
  return patternAt(wholeFileSite(applyEdits(text, edits), dialect, movedUnknowns(site.unknowns, edits)));
}

/** The unknown parts after edits, without those that an edit has changed. */
function movedUnknowns(unknowns: readonly UnknownPart[], edits: readonly TextEdit[]): readonly UnknownPart[] {
  if (unknowns.length === 0) return unknowns;
  return unknowns.flatMap((part) => {
    const end = part.span.offset + part.span.length;
    let { offset } = part.span;
    for (const { span, newText } of edits) {
      const isBefore = span.offset + span.length <= part.span.offset;
      if (isBefore) offset += newText.length - span.length;
      else if (span.offset < end) return [];
    }
    return [{ ...part, span: { ...part.span, offset } }];
  });
}
