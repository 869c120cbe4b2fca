import { operatorMessage } from "../../../../pattern/parse/parseFields";
import { operatorIntoArray } from "../../fixes/operatorIntoArray";
import type { LintRule } from "../lintRule";
import { operatorObjects } from "../operatorObjects";

/** Where the operand is an array as well, EventBridge takes the operator for a key that no event has. */
export const operatorOutsideArray: LintRule<"operator-outside-array"> = {
  code: "operator-outside-array",
  level: "warning",
  summary: "An operator that is not in an object inside the field's array.",
  check: (context) =>
    context.shared(operatorObjects).map(({ field, operator }) => {
      const { name, nameSpan } = operator;
      const fact = `EventBridge reads this ${JSON.stringify(name)} as a key of the event, so nothing matches.`;
      const message = `${operatorMessage(name, field.path)} ${fact}`;
      return { span: nameSpan, message, data: undefined };
    }),
  fixes: (context, { span }) => operatorIntoArray(context, span),
};
