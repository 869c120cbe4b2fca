import type { Matcher } from "../../../pattern/pattern";
import { alternativesOf } from "./alternatives";
import { acceptEverything } from "./coverage";
import { exclusionsOf } from "./exclusions";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";

/** The leaves that accept every value. Where two exclusions are the reason, that is said instead. */
export function leavesAcceptingEverything({ leaves, steps }: LintContext): ReadonlySet<LeafField> {
  return new Set(
    leaves.filter((leaf) => exclusionsOf(leaf).length <= 1 && acceptEverything(leaf.value.matchers, steps)),
  );
}

/** An alternative that changes nothing, and the one that covers it. */
export interface CoveredMatcher {
  readonly leaf: LeafField;
  readonly matcher: Matcher;
  readonly other: Matcher;
}

/** The alternatives of leaves that others cover; of leaves that accept everything nothing more is said. */
export function coveredMatchers(context: LintContext): readonly CoveredMatcher[] {
  const everything = context.shared(leavesAcceptingEverything);
  return context.leaves.flatMap((leaf) => {
    if (exclusionsOf(leaf).length > 1 || everything.has(leaf)) return [];
    const { matchers } = leaf.value;
    if (matchers.length < 2) return [];
    const alternatives = alternativesOf(matchers);
    return matchers.flatMap((matcher, place) => {
      const other = alternatives.otherCovering(place, context.steps);
      return other === undefined ? [] : [{ leaf, matcher, other }];
    });
  });
}
