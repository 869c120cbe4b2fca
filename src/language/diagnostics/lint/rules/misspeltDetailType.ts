import { chosenHere, eitherOf, unsentDetailTypes } from "../unsentDetailTypes";
import type { LintRule, NewTexts } from "../lintRule";
import { changeTo } from "../../fixes/commonFixes";

/** A detail-type is compared with those that the chosen sources send. */
export const misspeltDetailType: LintRule<"misspelt-detail-type", NewTexts> = {
  code: "misspelt-detail-type",
  level: "warning",
  summary: "A detail-type that is nearly one that the source sends.",
  check: (context) =>
    context.shared(unsentDetailTypes).flatMap((unsent) => {
      const { matcher, isExcluded, texts, sources, verdict } = unsent;
      if (verdict !== "misspelt") return [];
      const { value, span } = matcher;
      const fact =
        sources.length === 0
          ? `No event has the detail-type "${value}".`
          : `${eitherOf(sources)} is not known to send "${value}".`;
      const [best = ""] = texts;
      const description = sources
        .map((source) => source.event(best)?.description)
        .find((one) => one !== undefined);
      const message = `${fact}${isExcluded ? " Excluding it excludes nothing." : ""} Did you mean "${best}"?${description === undefined ? "" : ` ${description}`}`;
      return [{ span, message, related: chosenHere(unsent), data: { texts } }];
    }),
  fixes: (_context, { span, data }) => changeTo(span, data.texts),
};
