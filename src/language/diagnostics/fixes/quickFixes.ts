import type { Catalog } from "../../../catalog/catalog";
import { diagnose, type DiagnoseOptions } from "../diagnose";
import type { Diagnostic } from "../diagnostic";
import type { FormatOptions, TextEdit } from "../../../json/layout/format";
import { patternDocument, type PatternDocument } from "../../patternDocument";
import { applyEdits, difference, withoutOverlaps } from "./edits";
import { lintFixes } from "./lintFixes";
import { isClear, isNoWorse, mends, qualityOf } from "./mends";
import { problemFixes } from "./problemFixes";
import { editsOf, fixContext, type DraftFix, type FixContext, type QuickFix } from "./quickFix";

/**
 * The ways to mend what a diagnostic of a text is about, the likeliest first. One that would leave the text with more
 * errors, with a name twice in one object, or with the same problem in the same place is not among them.
 */
export function quickFixes(
  document: PatternDocument,
  diagnostic: Diagnostic,
  format: FormatOptions,
): readonly QuickFix[] {
  const { text } = document;
  const drafts = draftFixes(fixContext(document, format), diagnostic);
  if (drafts.length === 0) return [];
  const before = qualityOf(document);
  return drafts
    .map((draft) => ({ ...draft, edits: editsOf(draft) }))
    .filter(({ edits }) => mends(text, before, diagnostic, edits));
}

function draftFixes(context: FixContext, diagnostic: Diagnostic): readonly DraftFix[] {
  return diagnostic.kind === "problem" ? problemFixes(context, diagnostic) : lintFixes(context, diagnostic);
}

/** One fix can lay another bare; after so many rounds the rest is left to the author. */
const mostRounds = 50;

/** Where the fixes of a round do not go together, so many are tried one after the other. */
const mostTried = 50;

/**
 * The edits that do every mechanical fix of a pattern, again until there is none, or there are more than fifty rounds
 * of them. The result has no more errors than the text.
 */
export function fixAll(
  document: PatternDocument,
  catalog: Catalog,
  format: FormatOptions,
  options: DiagnoseOptions = {},
): readonly TextEdit[] {
  let fixed = document;
  for (let round = 0; round < mostRounds; round++) {
    const next = fixRound(fixed, diagnose(fixed, catalog, options), format);
    if (next === fixed.text) break;
    fixed = patternDocument(next);
  }
  return difference(document.text, fixed.text);
}

/** The text after the mechanical fixes of its diagnostics; where those do not go together, after those that do. */
function fixRound(
  document: PatternDocument,
  diagnostics: readonly Diagnostic[],
  format: FormatOptions,
): string {
  const { text } = document;
  const context = fixContext(document, format);
  const before = qualityOf(document);
  const groups = diagnostics.flatMap((diagnostic) => {
    const fix = draftFixes(context, diagnostic).find(({ isMechanical }) => isMechanical);
    const edits = fix === undefined ? [] : editsOf(fix);
    return edits.length > 0 && isClear(before, diagnostic, edits) ? [edits] : [];
  });
  if (groups.length === 0) return text;
  const all = applyEdits(text, withoutOverlaps(groups));
  if (isNoWorse(qualityOf(patternDocument(all)), before)) return all;
  let kept: readonly (readonly TextEdit[])[] = [];
  for (const group of groups.slice(0, mostTried)) {
    const tried = withoutOverlaps([...kept, group]);
    if (isNoWorse(qualityOf(patternDocument(applyEdits(text, tried))), before)) kept = [...kept, group];
  }
  return applyEdits(text, withoutOverlaps(kept));
}
