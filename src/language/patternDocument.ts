import { lazily } from "../base/lazily";
import { applyEdits, type TextEdit } from "../base/textEdit";
import { wholeFileSite } from "../documents/hosts/wholeFile";
import type { PatternSite } from "../documents/site";
import { readTolerantly, type TolerantTree } from "../json/tolerantTree";
import { rememberedComplexity } from "../pattern/complexity/rememberedComplexity";
import { RULE, type Dialect } from "../pattern/dialects";
import { parsePattern, type ParsedPattern, type ParseOptions } from "../pattern/parse/parsePattern";
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
  /** What scores the wildcards of the pattern, and of its drafts, which mostly have the same. */
  readonly complexityOf: NonNullable<ParseOptions["complexityOf"]>;
}

/** The pattern at a site. Nothing is read before it is asked for. */
export function patternAt(site: PatternSite): PatternDocument {
  return draftAt(site, rememberedComplexity());
}

function draftAt(site: PatternSite, complexityOf: PatternDocument["complexityOf"]): PatternDocument {
  const { text, dialect, unknowns } = site;
  const syntaxAt = treesOf(text);
  return {
    site,
    text,
    dialect,
    parsed: lazily(() => parsePattern(text, { dialect, unknowns, complexityOf })),
    syntax: () => syntaxAt(NO_CURSOR),
    syntaxAt,
    complexityOf,
  };
}

const NO_CURSOR = -1;

/** The trees of a text by cursor. Mostly there is one; of those that depend on the cursor the last is remembered. */
function treesOf(text: string): PatternDocument["syntaxAt"] {
  let forAll: TolerantTree | undefined;
  let last: TolerantTree | undefined;
  return (cursor) => {
    for (const tree of [forAll, last]) {
      if (tree !== undefined && tree.sameFor.from <= cursor && cursor <= tree.sameFor.to) return tree;
    }
    const tree = readTolerantly(text, cursor);
    if (tree.sameFor.from === NO_CURSOR) forAll = tree;
    else last = tree;
    return tree;
  };
}

/** The pattern that a text is as a whole, by default a rule's. */
export function patternDocument(text: string, dialect: Dialect = RULE): PatternDocument {
  return patternAt(wholeFileSite(text, dialect));
}

/** What a pattern becomes by edits, which do not overlap: a draft, which stands in no document. */
export function editedPattern(
  { text, dialect, site, complexityOf }: PatternDocument,
  edits: readonly TextEdit[],
): PatternDocument {
  const draft = wholeFileSite(applyEdits(text, edits), dialect, movedUnknowns(site.unknowns, edits));
  return draftAt(draft, complexityOf);
}

/** A pattern as EventBridge reads it, but for how complex its wildcards are, which takes longer than all else. */
export function readUnscored({ text, site }: PatternDocument): ParsedPattern {
  return parsePattern(text, {
    dialect: site.dialect,
    unknowns: site.unknowns,
    complexityOf: () => undefined,
  });
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
