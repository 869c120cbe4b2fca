import type { Catalog, CatalogField, EventType } from "../../catalog/catalog";
import { API_CALL } from "../../catalog/cloudTrailKinds";
import { fieldAt } from "../../catalog/eventFields";
import { eventSourcesOf } from "./eventSources";
import type { AskedTexts } from "./eventSelection";

/** Of more calls than this the parameters are not looked up. */
const maxCalls = 12;

const REQUEST = "requestParameters";
const RESPONSE = "responseElements";

/** What a pattern asks of the calls that it is about. */
export interface AskedCalls {
  readonly eventNames: AskedTexts | undefined;
  /** The event sources that it lists; undefined: those of the sources. */
  readonly eventSources: readonly string[] | undefined;
}

/**
 * The events, with each that carries API calls split into the calls that the pattern asks for, which have the parameters
 * of their operation. As it was where the pattern asks for none, for too many, or for one that no API model has.
 */
export function narrowToCalls(
  events: readonly EventType[],
  { eventNames, eventSources }: AskedCalls,
  catalog: Catalog,
): readonly EventType[] {
  if (eventNames === undefined || !events.some(({ detailType }) => detailType === API_CALL)) return events;
  const bases = new Map<string, EventType>();
  for (const event of events) {
    if (event.detailType !== API_CALL) continue;
    const own = catalog.source(event.source);
    const named = own === undefined ? [] : eventSourcesOf(own);
    for (const eventSource of eventSources ?? named) {
      if (!bases.has(eventSource) || named.includes(eventSource)) bases.set(eventSource, event);
    }
  }
  const calls = [...bases].flatMap(([eventSource, event]) =>
    callNames(eventNames, eventSource, catalog).map((name) => ({ eventSource, event, name })),
  );
  if (calls.length === 0 || calls.length > maxCalls) return events;
  const areSeveral = calls.length > 1;
  const narrowed = calls.map(({ eventSource, event, name }) => {
    const found = catalog.callFields(eventSource, name);
    return found === undefined ? event : withCall(event, name, found.fields, areSeveral);
  });
  const split = new Set(bases.values());
  return [
    ...new Set([
      ...narrowed,
      ...events.filter((event) => event.detailType !== API_CALL && !split.has(event)),
    ]),
  ];
}

/** The names that the pattern accepts: those that it lists, or operations that its operators match. */
function callNames(asked: AskedTexts, eventSource: string, catalog: Catalog): readonly string[] {
  if (asked.isList) return asked.values;
  return catalog.operations(eventSource).flatMap(({ name }) => (asked.accepts(name) ? [name] : []));
}

/**
 * An event with the fields of a call where the record has them. What is known of the source's calls in general stands
 * behind them, unless there are several calls: then it would seem to be what they share.
 */
function withCall(
  event: EventType,
  operation: string,
  own: readonly CatalogField[],
  areSeveral: boolean,
): EventType {
  const paths = new Set(own.map(({ path }) => path.join(".")));
  const fields = (event.fields ?? []).flatMap((field) => {
    const [, record = "", key] = field.path;
    if (record !== REQUEST && record !== RESPONSE) return [field];
    if (key === undefined) return [field, ...own.filter(({ path }) => path[1] === record)];
    const isOfOthers = areSeveral && key !== "*";
    return isOfOthers || paths.has(field.path.join(".")) ? [] : [field];
  });
  return { ...event, operation, fields };
}

/** Whether the source is known to log a field of a call under exactly this path, whichever call it is. */
export function isLoggedByService(event: EventType, path: readonly string[]): boolean {
  const field = fieldAt(event, path);
  return field !== undefined && !field.path.includes("*");
}
