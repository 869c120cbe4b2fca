import { chosenHere, eitherOf, hintFor, unsentDetailTypes } from "../unsentDetailTypes";
import { inVain } from "../unknownValues";
import type { LintRule, OtherSource } from "../lintRule";
import { changeSource, chooseFrom } from "../../fixes/commonFixes";

/** Said only of sources whose list of detail-types is complete. */
export const unknownDetailType: LintRule<"unknown-detail-type", OtherSource> = {
  code: "unknown-detail-type",
  level: "warning",
  summary: "A detail-type that its source does not send, where the list is complete.",
  check: (context) =>
    context.shared(unsentDetailTypes).flatMap((unsent) => {
      const { matcher, isExcluded, texts, sources, senders, source, verdict } = unsent;
      if (verdict !== "unknown") return [];
      const { value, span } = matcher;
      const message = `${eitherOf(sources)} does not send "${value}", so ${inVain(isExcluded)}.${hintFor(unsent)}`;
      const data = { texts, sources: isExcluded ? [] : senders, leaf: source?.value.span };
      return [{ span, message, related: chosenHere(unsent), data }];
    }),
  fixes: (_context, { span, data: { texts, sources, leaf } }) => [
    ...chooseFrom(span, texts),
    ...changeSource(sources, leaf),
  ],
};
