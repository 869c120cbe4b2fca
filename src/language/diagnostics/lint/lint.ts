import type { Catalog } from "../../../catalog/catalog";
import { lintContext, type LintContext, type PatternToLint } from "./lintContext";
import { rules, type LintFinding } from "./rules";
import { countSteps, type Steps } from "./steps";

/**
 * What every rule says about a pattern, in the order of its text. Takes time linear in the text, and what else `steps`
 * grants; what is passed over for that is said as `partly-checked`.
 */
export function lint(
  pattern: PatternToLint & { readonly isValid: boolean },
  catalog: Catalog,
  steps: Steps = countSteps(),
): readonly LintFinding[] {
  return lintIn(lintContext(pattern, catalog, steps), pattern.isValid);
}

/** The same, of a pattern whose context is known. */
export function lintIn(context: LintContext, isValid: boolean): readonly LintFinding[] {
  return rules
    .flatMap((rule) =>
      isValid || rule.onlyIfValid !== true
        ? rule.check(context).map((found) => ({ related: [], ...found, code: rule.code }) as LintFinding)
        : [],
    )
    .sort((one, other) => one.span.offset - other.span.offset || other.span.length - one.span.length);
}
