import type { Span } from "../../../../base/span";
import { unknownEnvelopeFields } from "../envelopeFields";
import { chosenBy, missingFields, subject } from "../missingFields";
import { memberSpan } from "../misplaced";
import type { LintContext } from "../lintContext";
import type { LintRule, Found } from "../lintRule";
import { moveField } from "../../fixes/moveField";
import { choice, preferred } from "../../fixes/quickFix";

/** Where a field belongs. */
interface Move {
  /** The field with its value. */
  readonly field: Span;
  /** Paths of the event that end in the field, the likeliest first. */
  readonly paths: readonly (readonly string[])[];
}

/** The events have a field of this name elsewhere: in another object, or at the top. */
export const misplacedField: LintRule<"misplaced-field", Move> = {
  code: "misplaced-field",
  level: "warning",
  summary: "A field that the event has at another path.",
  check: (context) => [
    ...atTheTop(context),
    ...context.shared(missingFields).flatMap(({ field, events, reason }) => {
      if (reason.kind !== "misplaced") return [];
      const { paths } = reason;
      const isOne = new Set(events.map(({ event }) => event.detailType)).size === 1;
      const message = `${isOne ? `${subject(events)} has` : "One of the chosen events has"} "${field.name}" at "${dotted(paths[0])}", not at "${field.path}", so nothing matches.`;
      const data = { field: memberSpan(field), paths };
      return [{ span: field.nameSpan, message, related: chosenBy(events), data }];
    }),
  ],
  fixes: (context, { span, data }) =>
    data.paths.map((path, index) => {
      const write = index === 0 ? preferred : choice;
      return write(`Move to "${path.join(".")}"`, () => moveField(context, span, path));
    }),
};

function atTheTop(context: LintContext): readonly Found<Move>[] {
  return context.shared(unknownEnvelopeFields).flatMap(({ field, paths }) => {
    if (paths.length === 0) return [];
    const message = `The event has "${field.name}" at "${dotted(paths[0])}", not at the top, so nothing matches.`;
    return [{ span: field.nameSpan, message, data: { field: memberSpan(field), paths } }];
  });
}

function dotted(path: readonly string[] = []): string {
  return path.join(".");
}
