import { chosenBy, missingFields, subject } from "../missingFields";
import type { LintRule, NewNames } from "../lintRule";
import { changeTo } from "../../fixes/commonFixes";

/** A field is compared with those beside it in the chosen events. */
export const misspeltField: LintRule<"misspelt-field", NewNames> = {
  code: "misspelt-field",
  level: "warning",
  summary: "A field that is nearly one that the event has.",
  check: (context) =>
    context.shared(missingFields).flatMap(({ field: { nameSpan: span, path }, events, reason }) => {
      if (reason.kind !== "misspelt") return [];
      const { names } = reason;
      const message = `${subject(events)} has no "${path}", so nothing matches. Did you mean "${names[0] ?? ""}"?`;
      return [{ span, message, related: chosenBy(events), data: { names } }];
    }),
  fixes: (_context, { span, data }) => changeTo(span, data.names),
};
