import { acceptsAbsence } from "../absence";
import type { LeafField } from "../leafField";
import type { LintContext } from "../lintContext";
import type { LintRule } from "../lintRule";
import { holdsPlaceholder } from "../placeholder";
import { removal } from "../../fixes/commonFixes";

/** Some events have the key, but nothing in it. */
export const emptyResources: LintRule<"empty-resources"> = {
  code: "empty-resources",
  level: "warning",
  summary: "A condition on `resources` of events in which it is always empty.",
  check: (context) =>
    context.leaves.flatMap((leaf) => {
      if (leaf.path !== "resources" || acceptsAbsence(leaf)) return [];
      const message = describe(context, leaf);
      return message === undefined ? [] : [{ span: leaf.nameSpan, message, data: undefined }];
    }),
  fixes: (context, { span }) => removal(context, span),
};

/** Why nothing matches; undefined where one of the events can have something there. */
function describe(context: LintContext, leaf: LeafField): string | undefined {
  const events = context.events(leaf) ?? context.knownEvents(leaf);
  if (events === undefined || events.length === 0) return undefined;
  const areAll = (...ids: readonly string[]): boolean =>
    events.every(({ event }) => event.caveats.some(({ id }) => ids.includes(id)));
  if (areAll("resources-cloudtrail")) {
    if (
      leaf.value.matchers.every((matcher) => matcher.kind === "string" && holdsPlaceholder(matcher.value))
    ) {
      return undefined;
    }
    return `"resources" is empty in events that come through CloudTrail, so nothing matches. What a call was about is in "detail.requestParameters".`;
  }
  if (!areAll("resources-empty", "resources-cloudtrail") || context.events(leaf) === undefined)
    return undefined;
  const names = [...new Set(events.map(({ event }) => event.detailType))].join('", "');
  return `"resources" is empty in every sample of "${names}", so nothing matches. Ask for "detail.resourceId" instead.`;
}
