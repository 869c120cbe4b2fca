import { isSure } from "../fieldsOfLeaf";
import { wrongTypes } from "../wrongTypes";
import { remember } from "../../../../base/remember";
import type { LeafField } from "../leafField";
import type { LintContext } from "../lintContext";
import type { LintRule } from "../lintRule";
import { removal, rewrite } from "../../fixes/commonFixes";

/** Said only where all fields of the events are known; elsewhere it is `unlisted-value`. */
export const nullValue: LintRule<"null-value", { readonly isAlwaysThere: boolean }> = {
  code: "null-value",
  level: "warning",
  summary: "`null` for a field whose key is missing when it has no value.",
  check: (context) => {
    const isMistake = remember((leaf: LeafField) => isSure(context, leaf));
    return context.shared(wrongTypes).flatMap((wrong) => {
      if (wrong.kind !== "value" || wrong.asked !== "null" || !isMistake(wrong.leaf)) return [];
      const { leaf, matcher } = wrong;
      const isAlwaysThere = isInEveryEvent(context, leaf);
      const message = isAlwaysThere
        ? `"${leaf.path}" is never null: every event has it with a value.`
        : `"${leaf.path}" is never null: EventBridge leaves the key out. Ask for { "exists": false }.`;
      return [{ span: matcher.span, message, data: { isAlwaysThere } }];
    });
  },
  fixes: (context, { span, data }) =>
    data.isAlwaysThere ? removal(context, span) : rewrite(span, `{ "exists": false }`),
};

/** Whether a key of the envelope is in every event, so that its absence cannot be asked for either. */
function isInEveryEvent({ catalog }: LintContext, { path }: LeafField): boolean {
  return catalog.envelope.some((field) => field.path.join(".") === path && !field.optional);
}
