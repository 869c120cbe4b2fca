import type { Catalog } from "../../../catalog/catalog";
import type { PatternObject } from "../../../pattern/pattern";
import { lintContext } from "./lintContext";
import { rules, type LintFinding } from "./rules";
import { countSteps, type Steps } from "./steps";

/** What could be read of a pattern, and whether that is all of it. */
export interface PatternToLint {
  readonly text: string;
  readonly root: PatternObject;
  readonly isValid: boolean;
}

/**
 * What every rule says about a pattern, in the order of its text. Takes time linear in the text, and what else `steps`
 * grants; what is passed over for that is said as `partly-checked`.
 */
export function lint(
  { text, root, isValid }: PatternToLint,
  catalog: Catalog,
  steps: Steps = countSteps(),
): readonly LintFinding[] {
  const context = lintContext(text, root, catalog, steps);
  return rules
    .flatMap((rule) =>
      isValid || rule.onlyIfValid !== true
        ? rule.check(context).map((found) => ({ related: [], ...found, code: rule.code }) as LintFinding)
        : [],
    )
    .sort((one, other) => one.span.offset - other.span.offset || other.span.length - one.span.length);
}
