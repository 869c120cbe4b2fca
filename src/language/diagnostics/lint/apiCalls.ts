import type { Operation } from "../../../catalog/catalog";
import type { Matcher } from "../../../pattern/pattern";
import { exactTexts } from "./plainTexts";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { holdsPlaceholder } from "./placeholder";
import { remember } from "../../../base/remember";
import { likeliest, similarNames, type SimilarNames } from "./similar";

const apiCall = "AWS API Call via CloudTrail";

/** An API call that a pattern asks CloudTrail for, and what there is to say of it. */
export interface ApiCall {
  readonly matcher: Matcher & { readonly kind: "string" };
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
    const events = leaf.path === "detail.eventName" ? context.events(leaf) : undefined;
    if (events?.every(({ event }) => event.detailType === apiCall) !== true) return [];
    const operations = operationsOf(eventSourcesFor(context, leaf).join("\n"));
    if (operations === undefined) return [];
    return leaf.value.matchers.flatMap((matcher) => judge(context, matcher, operations));
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

function judge({ steps }: LintContext, matcher: Matcher, { byName, names }: Operations): readonly ApiCall[] {
  if (matcher.kind !== "string" || holdsPlaceholder(matcher.value)) return [];
  const { value, span } = matcher;
  const operation = byName.get(value);
  if (operation !== undefined) return operation.readOnly ? [{ matcher, verdict: { kind: "reads" } }] : [];
  const known = names.inOtherCase(value);
  if (known !== undefined) return [{ matcher, verdict: { kind: "otherCase", known } }];
  const texts = likeliest(names, value, steps, span);
  return texts === undefined ? [] : [{ matcher, verdict: { kind: "unlisted", texts } }];
}
