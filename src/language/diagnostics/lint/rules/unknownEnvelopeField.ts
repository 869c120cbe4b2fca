import { unknownEnvelopeFields } from "../envelopeFields";
import type { LintRule } from "../lintRule";
import { moveField } from "../../fixes/moveField";
import { choice } from "../../fixes/quickFix";
import { nodeAt, stringIn } from "../../fixes/tree";

/** What a source says of its own is in `detail`; the keys beside it are the same for all. */
export const unknownEnvelopeField: LintRule<"unknown-envelope-field"> = {
  code: "unknown-envelope-field",
  level: "information",
  summary: "A key at the top that no event has.",
  check: (context) =>
    context.shared(unknownEnvelopeFields).flatMap(({ field: { name, nameSpan }, names, paths }) => {
      if (names.length > 0 || paths.length > 0) return [];
      const message = `No event has "${name}" at the top, so nothing matches. A source's own fields are in "detail".`;
      return [{ span: nameSpan, message, data: undefined }];
    }),
  fixes: (context, { span }) => {
    const name = stringIn(nodeAt(context.root, span));
    if (name === undefined) return [];
    return [choice(`Move into "detail"`, () => moveField(context, span, ["detail", name]))];
  },
};
