import { unknownEnvelopeFields } from "../envelopeFields";
import type { LintRule, NewNames } from "../lintRule";
import { changeTo } from "../../fixes/commonFixes";

/** A key at the top is compared with those that every event has, whoever sent it. */
export const misspeltEnvelopeField: LintRule<"misspelt-envelope-field", NewNames> = {
  code: "misspelt-envelope-field",
  level: "warning",
  summary: "A key at the top that is nearly one that every event has: `detailType` for `detail-type`.",
  check: (context) =>
    context.shared(unknownEnvelopeFields).flatMap(({ field: { name, nameSpan }, names }) => {
      const [best] = names;
      if (best === undefined) return [];
      const message = `No event has "${name}" at the top, so nothing matches. Did you mean "${best}"?`;
      return [{ span: nameSpan, message, data: { names } }];
    }),
  fixes: (_context, { span, data }) => changeTo(span, data.names),
};
