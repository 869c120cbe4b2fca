import type { Span } from "../../../../base/span";
import type { ChosenEvent } from "../fieldKnowledge";
import type { LeafField } from "../leafField";
import type { LintContext } from "../lintContext";
import type { LintRule } from "../lintRule";
import { holdsPlaceholder } from "../placeholder";
import { accepts, exactTexts } from "../plainTexts";
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
      if (events === undefined || !leaf.value.matchers.every(isKnown)) return [];
      const reachable = new Set(
        events.flatMap((chosen) => (isOutOfReach(context, leaf, chosen) ? [] : [chosen.event.source])),
      );
      const confined = events.filter(({ event }) => !reachable.has(event.source));
      const home = homeOf(confined[0]);
      if (home === undefined) return [];
      const sources = [...new Set(confined.map(({ event }) => event.source))];
      const titles = sources.map((name) => context.catalog.source(name)?.title ?? name).join(", ");
      const isAll = confined.length === events.length;
      const outcome = isAll ? "nothing matches" : "they never match";
      const message = `Events of ${titles} are sent in ${home} only, so ${outcome}. Ask for "${home}", or leave the Region out.`;
      const source = confined[0]?.selection.get("source");
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

/** The Regions that caveats of the catalog name as the only one. */
const homes: ReadonlyMap<string, string> = new Map([
  ["global-service", "us-east-1"],
  ["us-east-1", "us-east-1"],
  ["global-service-oregon", "us-west-2"],
]);

/** The one Region from which an event comes; undefined where it comes from any. */
function homeOf(chosen: ChosenEvent | undefined): string | undefined {
  const ids = chosen?.event.caveats.map(({ id }) => id) ?? [];
  return ids.map((id) => homes.get(id)).find((home) => home !== undefined);
}

/** Whether a leaf accepts no Region from which an event comes. Other partitions than the public one have their own. */
function isOutOfReach({ catalog }: LintContext, leaf: LeafField, chosen: ChosenEvent): boolean {
  const home = homeOf(chosen);
  const { matchers } = leaf.value;
  if (home === undefined || matchers.some((matcher) => accepts(matcher, home))) return false;
  const isElsewhere = (region: string): boolean => /^(?:cn|eusc|[a-z]{2}-(?:gov|iso))/.test(region);
  return !matchers.some((matcher) => {
    const accepted = catalog.regions.filter((region) => accepts(matcher, region));
    return accepted.length > 0 && accepted.every(isElsewhere);
  });
}

/** Whether all that a matcher asks for is known: no template writes it. */
function isKnown(matcher: LeafField["value"]["matchers"][number]): boolean {
  if (matcher.kind === "unknown") return false;
  return !("value" in matcher) || typeof matcher.value !== "string" || !holdsPlaceholder(matcher.value);
}
