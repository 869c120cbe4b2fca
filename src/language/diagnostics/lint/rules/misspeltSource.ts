import { inVain } from "../unknownValues";
import { unknownSources } from "../unknownSources";
import type { LintRule, NewTexts } from "../lintRule";
import { changeTo } from "../../fixes/commonFixes";

/** A source is compared with those of AWS. */
export const misspeltSource: LintRule<"misspelt-source", NewTexts> = {
  code: "misspelt-source",
  level: "warning",
  summary: "A source that is nearly one of AWS's.",
  check: (context) =>
    context.shared(unknownSources).flatMap(({ matcher: { value, span }, texts, isExcluded, isMisspelt }) => {
      const [best] = texts;
      if (best === undefined || !isMisspelt) return [];
      const message = `No AWS service is known to send as "${value}"${isExcluded ? `, so ${inVain(isExcluded)}` : ""}. Did you mean "${best}"?`;
      return [{ span, message, data: { texts } }];
    }),
  fixes: (_context, { span, data }) => changeTo(span, data.texts),
};
