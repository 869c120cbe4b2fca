import type { Catalog } from "../../../catalog/catalog";
import { lintContext, type PatternToLint } from "./lintContext";
import { rules, type LintFinding } from "./rules";
import { countSteps, type Steps } from "./steps";

/**
 * What every rule says about a pattern, in the order of its text. Takes time linear in the text, and what else `steps`
 * grants; what is passed over for that is said as `partly-checked`.
 */
export function lint(
  pattern: PatternToLint,
  catalog: Catalog,
  steps: Steps = countSteps(),
): readonly LintFinding[] {
  const context = lintContext(pattern, catalog, steps);
  return rules
    .flatMap((rule) =>
      pattern.isValid || rule.onlyIfValid !== true
        ? rule.check(context).map((found) => ({ related: [], ...found, code: rule.code }) as LintFinding)
        : [],
    )
    .sort((one, other) => one.span.offset - other.span.offset || other.span.length - one.span.length);
}
