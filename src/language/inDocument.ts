import type { Span } from "../base/span";
import type { Catalog } from "../catalog/catalog";
import type { PatternSite } from "../documents/site";
import type { TextEdit } from "../base/textEdit";
import { formatPattern, type FormatOptions } from "../json/layout/format";
import { suggestionPlacer } from "./completion/placeSuggestion";
import { complete } from "./completion/completion";
import type { PatternSnippet } from "./completion/patternSnippets";
import type { Suggestion } from "./completion/suggestion";
import { diagnose, type DiagnoseOptions } from "./diagnostics/diagnose";
import type { Diagnostic } from "./diagnostics/diagnostic";
import { overlap } from "./diagnostics/fixes/edits";
import type { QuickFix } from "./diagnostics/fixes/quickFix";
import { fixAll, quickFixes } from "./diagnostics/fixes/quickFixes";
import type { RelatedPlace } from "./diagnostics/lint/lintRule";
import { hover, type Hover } from "./hover/hover";
import type { PatternDocument } from "./patternDocument";
import { foldingSpans } from "./structure/folding";
import { refactorings, type Refactoring } from "./structure/refactor";
import { contains, selectionSpans } from "./structure/selection";
import { patternSymbols, type PatternSymbol } from "./structure/symbols";

/**
 * What the features make of a pattern where it stands: each as the function that it is named after, with the offsets and
 * edits of the pattern's document in place of those of its text. What cannot be written there is not offered.
 */
export const inDocument = {
  /**
   * At an offset of the pattern's document, which is `at` in the text of the pattern; by default what the offset is
   * there. None where it is not in the pattern, or within what stands there as a whole.
   */
  complete(
    pattern: PatternDocument,
    offset: number,
    catalog: Catalog,
    { snippets = [], at = pattern.site.toPattern(offset), document = "" }: CompleteOptions = {},
  ): readonly Suggestion[] {
    if (at === undefined) return [];
    const place = suggestionPlacer(pattern.site, document, offset);
    return complete(pattern, at, catalog, snippets).flatMap((suggestion) => place(suggestion) ?? []);
  },

  hover(pattern: PatternDocument, offset: number, catalog: Catalog): Hover | undefined {
    const at = pattern.site.toPattern(offset);
    const found = at === undefined ? undefined : hover(pattern, at, catalog);
    return found && { ...found, span: pattern.site.placeOf(found.span) };
  },

  diagnose(
    pattern: PatternDocument,
    catalog: Catalog,
    options: DiagnoseOptions = {},
  ): readonly PlacedDiagnostic[] {
    const { site } = pattern;
    return diagnose(pattern, catalog, options).map((diagnostic) => ({
      diagnostic,
      span: site.placeOf(diagnostic.span),
      related: diagnostic.related.map((place) => ({ ...place, span: site.placeOf(place.span) })),
    }));
  },

  quickFixes(
    pattern: PatternDocument,
    { diagnostic }: Pick<PlacedDiagnostic, "diagnostic">,
    format: FormatOptions,
  ): readonly QuickFix[] {
    return placedEdits(pattern.site, quickFixes(pattern, diagnostic, format));
  },

  fixAll(
    pattern: PatternDocument,
    catalog: Catalog,
    format: FormatOptions,
    options: DiagnoseOptions = {},
  ): readonly TextEdit[] {
    return pattern.site.editsToDocument(fixAll(pattern, catalog, format, options)) ?? [];
  },

  /** None where the span does not start in the pattern. */
  refactorings(pattern: PatternDocument, at: Span, format: FormatOptions): readonly Refactoring[] {
    const offset = pattern.site.toPattern(at.offset);
    if (offset === undefined) return [];
    return placedEdits(pattern.site, refactorings(pattern, { offset, length: 0 }, format));
  },

  /** With `within`, a span of the document, only the edits that touch it. */
  format({ site, text }: PatternDocument, options: FormatOptions, within?: Span): readonly TextEdit[] {
    const edits = site.editsToDocument(formatPattern(text, options)) ?? [];
    return within === undefined ? edits : edits.filter(({ span }) => overlap(span, within));
  },

  /** Without the rows of which nothing is written. */
  symbols(pattern: PatternDocument): readonly PatternSymbol[] {
    return placedSymbols(pattern.site, patternSymbols(pattern));
  },

  foldings(pattern: PatternDocument): readonly Span[] {
    return foldingSpans(pattern).flatMap((span) => pattern.site.toDocument(span) ?? []);
  },

  selections(pattern: PatternDocument, offset: number): readonly Span[] {
    const at = pattern.site.toPattern(offset);
    const spans = at === undefined ? [] : selectionSpans(pattern, at);
    const placed = spans.flatMap((span) => pattern.site.toDocument(span) ?? []);
    return placed.filter(({ length }, index) => length > (placed[index - 1]?.length ?? -1));
  },
} as const;

export interface CompleteOptions {
  readonly snippets?: readonly PatternSnippet[];
  readonly at?: number | undefined;
  /** The text of the pattern's document, for a pattern whose document does not have its letters. */
  readonly document?: string;
}

/** A diagnostic of a pattern, and where it is shown in the pattern's document. */
export interface PlacedDiagnostic {
  /** In the offsets of the pattern's text, as a fix needs it. */
  readonly diagnostic: Diagnostic;
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
}

/** What has edits, with those of the document; without what the document's notation cannot write. */
function placedEdits<T extends { readonly edits: readonly TextEdit[] }>(
  site: PatternSite,
  found: readonly T[],
): readonly T[] {
  return found.flatMap((each) => {
    const edits = site.editsToDocument(each.edits);
    return edits === undefined ? [] : [{ ...each, edits }];
  });
}

/** The editor refuses a row whose name lies outside of it. */
function placedSymbols(site: PatternSite, symbols: readonly PatternSymbol[]): readonly PatternSymbol[] {
  return symbols.flatMap((symbol) => {
    const span = site.toDocument(symbol.span);
    if (span === undefined) return [];
    const name = site.toDocument(symbol.nameSpan);
    const nameSpan = name !== undefined && contains(span, name) ? name : { offset: span.offset, length: 0 };
    return [{ ...symbol, span, nameSpan, children: placedSymbols(site, symbol.children) }];
  });
}
