import type { Span } from "../../../../base/span";
import { accepts } from "../plainTexts";
import { fieldsAt, withCaveat } from "../configEvents";
import type { LintContext } from "../lintContext";
import type { LintRule } from "../lintRule";
import { restructure } from "../../fixes/edits";
import { addField, listOf, stringValue } from "../../fixes/operations";
import { choice } from "../../fixes/quickFix";
import { nodeAt } from "../../fixes/tree";

const direction = "detail.newEvaluationResult.complianceType";

/** Whether a pattern says which compliance it wants, be it at a wrong path: of that something else is said. */
function asksForCompliance({ leaves }: LintContext): boolean {
  return leaves.some(
    ({ name, value }) =>
      /^(?:complianceType|newEvaluationResult)$/i.test(name) ||
      value.matchers.some(
        (matcher) => matcher.kind === "string" && /^(?:NON_)?COMPLIANT$/i.test(matcher.value),
      ),
  );
}

/** A change of compliance is sent in both directions. */
export const bothDirections: LintRule<"both-directions", { readonly detail: Span | undefined }> = {
  code: "both-directions",
  level: "information",
  summary: "Compliance changes in both directions, because `complianceType` is not asked for.",
  onlyIfValid: true,
  check: (context) => {
    const detailTypes = context.leaves.find(({ path }) => path === "detail-type");
    if (detailTypes === undefined || asksForCompliance(context)) return [];
    const events = context.events(detailTypes);
    const event = events && withCaveat(events, "both-directions");
    const matcher = detailTypes.value.matchers.find(
      (candidate) => event !== undefined && accepts(candidate, event.detailType),
    );
    if (matcher === undefined) return [];
    const [detail] = fieldsAt(context.root, "detail");
    const message = `Sent when a resource becomes compliant as well as when it stops being compliant. Ask for "${direction}" to get one of them.`;
    const data = { detail: detail?.value.kind === "object" ? detail.value.span : undefined };
    return [{ span: matcher.span, message, data }];
  },
  fixes: ({ text, format, root }, { data: { detail } }) => {
    const object = detail === undefined ? root : nodeAt(root, detail);
    if (object?.kind !== "object") return [];
    const path = ["newEvaluationResult", "complianceType"];
    const direction = listOf([stringValue("NON_COMPLIANT")]);
    const edit = addField(object, detail === undefined ? ["detail", ...path] : path, direction);
    return edit === undefined
      ? []
      : [choice("Ask for NON_COMPLIANT", () => restructure(text, [edit], format))];
  },
};
