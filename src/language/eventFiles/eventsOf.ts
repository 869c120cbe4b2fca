import type { Catalog, EventType } from "../../catalog/catalog";
import type { TolerantObject } from "../../json/tolerantTree";
import type { ChosenEvents, Choice } from "../knowledge/chosenEvents";
import { memberOf } from "./eventCursor";

/** Of the sources that send one detail-type so many are looked up. */
const maxSenders = 12;

/**
 * The events of the catalog that an event can be, by its own source, detail-type and message type; each that is absent
 * or empty says nothing. None for a custom source, or where neither source nor detail-type is written.
 */
export function eventsOf(event: TolerantObject, catalog: Catalog): ChosenEvents {
  const detail = memberOf(event, "detail");
  const inDetail = (key: string): string | undefined =>
    detail?.kind === "object" ? textOf(detail, key) : undefined;
  const [source, detailType] = [textOf(event, "source"), textOf(event, "detail-type")];
  const messageType = inDetail("messageType");
  return {
    sources: choiceOf(source),
    detailTypes: choiceOf(detailType),
    eventSources: choiceOf(inDetail("eventSource")),
    events: typesOf(source, detailType, catalog),
    carries: (_, { onlyIn }) =>
      onlyIn === undefined || messageType === undefined || onlyIn.includes(messageType),
  };
}

function typesOf(
  source: string | undefined,
  detailType: string | undefined,
  catalog: Catalog,
): readonly EventType[] {
  if (detailType === undefined) return source === undefined ? [] : (catalog.source(source)?.events ?? []);
  const sources = source === undefined ? catalog.sourcesOf(detailType).slice(0, maxSenders) : [source];
  return sources.flatMap((name) => catalog.source(name)?.event(detailType) ?? []);
}

function textOf(object: TolerantObject, key: string): string | undefined {
  const value = memberOf(object, key);
  return value?.kind === "scalar" && value.type === "string" && value.value !== "" ? value.value : undefined;
}

function choiceOf(value: string | undefined): Choice | undefined {
  return value === undefined ? undefined : { values: [value], matches: (other) => other === value };
}
