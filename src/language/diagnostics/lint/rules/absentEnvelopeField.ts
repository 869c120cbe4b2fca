import { asksForAbsence } from "../absence";
import { envelopeNames } from "../envelopeFields";
import type { LintRule } from "../lintRule";
import { removal } from "../../fixes/commonFixes";

/** Keys that every event has are never absent. */
export const absentEnvelopeField: LintRule<"absent-envelope-field"> = {
  code: "absent-envelope-field",
  level: "warning",
  summary: "`exists: false` on a key that every event has, so that nothing matches.",
  check: (context) => {
    const known = context.shared(envelopeNames);
    return context.leaves
      .filter(({ path }) => known.has(path) && !mayBeAbsent.has(path))
      .flatMap(({ path, value: { matchers } }) => {
        const consequence = matchers.length > 1 ? "this alternative never matches" : "nothing matches";
        const message = `Every event has "${path}", so ${consequence}.`;
        return matchers.filter(asksForAbsence).map(({ span }) => ({ span, message, data: undefined }));
      });
  },
  fixes: (context, { span }) => removal(context, span),
};

/** Keys of the envelope that a pattern may ask to be absent: `resources` can be empty, the others may be missing. */
const mayBeAbsent = new Set(["resources", "detail", "replay-name"]);
