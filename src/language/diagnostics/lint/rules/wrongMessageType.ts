import { inVain, unknownValues } from "../unknownValues";
import type { LintRule, NewTexts } from "../lintRule";
import { chooseFrom } from "../../fixes/commonFixes";

/** Each detail-type carries message types of its own. */
export const wrongMessageType: LintRule<"wrong-message-type", NewTexts> = {
  code: "wrong-message-type",
  level: "warning",
  summary: "A `messageType` that the chosen detail-type never carries.",
  check: (context) =>
    context.shared(unknownValues).flatMap(({ leaf, matcher: { span }, isExcluded, reason }) => {
      if (reason.kind !== "otherEvent") return [];
      const { text, texts, carriers } = reason;
      const detailType = context.selections(leaf)[0]?.get("detail-type");
      const related =
        detailType === undefined
          ? []
          : [{ span: detailType.value.span, message: "The detail-type is chosen here." }];
      const message = `Only "${carriers.join('", "')}" events carry the message type "${text}", so ${isExcluded ? inVain(isExcluded) : "nothing matches"}.`;
      return [{ span, message, related, data: { texts } }];
    }),
  fixes: (_context, { span, data }) => chooseFrom(span, data.texts),
};
