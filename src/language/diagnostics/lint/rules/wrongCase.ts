import { apiCalls } from "../apiCalls";
import type { LintContext } from "../lintContext";
import { unknownValues } from "../unknownValues";
import type { LintRule, Found } from "../lintRule";
import { field, objectOf, setValue, stringValue } from "../../fixes/operations";
import { choice, mechanical } from "../../fixes/quickFix";

/** A text, and how AWS spells it. */
interface Spelling {
  readonly text: string;
  readonly known: string;
}

/** Values, and names of operations, are compared letter by letter. */
export const wrongCase: LintRule<"wrong-case", Spelling> = {
  code: "wrong-case",
  level: "warning",
  summary: "A value that differs from a known one by its case alone.",
  check: (context) => [
    ...operations(context),
    ...context.shared(unknownValues).flatMap(({ leaf, matcher: { span }, reason }) => {
      if (reason.kind !== "otherCase") return [];
      const { text, known } = reason;
      const message = `"${leaf.path}" says "${known}". Case matters, so "${text}" never matches.`;
      return [{ span, message, data: { text, known } }];
    }),
  ],
  fixes: (_context, { span, data: { text, known } }) => [
    mechanical(`Change to "${known}"`, [setValue(span, stringValue(known))]),
    choice("Ignore the case", [setValue(span, objectOf(field("equals-ignore-case", stringValue(text))))]),
  ],
};

function operations(context: LintContext): readonly Found<Spelling>[] {
  return context.shared(apiCalls).flatMap(({ matcher: { value: text, span }, verdict }) => {
    if (verdict.kind !== "otherCase") return [];
    const { known } = verdict;
    const message = `The operation is "${known}". Case matters, so "${text}" never matches.`;
    return [{ span, message, data: { text, known } }];
  });
}
