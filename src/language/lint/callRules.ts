import type { Operation } from "../../catalog/catalog";
import type { Matcher } from "../../pattern/pattern";
import { exactTexts } from "./chosen";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { holdsPlaceholder } from "./placeholder";
import { remember } from "./remember";
import { similarNames, type SimilarNames } from "./similar";

const apiCall = "AWS API Call via CloudTrail";

/** What there is to say of the API calls that a pattern asks CloudTrail for. */
export function callRules(context: LintContext): readonly LintFinding[] {
  const operationsOf = remember((eventSources: string) => operationsUnder(context, eventSources.split("\n")));
  return context.leaves.flatMap((leaf) => {
    const events = leaf.path === "detail.eventName" ? context.events(leaf) : undefined;
    if (events?.every(({ event }) => event.detailType === apiCall) !== true) return [];
    const operations = operationsOf(eventSourcesFor(context, leaf).join("\n"));
    if (operations === undefined) return [];
    return leaf.value.matchers.flatMap((matcher) => checkCall(context, matcher, operations));
  });
}

/** What CloudTrail calls the services that a leaf's events come from; an empty name for one that is not known. */
function eventSourcesFor(context: LintContext, leaf: LeafField): readonly string[] {
  const names = new Set<string>();
  const textsOf = remember((asked: LeafField) => exactTexts(asked.value));
  for (const { event, selection } of context.events(leaf) ?? []) {
    const asked = selection.get("detail.eventSource");
    const own =
      asked === undefined
        ? selection.has("source")
          ? context.catalog.source(event.source)?.eventSources
          : undefined
        : textsOf(asked);
    if (!context.steps.take(own?.length ?? 1, leaf.nameSpan)) return [""];
    for (const name of own ?? [""]) names.add(name);
  }
  return [...names];
}

interface Operations {
  readonly byName: ReadonlyMap<string, Operation>;
  readonly names: SimilarNames;
}

/** The operations of some services; undefined when one of them is not known. */
function operationsUnder({ catalog }: LintContext, eventSources: readonly string[]): Operations | undefined {
  const byName = new Map<string, Operation>();
  for (const name of eventSources) {
    const operations = catalog.operations(name);
    if (operations.length === 0) return undefined;
    for (const operation of operations) byName.set(operation.name, operation);
  }
  return { byName, names: similarNames(byName.keys()) };
}

function checkCall(
  { steps }: LintContext,
  matcher: Matcher,
  { byName, names }: Operations,
): readonly LintFinding[] {
  if (matcher.kind !== "string" || holdsPlaceholder(matcher.value)) return [];
  const { value, span } = matcher;
  const operation = byName.get(value);
  if (operation?.readOnly === true) {
    const message = `"${value}" only reads. Such calls reach a rule only in state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, where a trail logs management events.`;
    return [{ code: "read-only-call", span, message, related: [], data: undefined }];
  }
  if (operation !== undefined) return [];
  const sameLetters = names.inOtherCase(value);
  if (sameLetters !== undefined) {
    const message = `The operation is "${sameLetters}". Case matters, so "${value}" never matches.`;
    return [{ code: "wrong-case", span, message, related: [], data: { text: value, known: sameLetters } }];
  }
  const texts = names.nearest(value, steps, span);
  if (texts === undefined) return [];
  const [best] = texts;
  const hint = best === undefined ? "" : ` Did you mean "${best}"?`;
  const message = `"${value}" is not a known operation of this service.${hint} AWS can have added it since.`;
  return [{ code: "unlisted-value", span, message, related: [], data: { texts } }];
}
