import { apiCalls } from "../apiCalls";
import type { LintContext } from "../lintContext";
import { inVain, outsideOf, unknownValues } from "../unknownValues";
import type { LintRule, Found, NewTexts } from "../lintRule";
import { isSure } from "../fieldsOfLeaf";
import { wrongTypes } from "../wrongTypes";
import { field, objectOf, setValue } from "../../fixes/operations";
import { choice } from "../../fixes/quickFix";
import { chooseFrom } from "../../fixes/commonFixes";

interface Unlisted extends NewTexts {
  /** Whether the absence of the field may be meant. */
  readonly absence?: true;
}

/** AWS adds values, operations and rules, so this is only information. */
export const unlistedValue: LintRule<"unlisted-value", Unlisted> = {
  code: "unlisted-value",
  level: "information",
  summary: "A value outside the known ones of a field, which may have new ones.",
  check: (context) => [
    ...context.shared(unknownValues).flatMap((found) => {
      const {
        matcher: { span },
        reason,
      } = found;
      if (reason.kind === "ruleIdentifier") {
        const { text, rule } = reason;
        const message = `"${text}" identifies a managed rule. Events have the rule's name here, which is "${rule.name}" unless it was given another.`;
        return [{ span, message, data: { texts: [rule.name] } }];
      }
      if (reason.kind !== "outside" || reason.sure) return [];
      const message = `${outsideOf(found, reason)} AWS may have added it since this catalog was built.`;
      return [{ span, message, data: { texts: reason.near } }];
    }),
    ...operations(context),
    ...nulls(context),
  ],
  fixes: (_context, { span, data }) =>
    data.absence === true
      ? [choice("Ask for its absence", [setValue(span, objectOf(field("exists", "false")))])]
      : chooseFrom(span, data.texts),
};

/** `null` where no event is known to have it; where that is sure, it is `null-value`. */
function nulls(context: LintContext): readonly Found<Unlisted>[] {
  return context.shared(wrongTypes).flatMap((wrong) => {
    if (wrong.kind !== "value" || wrong.asked !== "null" || isSure(context, wrong.leaf)) return [];
    const message = `No event is known to have null in "${wrong.leaf.path}". If its key can be missing, ask for { "exists": false }.`;
    return [{ span: wrong.matcher.span, message, data: { texts: [], absence: true } }];
  });
}

function operations(context: LintContext): readonly Found<Unlisted>[] {
  return context.shared(apiCalls).flatMap(({ matcher: { value, span }, isExcluded, verdict }) => {
    if (verdict.kind !== "unlisted") return [];
    const [best] = verdict.texts;
    const hint = best === undefined ? "" : ` Did you mean "${best}"?`;
    const outcome = isExcluded ? `, so ${inVain(isExcluded)}` : "";
    const message = `"${value}" is not a known operation of this service${outcome}.${hint} AWS may have added it since this catalog was built.`;
    return [{ span, message, data: { texts: verdict.texts } }];
  });
}
