import type { Span } from "../../../../base/span";
import { isDetailType } from "../apiCalls";
import { unknownEnvelopeFields } from "../envelopeFields";
import { chosenBy, missingFields, subject } from "../missingFields";
import { memberSpan } from "../misplaced";
import type { LintContext } from "../lintContext";
import type { LintRule, Found } from "../lintRule";
import { exactTexts } from "../plainTexts";
import { removal } from "../../fixes/commonFixes";
import { moveField } from "../../fixes/moveField";
import { choice, preferred } from "../../fixes/quickFix";

/** Where a field belongs. */
interface Move {
  /** The field with its value. */
  readonly field: Span;
  /** Paths of the event that end in the field, the likeliest first. */
  readonly paths: readonly (readonly string[])[];
  /** Whether the pattern asks for the likeliest one as well. */
  readonly isThere?: boolean;
}

/** The events have a field of this name elsewhere: in another object, or at the top. */
export const misplacedField: LintRule<"misplaced-field", Move> = {
  code: "misplaced-field",
  level: "warning",
  summary: "A field that the event has at another path.",
  check: (context) => [
    ...atTheTop(context),
    ...detailTypesAsNames(context),
    ...context.shared(missingFields).flatMap(({ field, events, reason }) => {
      if (reason.kind !== "misplaced") return [];
      const [first = [], ...others] = reason.paths;
      // What is asked for where it belongs already is not meant for another place.
      const isThere = context.leaves.some(({ path }) => path === first.join("."));
      const paths = isThere ? [first] : [first, ...others];
      const isOne = new Set(events.map(({ event }) => event.detailType)).size === 1;
      const message = `${isOne ? `${subject(events)} has` : "One of the chosen events has"} "${field.name}" at "${dotted(paths[0])}", not at "${field.path}", so nothing matches.`;
      const data = { field: memberSpan(field), paths, isThere };
      return [{ span: field.nameSpan, message, related: chosenBy(events), data }];
    }),
  ],
  fixes: (context, { span, data }) => {
    const moves = data.paths.map((path, index) => {
      const write = index === 0 ? preferred : choice;
      return write(`Move to "${path.join(".")}"`, () => moveField(context, span, path));
    });
    return data.isThere === true ? removal(context, span) : moves;
  },
};

/** Detail-types of the chosen sources in the place of `detail.eventName`, which names calls. */
function detailTypesAsNames(context: LintContext): readonly Found<Move>[] {
  return context.leaves.flatMap((leaf) => {
    if (leaf.path !== "detail.eventName") return [];
    const texts = exactTexts(leaf.value) ?? [];
    if (texts.length === 0 || !texts.every((text) => isDetailType(context, leaf, text))) return [];
    const message = `"${texts.join('", "')}" is a detail-type: ask for it in "detail-type". "detail.eventName" is the name of a call, so nothing matches.`;
    return [{ span: leaf.nameSpan, message, data: { field: memberSpan(leaf), paths: [["detail-type"]] } }];
  });
}

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
