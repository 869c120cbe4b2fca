import { chosenBy, hintOf, missingFields, subject } from "../missingFields";
import { chooseFrom } from "../../fixes/commonFixes";
import type { LintRule, NewNames } from "../lintRule";

/** The chosen events have no such field, or only with other message types. */
export const unknownField: LintRule<"unknown-field", NewNames> = {
  code: "unknown-field",
  level: "warning",
  summary: "A field that the event does not have.",
  check: (context) =>
    context.shared(missingFields).flatMap(({ field: { nameSpan: span, path }, events, reason }) => {
      if (reason.kind === "otherMessage") {
        const carriers = (reason.field.onlyIn ?? []).join(", ");
        const message = `Only ${carriers} events have "${path}", and this pattern asks for others, so nothing matches.`;
        const chosen = { span: reason.messageTypes.value.span, message: "The message type is chosen here." };
        return [{ span, message, related: [chosen], data: { names: [] } }];
      }
      if (reason.kind !== "unknown" || !reason.sure) return [];
      const message = `${subject(events)} has no "${path}", so nothing matches.${hintOf(reason.names)}`;
      return [{ span, message, related: chosenBy(events), data: { names: reason.names } }];
    }),
  fixes: (_context, { span, data }) => chooseFrom(span, data.names),
};
