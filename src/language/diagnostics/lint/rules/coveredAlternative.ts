import type { Span } from "../../../../base/span";
import { coveredMatchers } from "../leafAlternatives";
import { checkedOrs } from "../orBranches";
import type { LintRule } from "../lintRule";
import type { TreeNode } from "../../../../json/tolerantTree";
import { removeEntry, type Change } from "../../fixes/operations";
import { putInPlaceOfOr } from "../../fixes/putInPlaceOfOr";
import { mechanical, type FixContext } from "../../fixes/quickFix";
import { elementsOf, isAlternative, nodeAt } from "../../fixes/tree";

/** Alternatives of a leaf, and branches of `$or`, that others cover. */
export const coveredAlternative: LintRule<"covered-alternative", { readonly list: Span }> = {
  code: "covered-alternative",
  level: "warning",
  summary: "An alternative that another one covers, so that it changes nothing.",
  check: (context) => [
    ...context.shared(coveredMatchers).map(({ leaf, matcher, other }) => ({
      span: matcher.span,
      message: "Another alternative accepts all that this one does, so it changes nothing.",
      related: [{ span: other.span, message: "This one covers it." }],
      data: { list: leaf.value.span },
    })),
    ...context.shared(checkedOrs).flatMap(({ or, covered }) =>
      covered.map(({ branch, other }) => ({
        span: branch.span,
        message: "Another alternative matches every event that this one does, so it changes nothing.",
        related: [{ span: other.span, message: "This one covers it." }],
        data: { list: or.span },
      })),
    ),
  ],
  fixes: (context, { span }) => {
    const entry = nodeAt(context.root, span);
    return entry === undefined
      ? []
      : [mechanical("Remove it: another covers it", withoutCovered(context, entry))];
  },
};

/** Takes away a value, or an alternative of `$or`, of which two are left as the fields of the other. */
function withoutCovered(context: FixContext, entry: TreeNode): (() => readonly Change[]) | readonly Change[] {
  if (!isAlternative(entry)) return removeEntry(entry);
  const others = elementsOf(entry.parent).filter((other) => other !== entry);
  // Without an alternative, a $or with something else in it may be read as a field.
  if (others.some(({ kind }) => kind !== "object")) return [];
  const [only] = others;
  const or = entry.parent?.parent;
  return others.length === 1 && only?.kind === "object" && or?.kind === "member"
    ? () => putInPlaceOfOr(context, or, only)
    : removeEntry(entry);
}
