import { checkedOrs } from "../orBranches";
import type { LintRule } from "../lintRule";
import { removal } from "../../fixes/commonFixes";

/** What one branch leaves out another lets in. */
export const contradictoryOr: LintRule<"contradictory-or"> = {
  code: "contradictory-or",
  level: "warning",
  summary: "Alternatives of `$or` that accept everything together.",
  check: (context) =>
    context.shared(checkedOrs).flatMap(({ or, acceptsEveryValueOf: path }) => {
      if (path === undefined) return [];
      const message = `These alternatives accept every event together: what one excludes from "${path}", another accepts.`;
      const shown = or.branches.slice(0, maxRelated);
      const related = shown.map(({ span }) => ({ span, message: "An alternative is here." }));
      return [{ span: or.nameSpan, message, related, data: undefined }];
    }),
  fixes: (context, { span }) => removal(context, span),
};

/** More alternatives than this are not pointed at. */
const maxRelated = 10;
