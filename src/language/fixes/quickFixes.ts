import type { Catalog } from "../../catalog/catalog";
import { diagnose, type DiagnoseOptions } from "../diagnose";
import type { Diagnostic } from "../diagnostic";
import type { FormatOptions, TextEdit } from "../format";
import { applyEdits, difference, withoutOverlaps } from "./edits";
import { lintFixes } from "./lintFixes";
import { problemFixes } from "./problemFixes";
import type { QuickFix } from "./quickFix";

/** The ways to mend what a diagnostic of a text is about, the likeliest first. */
export function quickFixes(text: string, diagnostic: Diagnostic, format: FormatOptions): readonly QuickFix[] {
  const context = { text, format };
  const fixes =
    diagnostic.kind === "problem" ? problemFixes(context, diagnostic) : lintFixes(context, diagnostic);
  return fixes.filter(({ edits }) => edits.length > 0);
}

/** One fix can lay another bare; after so many rounds the rest is left to the author. */
const mostRounds = 10;

/**
 * The edits that do every mechanical fix of a pattern, again until there is none. The result has no diagnostic with a
 * mechanical fix, or there are more than ten rounds of them.
 */
export function fixAll(
  text: string,
  catalog: Catalog,
  format: FormatOptions,
  options: DiagnoseOptions = {},
): readonly TextEdit[] {
  let fixed = text;
  for (let round = 0; round < mostRounds; round++) {
    const current = fixed;
    const groups = diagnose(current, catalog, options).flatMap((diagnostic) => {
      const fix = quickFixes(current, diagnostic, format).find(({ isMechanical }) => isMechanical);
      return fix === undefined ? [] : [fix.edits];
    });
    if (groups.length === 0) break;
    fixed = applyEdits(current, withoutOverlaps(groups));
  }
  return difference(text, fixed);
}
