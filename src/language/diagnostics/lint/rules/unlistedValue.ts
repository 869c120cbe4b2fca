import { apiCalls } from "../apiCalls";
import type { LintContext } from "../lintContext";
import { outsideOf, unknownValues } from "../unknownValues";
import type { LintRule, Found, NewTexts } from "../lintRule";
import { chooseFrom } from "../../fixes/commonFixes";

/** AWS adds values, operations and rules, so this is only information. */
export const unlistedValue: LintRule<"unlisted-value", NewTexts> = {
  code: "unlisted-value",
  level: "information",
  summary: "A value outside the known ones of a field, which may have new ones.",
  check: (context) => [
    ...context.shared(unknownValues).flatMap(({ leaf, matcher: { span }, reason }) => {
      if (reason.kind === "ruleIdentifier") {
        const { text, rule } = reason;
        const message = `"${text}" identifies a managed rule. Events have the rule's name here, which is "${rule.name}" unless it was given another.`;
        return [{ span, message, data: { texts: [rule.name] } }];
      }
      if (reason.kind !== "outside" || reason.sure) return [];
      const message = `${outsideOf(leaf, reason)} AWS can have added it since.`;
      return [{ span, message, data: { texts: reason.near } }];
    }),
    ...operations(context),
  ],
  fixes: (_context, { span, data }) => chooseFrom(span, data.texts),
};

function operations(context: LintContext): readonly Found<NewTexts>[] {
  return context.shared(apiCalls).flatMap(({ matcher: { value, span }, verdict }) => {
    if (verdict.kind !== "unlisted") return [];
    const [best] = verdict.texts;
    const hint = best === undefined ? "" : ` Did you mean "${best}"?`;
    const message = `"${value}" is not a known operation of this service.${hint} AWS can have added it since.`;
    return [{ span, message, data: { texts: verdict.texts } }];
  });
}
