import { chosenBy, hintOf, missingFields, subject } from "../missingFields";
import type { LintRule, NewNames } from "../lintRule";
import { chooseFrom } from "../../fixes/commonFixes";

/** The catalog does not know all fields of the chosen events, so this is only information. */
export const unlistedField: LintRule<"unlisted-field", NewNames> = {
  code: "unlisted-field",
  level: "information",
  summary: "A field that the catalog does not list for the event, which may lack some.",
  check: (context) =>
    context.shared(missingFields).flatMap(({ field: { nameSpan: span, path }, events, reason }) => {
      const fact = `"${path}" is not among the known fields of ${subject(events)}.`;
      const related = chosenBy(events);
      if (reason.kind === "otherSpelling") {
        const message = `${fact} Did you mean "${reason.names.join('" or "')}"? Case matters.`;
        return [{ span, message, related, data: { names: reason.names } }];
      }
      if (reason.kind !== "unknown" || reason.sure) return [];
      const message = `${fact}${hintOf(reason.names)} The list may be incomplete.`;
      return [{ span, message, related, data: { names: reason.names } }];
    }),
  fixes: (_context, { span, data }) => chooseFrom(span, data.names),
};
