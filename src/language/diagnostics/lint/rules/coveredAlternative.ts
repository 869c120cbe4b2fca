import type { Span } from "../../../../base/span";
import { coveredMatchers } from "../leafAlternatives";
import { checkedOrs } from "../orBranches";
import type { LintRule } from "../lintRule";

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
        message: "Another alternative lets through all events that this one does, so it changes nothing.",
        related: [{ span: other.span, message: "This one covers it." }],
        data: { list: or.span },
      })),
    ),
  ],
};
