import type { PatternObject } from "../../../../pattern/pattern";
import { acceptsAbsence } from "../absence";
import { withCaveat } from "../configEvents";
import type { LeafField } from "../leafField";
import type { LintRule } from "../lintRule";
import { alsoAccept } from "../../fixes/commonFixes";

/** The first evaluation of a resource has nothing to compare with. */
export const firstEvaluation: LintRule<"first-evaluation"> = {
  code: "first-evaluation",
  level: "information",
  summary: "A condition on `oldEvaluationResult`, which first evaluations do not have.",
  onlyIfValid: true,
  check: (context) => {
    const asked = context.leaves.filter(({ path }) => path.startsWith("detail.oldEvaluationResult."));
    const [leaf] = asked;
    if (leaf === undefined || asked.some(acceptsAbsence)) return [];
    const events = context.events(leaf);
    // A selection for each alternative means that another alternative may well let first evaluations through.
    if (events === undefined || withCaveat(events, "first-evaluation") === undefined) return [];
    if (!isAlwaysAsked(context.root, leaf)) return [];
    const message = `The first evaluation of a resource has no "oldEvaluationResult": resources that are NON_COMPLIANT from the start do not match.`;
    return [{ span: leaf.nameSpan, message, data: undefined }];
  },
  fixes: (context, { span }) =>
    alsoAccept(context, span, `{ "exists": false }`, "Match first evaluations as well"),
};

/** Whether a leaf stands in no branch of `$or`. */
function isAlwaysAsked({ members }: PatternObject, leaf: LeafField): boolean {
  return members.some((member) => {
    if (member.kind === "or") return false;
    return member === leaf || (member.value.kind === "object" && isAlwaysAsked(member.value, leaf));
  });
}
