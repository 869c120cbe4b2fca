import { chosenHere, eitherOf, hintFor, unsentDetailTypes } from "../unsentDetailTypes";
import type { LintRule, OtherSource } from "../lintRule";
import { changeSource, chooseFrom } from "../../fixes/commonFixes";

/** AWS sends detail-types that its reference does not list yet, so this is only information. */
export const unlistedDetailType: LintRule<"unlisted-detail-type", OtherSource> = {
  code: "unlisted-detail-type",
  level: "information",
  summary: "A detail-type that AWS's reference does not list for its source.",
  check: (context) =>
    context.shared(unsentDetailTypes).flatMap((unsent) => {
      const { matcher, isExcluded, texts, sources, senders, source, verdict } = unsent;
      if (verdict !== "unlisted") return [];
      const { value, span } = matcher;
      const message = `AWS's reference does not list "${value}" among the events of ${eitherOf(sources)}.${hintFor(unsent)} The list may be out of date.`;
      const data = { texts, sources: isExcluded ? [] : senders, leaf: source?.value.span };
      return [{ span, message, related: chosenHere(unsent), data }];
    }),
  fixes: (_context, { span, data: { texts, sources, leaf } }) => [
    ...chooseFrom(span, texts),
    ...changeSource(sources, leaf),
  ],
};
