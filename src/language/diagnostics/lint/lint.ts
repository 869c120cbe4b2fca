import type { Span } from "../../../base/span";
import type { Catalog } from "../../../catalog/catalog";
import type { Field, PatternObject } from "../../../pattern/pattern";
import { lintContext, type LintContext, type PatternToLint } from "./lintContext";
import { rules, type LintFinding } from "./rules";
import { countSteps, type Steps } from "./steps";

/**
 * What every rule says about a pattern, in the order of its text. Takes time linear in the text, and what else `steps`
 * grants; what is passed over for that is said as `partly-checked`. Nothing is said of what fields that are not known could
 * change.
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
  const isWhole = isValid && context.unknowns.all.length === 0;
  return rules
    .flatMap((rule) =>
      isWhole || rule.onlyIfValid !== true
        ? rule.check(context).map((found) => ({ related: [], ...found, code: rule.code }) as LintFinding)
        : [],
    )
    .filter(isAboutKnown(context))
    .sort((one, other) => one.span.offset - other.span.offset || other.span.length - one.span.length);
}

/** Whether a finding, and what it refers to, is in no field that one which is not known may replace. */
function isAboutKnown({ root, unknowns }: LintContext): (finding: LintFinding) => boolean {
  if (unknowns.all.length === 0) return () => true;
  const replaced: Span[] = [];
  collect(root);
  return ({ span, related }) => ![span, ...related.map((place) => place.span)].some(isReplaced);

  function collect({ members }: PatternObject): void {
    for (const member of members) {
      if (member.kind === "or") member.branches.forEach(collect);
      else if (unknowns.over(member).length > 0) replaced.push(spanOf(member));
      else if (member.value.kind === "object") collect(member.value);
    }
  }

  function isReplaced({ offset }: Span): boolean {
    return replaced.some((span) => offset >= span.offset && offset < span.offset + span.length);
  }
}

function spanOf({ nameSpan: { offset }, value: { span } }: Field): Span {
  return { offset, length: span.offset + span.length - offset };
}
