import type { Operation } from "../../catalog/catalog";
import type { Matcher } from "../../pattern/pattern";
import { exactTexts } from "./chosen";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { holdsPlaceholder } from "./placeholder";
import { similarTo } from "./similar";

const apiCall = "AWS API Call via CloudTrail";

/** What there is to say of the API calls that a pattern asks CloudTrail for. */
export function callRules(context: LintContext): readonly LintFinding[] {
  return context.leaves.flatMap((leaf) => {
    const events = leaf.path === "detail.eventName" ? context.events(leaf) : undefined;
    if (events?.every(({ event }) => event.detailType === apiCall) !== true) return [];
    const operations = operationsFor(context, leaf);
    if (operations === undefined) return [];
    return leaf.value.matchers.flatMap((matcher) => checkCall(matcher, operations));
  });
}

/** The operations of the services that a leaf's events come from; undefined when one of them is not known. */
function operationsFor(context: LintContext, leaf: LeafField): ReadonlyMap<string, Operation> | undefined {
  const found = new Map<string, Operation>();
  for (const { event, selection } of context.events(leaf) ?? []) {
    const asked = selection.get("detail.eventSource");
    const names =
      asked === undefined
        ? selection.has("source")
          ? context.catalog.source(event.source)?.eventSources
          : undefined
        : exactTexts(asked.value);
    for (const name of names ?? [""]) {
      const operations = context.catalog.operations(name);
      if (operations.length === 0) return undefined;
      for (const operation of operations) found.set(operation.name, operation);
    }
  }
  return found;
}

function checkCall(matcher: Matcher, operations: ReadonlyMap<string, Operation>): readonly LintFinding[] {
  if (matcher.kind !== "string" || holdsPlaceholder(matcher.value)) return [];
  const { value, span } = matcher;
  const operation = operations.get(value);
  if (operation?.readOnly === true) {
    const message = `"${value}" only reads. Such calls reach a rule only in state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, where a trail logs management events.`;
    return [{ code: "read-only-call", span, message, related: [], data: undefined }];
  }
  if (operation !== undefined) return [];
  const names = [...operations.keys()];
  const sameLetters = names.find((name) => name.toLowerCase() === value.toLowerCase());
  if (sameLetters !== undefined) {
    const message = `The operation is "${sameLetters}". Case matters, so "${value}" never matches.`;
    return [{ code: "wrong-case", span, message, related: [], data: { text: value, known: sameLetters } }];
  }
  const texts = similarTo(value, names);
  const [best] = texts;
  const hint = best === undefined ? "" : ` Did you mean "${best}"?`;
  const message = `"${value}" is not a known operation of this service.${hint} AWS can have added it since.`;
  return [{ code: "unlisted-value", span, message, related: [], data: { texts } }];
}
