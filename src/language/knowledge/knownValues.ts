import type { Catalog, CatalogField, CatalogValue, Operation, SourceSummary } from "../../catalog/catalog";
import { API_CALL, comesAs, NAMED_KINDS } from "../../catalog/cloudTrailKinds";
import type { ChosenEvents } from "./chosenEvents";
import {
  codeList,
  describeCaveats,
  describeThinEvidence,
  describeTypes,
  describeValue,
  link,
  paragraphs,
  sentence,
} from "./describeField";
import { fieldsAt } from "./knownFields";
import { eventSourcesOf } from "./eventSources";
import { homeRegionOf, isOfOtherPartition } from "./homeRegion";
import { managedRuleValues } from "./knownRules";
import type { KnownValue } from "./knownValue";
import { boldMarkdown, codeSpan, escapeMarkdown } from "./markdown";
import type { TolerantArray } from "../../json/tolerantTree";

export interface ValueQuery {
  readonly catalog: Catalog;
  readonly chosen: ChosenEvents;
  readonly path: readonly string[];
}

/** The values that are known for the field at a path, likeliest first. None where AWS sends anything at all. */
export function knownValues(query: ValueQuery): readonly KnownValue[] {
  const { path } = query;
  const name = path.join(".");
  if (name === "source") return sourceValues(query);
  if (name === "detail-type") return detailTypeValues(query);
  const key = path.at(-1) ?? "";
  if (name === "region" || name === "detail.awsRegion")
    return withinReach(query, ownValues(query, name, key));
  return ownValues(query, name, key);
}

/** Of the Regions those in which the chosen events are sent. */
function withinReach({ chosen }: ValueQuery, regions: readonly KnownValue[]): readonly KnownValue[] {
  const homes = new Set(chosen.events.map(homeRegionOf));
  if (homes.size === 0 || homes.has(undefined)) return regions;
  return regions.filter(({ value }) => homes.has(String(value)) || isOfOtherPartition(String(value)));
}

function ownValues(query: ValueQuery, name: string, key: string): readonly KnownValue[] {
  const listed = listedValues(query);
  const unlisted = unlistedValues(query, name, key, query.catalog);
  if (listed.length === 0) return unlisted;
  const all = new Map<unknown, KnownValue>();
  for (const known of [...listed, ...unlisted]) if (!all.has(known.value)) all.set(known.value, known);
  return [...all.values()];
}

/** Values that the catalog keeps beside the fields rather than with them. */
function unlistedValues(
  query: ValueQuery,
  name: string,
  key: string,
  catalog: Catalog,
): readonly KnownValue[] {
  if (name === "detail.eventSource" && isApiCall(query)) return eventSourceValues(query);
  if (name === "detail.eventName" && mayBeNamed(query)) return eventNameValues(query);
  if (name === "region" || key === "awsRegion") {
    return catalog.regions.map((value) => ({ value, kind: "value", detail: "AWS Region" }));
  }
  const aboutConfig = query.chosen.events.some(({ source }) => source === "aws.config");
  if (/^configRuleNames?$/.test(key) && aboutConfig) return managedRuleValues(catalog);
  return [];
}

/** The values that the chosen events list for the field, and the two of a boolean. */
function listedValues(query: ValueQuery): readonly KnownValue[] {
  const { catalog, chosen, path } = query;
  const envelope = path.length === 1 ? catalog.envelope.filter((field) => field.path[0] === path[0]) : [];
  const fields = envelope.length > 0 ? envelope : fieldsAt(chosen, path).map(({ field }) => field);
  return fields.flatMap((field) => {
    const values = field.values.map((value) => ofField(value, field, path));
    return field.types.includes("boolean") && values.length === 0 ? booleans(path) : values;
  });
}

function ofField(value: CatalogValue, field: CatalogField, path: readonly string[]): KnownValue {
  const thin = value.evidence === undefined ? "" : describeThinEvidence(value.evidence);
  return {
    value: value.value,
    kind: "value",
    detail: thin === "" ? (value.description ?? `${describeTypes(field)} · ${path.at(-1) ?? ""}`) : thin,
    documentation: () => describeValue(value, path),
  };
}

function booleans(path: readonly string[]): readonly KnownValue[] {
  return [true, false].map((value) => ({ value, kind: "value", detail: `boolean · ${path.at(-1) ?? ""}` }));
}

/** Sources: those that send the chosen detail-types first, then by how many people write patterns for them. */
function sourceValues({ catalog, chosen }: ValueQuery): readonly KnownValue[] {
  const { detailTypes } = chosen;
  const implied = new Set(detailTypes?.values.flatMap((detailType) => catalog.sourcesOf(detailType)) ?? []);
  const weight = (source: SourceSummary): number =>
    (implied.has(source.name) ? 0 : 1_000_000) + (source.rank ?? 100_000);
  return catalog.sources
    .toSorted((one, other) => weight(one) - weight(other))
    .map((source) => ({
      value: source.name,
      kind: "source",
      detail: implied.has(source.name) ? `${source.title} · sends this detail-type` : source.title,
      documentation: () => describeSource(source),
    }));
}

