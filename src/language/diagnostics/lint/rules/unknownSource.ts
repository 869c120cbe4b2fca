import { unknownSources } from "../unknownSources";
import type { LintRule } from "../lintRule";

/** A service that is new can be missing from the catalog, so this is only information. */
export const unknownSource: LintRule<"unknown-source"> = {
  code: "unknown-source",
  level: "information",
  summary: "A source beginning with `aws.` that is not known.",
  check: (context) =>
    context.shared(unknownSources).flatMap(({ matcher: { value, span }, texts }) => {
      if (texts.length > 0) return [];
      const message = `No AWS service is known to send as "${value}". A service that is new can be missing here. Sources of your own are fine, but cannot begin with "aws.".`;
      return [{ span, message, data: undefined }];
    }),
};
