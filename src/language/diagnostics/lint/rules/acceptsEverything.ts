import { leavesAcceptingEverything } from "../leafAlternatives";
import type { LintRule } from "../lintRule";
import { removal } from "../../fixes/commonFixes";

/** What an `anything-but` excludes is let in beside it, or both `exists` are there. */
export const acceptsEverything: LintRule<"accepts-everything"> = {
  code: "accepts-everything",
  level: "warning",
  summary: "Alternatives that accept every value together.",
  check: (context) =>
    [...context.shared(leavesAcceptingEverything)].map(({ value, path }) => ({
      span: value.span,
      message: `Alternatives are joined by "or": together these accept every value of "${path}".`,
      data: undefined,
    })),
  fixes: (context, { span }) => removal(context, span),
};