function describeSource(source: SourceSummary): string {
  const shown = source.detailTypes.slice(0, 8);
  const more = source.detailTypes.length - shown.length;
  const list = shown.map((detailType) => `- ${escapeMarkdown(detailType)}`).join("\n");
  return paragraphs([
    `${boldMarkdown(source.title)} · ${codeSpan(source.name)}`,
    list === "" ? "" : `${list}${more > 0 ? `\n- and ${more} more` : ""}`,
    link(source.documentation),
  ]);
}

/** Detail-types of the chosen sources, or of every source when none is chosen; none for a custom source. */
function detailTypeValues({ catalog, chosen }: ValueQuery): readonly KnownValue[] {
  const { sources } = chosen;
  const senders = catalog.sources
    .filter(({ name }) => sources === undefined || sources.matches(name))
    .toSorted((one, other) => (one.rank ?? 100_000) - (other.rank ?? 100_000));
  const found = new Map<string, SourceSummary[]>();
  for (const sender of senders) {
    for (const detailType of sender.detailTypes) {
      const from = found.get(detailType);
      if (from === undefined) found.set(detailType, [sender]);
      else from.push(sender);
    }
  }
  return [...found.entries()].map(([detailType, from]) => {
    const event = sources === undefined ? undefined : catalog.source(from[0]?.name ?? "")?.event(detailType);
    const thin = event === undefined ? "" : describeThinEvidence(event.evidence);
    const titles = from.length > 3 ? `${from.length} sources` : from.map(({ name }) => name).join(", ");
    return {
      value: detailType,
      kind: "detailType",
      detail: thin === "" ? titles : `${titles} · ${thin}`,
      documentation: () =>
        paragraphs([
          boldMarkdown(detailType),
          sentence(event?.description),
          `Sent by ${codeList(from.slice(0, 6).map(({ name }) => name))}${from.length > 6 ? " and others" : ""}.`,
          describeCaveats((event?.caveats ?? []).map(({ text }) => text)),
          link(event?.documentation),
        ]),
    };
  });
}

function isApiCall({ chosen }: ValueQuery): boolean {
  return chosen.detailTypes?.matches(API_CALL) ?? true;
}

/** Whether one of the chosen events is a call, a sign-in or a service's own event that CloudTrail names. */
function mayBeNamed({ chosen: { detailTypes } }: ValueQuery): boolean {
  return detailTypes === undefined || [...NAMED_KINDS].some((kind) => detailTypes.matches(kind));
}

/** The event sources of the chosen sources, or all of them. */
function eventSourceValues(query: ValueQuery): readonly KnownValue[] {
  const { chosen, catalog } = query;
  const isKnown = catalog.sources.some(({ name }) => chosen.sources?.matches(name) === true);
  const names = isKnown ? ownEventSources(query) : catalog.eventSources;
  return names.map((value) => ({ value, kind: "value", detail: "service that handled the call" }));
}

function ownEventSources({ catalog, chosen }: ValueQuery): readonly string[] {
  const { sources } = chosen;
  if (sources === undefined) return [];
  return catalog.sources.filter(({ name }) => sources.matches(name)).flatMap(eventSourcesOf);
}

/**
 * The names that CloudTrail logs of the chosen event sources, where the chosen detail-types have them: those of changing
 * operations first, then those that only read.
 */
function eventNameValues(query: ValueQuery): readonly KnownValue[] {
  const { catalog, chosen } = query;
  const eventSources = chosen.eventSources?.values ?? ownEventSources(query);
  const isChosen = (detailType: string): boolean => chosen.detailTypes?.matches(detailType) ?? true;
  const names = new Map<string, KnownValue>();
  for (const isReading of [false, true]) {
    for (const eventSource of eventSources) {
      for (const operation of catalog.operations(eventSource)) {
        if (operation.readOnly === isReading && comesAs(operation, isChosen))
          names.set(operation.name, eventNameValue(operation, eventSource));
      }
    }
  }
  return [...names.values()];
}

function eventNameValue(operation: Operation, eventSource: string): KnownValue {
  const { name, readOnly } = operation;
  const kind = comesAs(operation, (detailType) => detailType === API_CALL) ? "operation" : "event";
  return {
    value: name,
    kind: "value",
    detail: readOnly ? `${eventSource} · read-only` : eventSource,
    documentation: () =>
      paragraphs([
        `${boldMarkdown(name)} · ${kind} of ${codeSpan(eventSource)}`,
        readOnly
          ? "⚠ A read-only call reaches only a rule in state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`."
          : "",
      ]),
  };
}

/** The values that are not in the array yet; the element under the cursor does not count. */
export function absentFrom(
  array: TolerantArray | undefined,
  values: readonly KnownValue[],
  cursor: number | undefined,
): readonly KnownValue[] {
  const present = new Set(
    array?.elements.flatMap(({ node }) =>
      node.kind === "scalar" && node.offset !== cursor ? [literalOf(node.type, node.value)] : [],
    ),
  );
  return present.size === 0 ? values : values.filter(({ value }) => !present.has(JSON.stringify(value)));
}

function literalOf(type: string, value: string): string {
  return type === "string" || type === "word" ? JSON.stringify(value) : value;
}
