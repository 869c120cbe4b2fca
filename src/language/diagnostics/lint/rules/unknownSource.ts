import { unknownSources } from "../unknownSources";
import { chooseFrom } from "../../fixes/commonFixes";
import type { LintRule, NewTexts } from "../lintRule";

/** A service that is new can be missing from the catalog, so this is only information. */
export const unknownSource: LintRule<"unknown-source", NewTexts> = {
  code: "unknown-source",
  level: "information",
  summary: "A source that starts with `aws.` and is not known.",
  check: (context) =>
    context.shared(unknownSources).flatMap(({ matcher: { value, span }, texts, isMisspelt }) => {
      if (isMisspelt) return [];
      const hint = texts.length === 0 ? "" : ` Did you mean "${texts.join('" or "')}"?`;
      const message = `No AWS service is known to send as "${value}".${hint} A new service may be missing here. Sources of your own are fine, but cannot begin with "aws.".`;
      return [{ span, message, data: { texts } }];
    }),
  fixes: (_context, { span, data }) => chooseFrom(span, data.texts),
};
