import { isSure } from "../fieldsOfLeaf";
import { wrongTypes } from "../wrongTypes";
import { remember } from "../../../../base/remember";
import type { LeafField } from "../leafField";
import type { LintRule } from "../lintRule";
import { rewrite } from "../../fixes/commonFixes";

/** Said only where all fields of the events are known: then the key is missing instead. */
export const nullValue: LintRule<"null-value"> = {
  code: "null-value",
  level: "warning",
  summary: "`null` for a field whose key is missing when it has no value.",
  check: (context) => {
    const isMistake = remember((leaf: LeafField) => isSure(context, leaf));
    return context.shared(wrongTypes).flatMap((wrong) => {
      if (wrong.kind !== "value" || wrong.asked !== "null" || !isMistake(wrong.leaf)) return [];
      const message = `"${wrong.leaf.path}" is never null: EventBridge leaves the key out. Ask for { "exists": false }.`;
      return [{ span: wrong.matcher.span, message, data: undefined }];
    });
  },
  fixes: (_context, { span }) => rewrite(span, `{ "exists": false }`),
};
