import type { TextEdit } from "../../../base/textEdit";
import type { Catalog } from "../../../catalog/catalog";
import { diagnose, type DiagnoseOptions } from "../diagnose";
import type { Diagnostic } from "../diagnostic";
import type { FormatOptions } from "../../../json/layout/format";
import { editedPattern, type PatternDocument } from "../../patternDocument";
import { lintRules } from "../lint/rules";
import { difference, withoutOverlaps } from "./edits";
import { isClear, isDraftNoWorse, mends, qualityOf } from "./mends";
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
  const context = fixContext(document, format);
  const drafts = draftFixes(context, diagnostic);
  if (drafts.length === 0) return [];
  const before = qualityOf(document);
  return drafts
    .map((draft) => ({ ...draft, edits: editsOf(draft, context) }))
    .filter(({ edits }) => mends(document, before, diagnostic, edits));
}

function draftFixes(context: FixContext, diagnostic: Diagnostic): readonly DraftFix[] {
  if (diagnostic.kind === "problem") return problemFixes(context, diagnostic);
  return lintRules[diagnostic.code].fixes?.(context, diagnostic) ?? [];
}

/**
 * So many characters are read in all, again and again: for 4,096, the most that EventBridge accepts, enough for half a
 * dozen rounds, in some of which a few fixes do not go with the others.
 */
const maxRead = 100_000;

/** What a round of fixes reads: the text as diagnostics do, which takes twice as long, before the fixes and after them. */
const readsOfRound = 4;

/** How many characters may still be read. */
interface Budget {
  left: number;
}

/**
 * The edits that do every mechanical fix of a pattern, again and again, since one can lay another bare, until there is
 * none left. Where that takes more than 100,000 characters to be read, which is so for every text of more than 25,000,
 * there are no edits at all rather than some. The result has no more errors than the text.
 */
export function fixAll(
  document: PatternDocument,
  catalog: Catalog,
  format: FormatOptions,
  options: DiagnoseOptions = {},
): readonly TextEdit[] {
  const budget: Budget = { left: maxRead };
  let fixed = document;
  while (take(budget, readsOfRound * fixed.text.length)) {
    const next = fixRound(fixed, diagnose(fixed, catalog, options), format, budget);
    if (next.text === fixed.text && budget.left >= 0) return difference(document.text, fixed.text);
    fixed = next;
  }
  return [];
}

function take(budget: Budget, characters: number): boolean {
  budget.left -= characters;
  return budget.left >= 0;
}

/** The pattern after the mechanical fixes of its diagnostics; where those do not go together, after those that do. */
function fixRound(
  document: PatternDocument,
  diagnostics: readonly Diagnostic[],
  format: FormatOptions,
  budget: Budget,
): PatternDocument {
  const { text } = document;
  const before = qualityOf(document);
  const context = fixContext(document, format);
  const groups = diagnostics.flatMap((diagnostic) => {
    const fix = draftFixes(context, diagnostic).find(({ isMechanical }) => isMechanical);
    const edits = fix === undefined ? [] : editsOf(fix, context);
    return edits.length > 0 && isClear(before, diagnostic, edits) ? [edits] : [];
  });
  const isJson = before.problems.every(({ code }) => code !== "syntax");
  // In text that is no JSON a fix can leave what it is about: then it would be done again for ever.
  const maxErrors = isJson ? before.errors : before.errors - 1;
  let result = document;
  goTogether([], groups);
  return result;

  /**
   * `kept` with those of the groups that leave the text no worse, found by halves: most fixes go together. The last text
   * that was no worse is the result.
   */
  function goTogether(kept: readonly Group[], others: readonly Group[]): readonly Group[] {
    if (others.length === 0) return kept;
    const tried = [...kept, ...others];
    const draft = editedPattern(document, withoutOverlaps(tried));
    if (isDraftNoWorse(draft, before, maxErrors)) {
      result = draft;
      return tried;
    }
    const half = others.length >> 1;
    if (half === 0 || !take(budget, text.length)) return kept;
    return goTogether(goTogether(kept, others.slice(0, half)), others.slice(half));
  }
}

/** The edits of one fix, which are made together or not at all. */
type Group = readonly TextEdit[];
