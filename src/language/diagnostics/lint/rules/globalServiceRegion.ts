import type { Span } from "../../../../base/span";
import { valueTest } from "../../../../matching/valueTest";
import type { ChosenEvent } from "../fieldKnowledge";
import type { LeafField } from "../leafField";
import type { LintContext } from "../lintContext";
import type { LintRule } from "../lintRule";
import { holdsPlaceholder } from "../placeholder";
import { exactTexts } from "../plainTexts";
import { homeRegionOf, isOfOtherPartition } from "../../../knowledge/homeRegion";
import { sourceOfEventSource } from "../../../knowledge/eventSources";
import { listOf, setValue, stringValue } from "../../fixes/operations";
import { choice } from "../../fixes/quickFix";
import { alsoAccept } from "../../fixes/commonFixes";

interface HomeRegion {
  readonly home: string;
  /** The array that asks for other Regions, where nothing at all comes from them. */
  readonly list: Span | undefined;
}

/** A global service logs its calls in one Region, wherever they come from. */
export const globalServiceRegion: LintRule<"global-service-region", HomeRegion> = {
  code: "global-service-region",
  level: "warning",
  summary: "A Region in which a global service, such as IAM, sends no events.",
  check: (context) =>
    context.leaves.flatMap((leaf) => {
      if (leaf.path !== "region" && leaf.path !== "detail.awsRegion") return [];
      const events = eventsFor(context, leaf);
      if (events?.some(({ event }) => homeRegionOf(event) !== undefined) !== true) return [];
      if (!leaf.value.matchers.every(isKnown)) return [];
      const isReached = reachOf(context, leaf);
      const reachable = new Set(
        events.flatMap(({ event }) => (isReached(homeRegionOf(event)) ? [event.source] : [])),
      );
      const confined = events.filter(({ event }) => !reachable.has(event.source));
      const [first] = confined;
      const home = first && homeRegionOf(first.event);
      if (home === undefined) return [];
      const alike = confined.filter(({ event }) => homeRegionOf(event) === home);
      const sources = [...new Set(alike.map(({ event }) => event.source))];
      const titles = sources.map((name) => context.catalog.source(name)?.title ?? name).join(", ");
      const isAll = alike.length === events.length;
      const outcome = isAll ? "nothing matches" : "they never match";
      const message = `Events of ${titles} are sent in ${home} only, so ${outcome}. Ask for "${home}", or leave the Region out.`;
      const source = first?.selection.get("source");
      const related =
        source === undefined ? [] : [{ span: source.value.span, message: "The source is chosen here." }];
      return [
        { span: leaf.nameSpan, message, related, data: { home, list: isAll ? leaf.value.span : undefined } },
      ];
    }),
  fixes: (context, { span, data: { home, list } }) =>
    list === undefined
      ? alsoAccept(context, span, JSON.stringify(home), `Ask for "${home}" as well`)
      : [choice(`Ask for "${home}"`, [setValue(list, listOf([stringValue(home)]))])],
};

/** The events in which a Region is asked for; of a kind that every source sends, those of the chosen event sources. */
function eventsFor(context: LintContext, leaf: LeafField): readonly ChosenEvent[] | undefined {
  const hasSource = context.selections(leaf).every((selection) => selection.has("source"));
  return hasSource ? context.knownEvents(leaf) : callsOf(context, leaf);
}

/** The API calls of the services that an event source names, where a pattern names no source. */
function callsOf(context: LintContext, leaf: LeafField): readonly ChosenEvent[] | undefined {
  const events: ChosenEvent[] = [];
  for (const selection of context.selections(leaf)) {
    const texts = exactTexts(selection.get("detail.eventSource")?.value);
    if (texts === undefined || selection.has("source")) return undefined;
    for (const text of texts) {
      const source = context.catalog.source(sourceOfEventSource(text) ?? "");
      const event = source?.event("AWS API Call via CloudTrail");
      if (event === undefined || !context.steps.take(1, leaf.nameSpan)) return undefined;
      events.push({ event, messageTypes: undefined, selection });
    }
  }
  return events;
}

/** Tells whether a leaf accepts a Region from which an event can come. Other partitions than the public one have others. */
function reachOf({ catalog, steps }: LintContext, leaf: LeafField): (home: string | undefined) => boolean {
  const { matchers } = leaf.value;
  const { regions } = catalog;
  if (!steps.take(matchers.length * regions.length, leaf.nameSpan)) return () => true;
  const accepted = matchers.map((matcher) => {
    const { string } = valueTest(matcher);
    return regions.filter((region) => string(region, region));
  });
  const isElsewhere = accepted.some((some) => some.length > 0 && some.every(isOfOtherPartition));
  const all = new Set(accepted.flat());
  return (home) => home === undefined || isElsewhere || all.has(home);
}

/** Whether all that a matcher asks for is known: no template writes it. */
function isKnown(matcher: LeafField["value"]["matchers"][number]): boolean {
  if (matcher.kind === "unknown") return false;
  return !("value" in matcher) || typeof matcher.value !== "string" || !holdsPlaceholder(matcher.value);
}
