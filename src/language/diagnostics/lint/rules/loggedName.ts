import { apiCalls } from "../apiCalls";
import type { LintRule, NewTexts } from "../lintRule";
import { inVain } from "../unknownValues";
import { putInPlace, stringValue } from "../../fixes/operations";
import { mechanical } from "../../fixes/quickFix";
import { valueAt } from "../../fixes/tree";

/** CloudTrail's name of a call is not always the operation's. */
export const loggedName: LintRule<"logged-name", NewTexts> = {
  code: "logged-name",
  level: "warning",
  summary: "An operation that CloudTrail logs under another name, such as `CreateFunction20150331`.",
  check: (context) =>
    context.shared(apiCalls).flatMap(({ matcher: { value, span }, isExcluded, verdict }) => {
      if (verdict.kind !== "loggedAs") return [];
      const { names } = verdict;
      const message = `CloudTrail logs "${value}" as "${names.join('" or "')}", so ${isExcluded ? inVain(true) : `"${value}" never matches`}.`;
      return [{ span, message, data: { texts: names } }];
    }),
  fixes: ({ root }, { span, data: { texts } }) => {
    const value = valueAt(root, span);
    const title = `Change to ${texts.map((text) => JSON.stringify(text)).join(" and ")}`;
    return value === undefined ? [] : [mechanical(title, [putInPlace(value, texts.map(stringValue))])];
  },
};
