import { acceptsAbsence } from "../absence";
import type { LintRule } from "../lintRule";
import { removal } from "../../fixes/commonFixes";

/** Some events have the key, but nothing in it. */
export const emptyResources: LintRule<"empty-resources"> = {
  code: "empty-resources",
  level: "warning",
  summary: "A condition on `resources` of events in which it is always empty.",
  check: (context) =>
    context.leaves.flatMap((leaf) => {
      if (leaf.path !== "resources" || acceptsAbsence(leaf)) return [];
      const events = context.events(leaf);
      const caveats = events?.map(({ event }) => event.caveats.find(({ id }) => id === "resources-empty"));
      if (events === undefined || caveats?.every((caveat) => caveat !== undefined) !== true) return [];
      const names = [...new Set(events.map(({ event }) => event.detailType))].join('", "');
      const message = `"resources" is empty in every sample of "${names}", so nothing matches. Ask for "detail.resourceId" instead.`;
      return [{ span: leaf.nameSpan, message, data: undefined }];
    }),
  fixes: (context, { span }) => removal(context, span),
};
