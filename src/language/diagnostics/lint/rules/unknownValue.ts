import { outsideOf, unknownValues } from "../unknownValues";
import type { LintRule, NewTexts } from "../lintRule";
import { changeTo } from "../../fixes/commonFixes";

/** Said only of fields whose list of values is surely complete, as those of AWS Config are. */
export const unknownValue: LintRule<"unknown-value", NewTexts> = {
  code: "unknown-value",
  level: "warning",
  summary: "A value that AWS Config does not send in this field.",
  check: (context) =>
    context.shared(unknownValues).flatMap((found) => {
      const {
        matcher: { span },
        reason,
      } = found;
      if (reason.kind !== "outside" || !reason.sure) return [];
      return [{ span, message: outsideOf(found, reason), data: { texts: reason.near } }];
    }),
  fixes: (_context, { span, data }) => changeTo(span, data.texts),
};
