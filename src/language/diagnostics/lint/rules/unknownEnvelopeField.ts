import { unknownEnvelopeFields } from "../envelopeFields";
import type { LintRule } from "../lintRule";

/** What a source says of its own is in `detail`; the keys beside it are the same for all. */
export const unknownEnvelopeField: LintRule<"unknown-envelope-field"> = {
  code: "unknown-envelope-field",
  level: "information",
  summary: "A key at the top that no event has.",
  check: (context) =>
    context.shared(unknownEnvelopeFields).flatMap(({ field: { name, nameSpan }, names, paths }) => {
      if (names.length > 0 || paths.length > 0) return [];
      const message = `No event has "${name}" at the top, so nothing matches. What a source says of its own stands in "detail".`;
      return [{ span: nameSpan, message, data: undefined }];
    }),
};
