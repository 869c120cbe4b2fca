import type { Operation } from "../../../catalog/catalog";
import type { Matcher } from "../../../pattern/pattern";
import { excludedMatchers, exclusionsOf } from "./exclusions";
import type { ChosenEvent } from "./fieldKnowledge";
import { exactTexts } from "./plainTexts";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { holdsPlaceholder } from "./placeholder";
import { remember } from "../../../base/remember";
import { likeliest, similarNames, type SimilarNames } from "./similar";

const apiCall = "AWS API Call via CloudTrail";

/** An API call that a pattern asks CloudTrail for, or excludes, and what there is to say of it. */
export interface ApiCall {
  readonly matcher: Matcher & { readonly kind: "string" };
  readonly isExcluded: boolean;
  readonly verdict:
    | { readonly kind: "reads" }
    /** The operation has the same letters in another case. */
    | { readonly kind: "otherCase"; readonly known: string }
    /** No operation is called so; `texts` are the likeliest ones. */
    | { readonly kind: "unlisted"; readonly texts: readonly string[] };
}

/** The API calls of a pattern that only read, or that no operation of the chosen services is called. */
export function apiCalls(context: LintContext): readonly ApiCall[] {
  const operationsOf = remember((eventSources: string) => operationsUnder(context, eventSources.split("\n")));
  return context.leaves.flatMap((leaf) => {
    const calls = leaf.path === "detail.eventName" ? callsFor(context, leaf) : undefined;
    if (calls === undefined) return [];
    const operations = operationsOf(eventSourcesFor(context, leaf, calls.events).join("\n"));
    if (operations === undefined) return [];
    const excluded = exclusionsOf(leaf).flatMap((exclusion) => excludedMatchers(context.text, exclusion));
    return [
      ...leaf.value.matchers.flatMap((matcher) => judge(context, matcher, operations, calls.areAll)),
      ...excluded
        .flatMap((matcher) => judge(context, matcher, operations, calls.areAll))
        .filter(({ verdict }) => verdict.kind !== "reads")
        .map((call) => ({ ...call, isExcluded: true })),
    ];
  });
}

interface Calls {
  readonly events: readonly ChosenEvent[];
  /** Whether nothing but API calls can come through. */
  readonly areAll: boolean;
}

/** The API calls in which a leaf is looked for; undefined where another known event has the field too. */
function callsFor(context: LintContext, leaf: LeafField): Calls | undefined {
  const chosen = context.events(leaf);
  const known = chosen ?? context.knownEvents(leaf);
  const events = chosen ?? known?.filter((event) => context.knowledgeOf(event, leaf).kind === "field");
  if (events === undefined || events.length === 0) return undefined;
  return events.every(({ event }) => event.detailType === apiCall)
    ? { events, areAll: chosen !== undefined }
    : undefined;
}

/** What CloudTrail calls the services that a leaf's events come from; an empty name for one that is not known. */
function eventSourcesFor(
  context: LintContext,
  leaf: LeafField,
  events: readonly ChosenEvent[],
): readonly string[] {
  const names = new Set<string>();
  const textsOf = remember((asked: LeafField) => exactTexts(asked.value));
  for (const { event, selection } of events) {
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

/** The verdict on one value. Where events of the service's own can come through, only on what is surely a mistake. */
function judge(
  { steps }: LintContext,
  matcher: Matcher,
  { byName, names }: Operations,
  areAll: boolean,
): readonly ApiCall[] {
  if (matcher.kind !== "string" || holdsPlaceholder(matcher.value)) return [];
  const { value, span } = matcher;
  const found = { matcher, isExcluded: false };
  const operation = byName.get(value);
  if (operation !== undefined) return operation.readOnly ? [{ ...found, verdict: { kind: "reads" } }] : [];
  const known = names.inOtherCase(value);
  if (known !== undefined) return [{ ...found, verdict: { kind: "otherCase", known } }];
  const texts =
    areAll || value.includes(" ") ? likeliest(names, value, steps, span) : names.nearest(value, steps, span);
  if (texts === undefined || (texts.length === 0 && !areAll && !value.includes(" "))) return [];
  return [{ ...found, verdict: { kind: "unlisted", texts } }];
}
