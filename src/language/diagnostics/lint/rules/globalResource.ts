import { exactTexts } from "../plainTexts";
import { withCaveat } from "../configEvents";
import type { LintRule } from "../lintRule";
import { alsoAccept } from "../../fixes/commonFixes";

/** AWS Config records IAM resources once, for no Region. */
export const globalResource: LintRule<"global-resource"> = {
  code: "global-resource",
  level: "information",
  summary: "A Region condition on IAM resources, which AWS Config records as `global`.",
  onlyIfValid: true,
  check: (context) => {
    const typesByPath = new Map(
      context.leaves
        .toReversed()
        .flatMap((leaf) => (leaf.name === "resourceType" ? [[leaf.path, leaf] as const] : [])),
    );
    return context.leaves.flatMap((leaf) => {
      const types = typesByPath.get(leaf.path.replace(/awsRegion$/, "resourceType"));
      const events = leaf.name === "awsRegion" ? context.events(leaf) : undefined;
      if (events === undefined || withCaveat(events, "global-resources") === undefined) return [];
      const areGlobal = exactTexts(types?.value)?.every((type) => globalTypes.test(type)) === true;
      if (!areGlobal || exactTexts(leaf.value)?.includes("global") !== false) return [];
      const message = `Items of IAM resources say "global" here. The Region that recorded them is "region" at the top.`;
      const related =
        types === undefined ? [] : [{ span: types.value.span, message: "The types are chosen here." }];
      return [{ span: leaf.nameSpan, message, related, data: undefined }];
    });
  },
  fixes: (context, { span }) => alsoAccept(context, span, `"global"`, `Ask for "global" as well`),
};

/** IAM types whose items have no Region of their own. */
const globalTypes = /^AWS::IAM::(?:Group|Policy|Role|User)$/;
