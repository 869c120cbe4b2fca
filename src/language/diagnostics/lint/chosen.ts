import type { Catalog, CatalogField, EventType, SourceEvents } from "../../../catalog/catalog";
import { fieldAt, lookUpPath, type PathKnowledge } from "../../../catalog/eventFields";
import { anyOf, valueTest, type ValueTest } from "../../../matching/valueTest";
import type { Leaf, Matcher } from "../../../pattern/pattern";
import type { LeafField } from "./leafField";
import { remember } from "./remember";
import type { Selection } from "./selections";

/** An event that a selection lets through, with the message types that are asked for; undefined: any. */
export interface ChosenEvent {
  readonly event: EventType;
  readonly messageTypes: LeafField | undefined;
  readonly selection: Selection;
}

/** More sources than this say nothing about the fields of an event. */
const mostSources = 12;

/** Looks up which events of the catalog a selection lets through. */
export interface EventChoice {
  /**
   * The events of the catalog that a selection lets through. Undefined when others can come through too: from a custom
   * or unknown source, of a detail-type that the catalog may lack, or from too many sources to tell.
   */
  readonly events: (selection: Selection) => readonly ChosenEvent[] | undefined;
  /** The sources that a selection lets through; undefined when one of them is not known, or nothing narrows them. */
  readonly sources: (selection: Selection) => readonly SourceEvents[] | undefined;
}

/** Remembers what each leaf says of sources and detail-types, since many selections share one. */
export function eventChoice(catalog: Catalog): EventChoice {
  const bySource = remember((field: LeafField) => namesAskedFor(field.value, catalog));
  const byDetailType = remember((field: LeafField) => sendersOf(field.value, catalog));
  const texts = remember((field: LeafField) => exactTexts(field.value));
  const tests = remember((field: LeafField) => anyOf(field.value.matchers));
  const ofSource = remember((source: SourceEvents) =>
    remember((field: LeafField) => eventsOfSource(source, texts(field), tests(field))),
  );

  function sources(selection: Selection): readonly SourceEvents[] | undefined {
    const source = selection.get("source");
    const detailType = selection.get("detail-type");
    const names = source === undefined ? detailType && byDetailType(detailType) : bySource(source);
    if (names === undefined || names.length > mostSources) return undefined;
    const found = names.map((name) => catalog.source(name));
    return found.every((one) => one !== undefined) ? found : undefined;
  }

  function events(selection: Selection): readonly ChosenEvent[] | undefined {
    const found = sources(selection);
    if (found === undefined) return undefined;
    const messageTypes = selection.get("detail.messageType");
    const detailType = selection.get("detail-type");
    const chosen: ChosenEvent[] = [];
    for (const source of found) {
      const sent = detailType === undefined ? allEvents(source) : ofSource(source)(detailType);
      if (sent === undefined) return undefined;
      chosen.push(...sent.map((event) => ({ event, messageTypes, selection })));
    }
    return chosen.length === 0 ? undefined : chosen;
  }

  return { events, sources };
}

/** The names of the sources that a leaf accepts; undefined when it may accept others than AWS's. */
function namesAskedFor({ matchers }: Leaf, catalog: Catalog): readonly string[] | undefined {
  const names = new Set<string>();
  for (const matcher of matchers) {
    if (matcher.kind === "string" || matcher.kind === "exactly") names.add(matcher.value);
    else if (matcher.kind === "prefix" && matcher.value.startsWith("aws.")) {
      const { string: accepts } = valueTest(matcher);
      for (const { name } of catalog.sources) if (accepts(name, name)) names.add(name);
    } else return undefined;
  }
  return [...names];
}

/** Sources that send the detail-types of a leaf; undefined when one is of an unknown source, or not written out. */
function sendersOf(leaf: Leaf, catalog: Catalog): readonly string[] | undefined {
  const names = new Set<string>();
  for (const detailType of new Set(exactTexts(leaf) ?? [""])) {
    const senders = catalog.sourcesOf(detailType);
    if (senders.length === 0) return undefined;
    // Kinds of CloudTrail event look the same from every source: a few stand for all.
    for (const sender of senders.slice(0, mostSources / 2)) names.add(sender);
  }
  return [...names];
}

function allEvents(source: SourceEvents): readonly EventType[] | undefined {
  return source.complete ? source.events : undefined;
}

function eventsOfSource(
  source: SourceEvents,
  texts: readonly string[] | undefined,
  accepted: ValueTest,
): readonly EventType[] | undefined {
  if (texts !== undefined) return texts.flatMap((detailType) => source.event(detailType) ?? []);
  return allEvents(source)?.filter(({ detailType }) => accepted.string(detailType, detailType));
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
export function fieldKnowledge(): (chosen: ChosenEvent, path: string) => FieldKnowledge {
  const dotted = remember(fieldsWithDots);
  const ways = remember((event: EventType) =>
    remember((path: string): Way => {
      const way = wayTo(event, path.split("."));
      const field = way.end.kind === "unknown" ? dotted(event).get(path) : undefined;
      return field === undefined ? way : { fields: [field], end: { kind: "field", field } };
    }),
  );
  const accepted = remember((messageTypes: LeafField) => anyOf(messageTypes.value.matchers));
  return ({ event, messageTypes }, path) => {
    const way = ways(event)(path);
    if (messageTypes !== undefined) {
      const { string: accepts } = accepted(messageTypes);
      const withheld = way.fields.find(({ onlyIn }) => onlyIn?.some((type) => accepts(type, type)) === false);
      if (withheld !== undefined) return { kind: "otherMessage", field: withheld, messageTypes };
    }
    if (way.end.kind === "unknown") return { kind: "unknown", known: way.end.parent?.path.length ?? 0 };
    return way.end.kind === "possible" ? { kind: "possible" } : way.end;
  };
}

/** The fields whose own keys have dots in them, by their keys joined with dots, as EventBridge compares them. */
function fieldsWithDots({ fields = [] }: EventType): ReadonlyMap<string, CatalogField> {
  const found = fields.filter(({ path }) => path.some((key) => key.includes(".")));
  return new Map(found.map((field) => [field.path.join("."), field]));
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
