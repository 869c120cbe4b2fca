import type { Catalog, CatalogField, EventType, SourceEvents } from "../../catalog/catalog";
import { fieldAt, lookUpPath, type PathKnowledge } from "../../catalog/eventFields";
import { valueTest } from "../../matching/valueTest";
import type { Leaf, Matcher } from "../../pattern/pattern";
import type { LeafField } from "./leafField";
import type { Selection } from "./selections";

/** An event that a selection lets through, with the message types that are asked for; undefined: any. */
export interface ChosenEvent {
  readonly event: EventType;
  readonly messageTypes: LeafField | undefined;
  readonly selection: Selection;
}

/** More sources than this say nothing about the fields of an event. */
const mostSources = 12;

/**
 * The events of the catalog that a selection lets through. Undefined when others can come through too: from a custom or
 * unknown source, of a detail-type that the catalog may lack, or from too many sources to tell.
 */
export function chosenEvents(selection: Selection, catalog: Catalog): readonly ChosenEvent[] | undefined {
  const sources = chosenSources(selection, catalog);
  if (sources === undefined) return undefined;
  const messageTypes = selection.get("detail.messageType");
  const events: ChosenEvent[] = [];
  for (const source of sources) {
    const chosen = eventsOfSource(source, selection.get("detail-type"));
    if (chosen === undefined) return undefined;
    events.push(...chosen.map((event) => ({ event, messageTypes, selection })));
  }
  return events.length === 0 ? undefined : events;
}

/** The sources that a selection lets through; undefined when one of them is not known, or nothing narrows them. */
export function chosenSources(selection: Selection, catalog: Catalog): readonly SourceEvents[] | undefined {
  const names = sourceNames(selection, catalog);
  if (names === undefined || names.length > mostSources) return undefined;
  const sources = names.map((name) => catalog.source(name));
  return sources.every((source) => source !== undefined) ? sources : undefined;
}

function sourceNames(selection: Selection, catalog: Catalog): readonly string[] | undefined {
  const field = selection.get("source");
  if (field !== undefined) {
    const names = new Set<string>();
    for (const matcher of field.value.matchers) {
      if (matcher.kind === "string" || matcher.kind === "exactly") names.add(matcher.value);
      else if (matcher.kind === "prefix" && matcher.value.startsWith("aws.")) {
        for (const { name } of catalog.sources) if (accepts(matcher, name)) names.add(name);
      } else return undefined;
    }
    return [...names];
  }
  const detailTypes = exactTexts(selection.get("detail-type")?.value);
  if (detailTypes === undefined) return undefined;
  const names = new Set<string>();
  for (const detailType of detailTypes) {
    const senders = catalog.sourcesOf(detailType);
    if (senders.length === 0) return undefined;
    // Kinds of CloudTrail event look the same from every source: a few stand for all.
    for (const sender of senders.slice(0, mostSources / 2)) names.add(sender);
  }
  return [...names];
}

function eventsOfSource(
  source: SourceEvents,
  field: LeafField | undefined,
): readonly EventType[] | undefined {
  if (field === undefined) return source.complete ? source.events : undefined;
  const texts = exactTexts(field.value);
  if (texts !== undefined) return texts.flatMap((detailType) => source.event(detailType) ?? []);
  if (!source.complete) return undefined;
  return source.events.filter(({ detailType }) =>
    field.value.matchers.some((matcher) => accepts(matcher, detailType)),
  );
}

/** The strings of a leaf when it lists nothing else; undefined otherwise. */
export function exactTexts(leaf: Leaf | undefined): readonly string[] | undefined {
  const texts = leaf?.matchers.map((matcher) =>
    matcher.kind === "string" || matcher.kind === "exactly" ? matcher.value : undefined,
  );
  return texts?.every((text) => text !== undefined) === true ? texts : undefined;
}

/** Whether a matcher accepts a string. */
export function accepts(matcher: Matcher, text: string): boolean {
  return valueTest(matcher).string(text, text);
}

/** What a chosen event says of a path. */
export type FieldKnowledge =
  | { readonly kind: "field"; readonly field: CatalogField }
  | { readonly kind: "possible" }
  | { readonly kind: "unknown"; readonly known: number }
  /** The event has it, but not with the message types that are asked for. */
  | { readonly kind: "otherMessage"; readonly field: CatalogField; readonly messageTypes: LeafField };

/** What an event says of a path, whatever its message type. */
interface Way {
  /** The fields on the way, as far as the event has them. */
  readonly fields: readonly CatalogField[];
  readonly end: PathKnowledge;
}

/**
 * Tells what a chosen event says of the field at a path; for an unknown one `known` counts the keys that the event has.
 * Remembers ways, since the branches of an `$or` ask for the same ones again and again.
 */
export function fieldKnowledge(): (chosen: ChosenEvent, keys: readonly string[]) => FieldKnowledge {
  const ways = new Map<EventType, Map<string, Way>>();
  return ({ event, messageTypes }, keys) => {
    const known = ways.get(event) ?? new Map<string, Way>();
    const path = keys.join("\n");
    const way = known.get(path) ?? wayTo(event, keys);
    ways.set(event, known.set(path, way));
    const withheld =
      messageTypes && way.fields.find((field) => field.onlyIn !== undefined && !carries(field, messageTypes));
    if (messageTypes !== undefined && withheld !== undefined) {
      return { kind: "otherMessage", field: withheld, messageTypes };
    }
    if (way.end.kind === "unknown") return { kind: "unknown", known: way.end.parent?.path.length ?? 0 };
    return way.end.kind === "possible" ? { kind: "possible" } : way.end;
  };
}

function wayTo(event: EventType, keys: readonly string[]): Way {
  const fields: CatalogField[] = [];
  for (let length = 1; length <= keys.length; length++) {
    const field = fieldAt(event, keys.slice(0, length));
    if (field === undefined) break;
    fields.push(field);
  }
  return { fields, end: lookUpPath(event, keys) };
}

function carries({ onlyIn }: CatalogField, { value }: LeafField): boolean {
  return (
    onlyIn === undefined ||
    onlyIn.some((messageType) => value.matchers.some((matcher) => accepts(matcher, messageType)))
  );
}
