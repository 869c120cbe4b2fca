import { remember } from "../../base/remember";
import type { Catalog, CatalogField, EventType } from "../../catalog/catalog";
import type { TolerantArray, TolerantNode, TolerantObject } from "../../json/tolerantTree";
import { parsePattern } from "../../pattern/parse/parsePattern";
import type { Matcher } from "../../pattern/pattern";
import type { Scope, ScopeObject } from "../cursor/cursor";
import { NAMED_KINDS } from "../../catalog/cloudTrailKinds";
import { holdsPlaceholder } from "../diagnostics/lint/placeholder";
import { narrowToCalls } from "./chosenCalls";
import { sourceOfEventSource } from "./eventSources";
import { eventSelection, type ReadLeaf } from "./eventSelection";
import {
  isSelecting,
  SELECTING_PATHS,
  selectionsByBranch,
  type Branches,
  type Selection,
  type SelectingLeaf,
} from "./selections";

/** The events of calls to services that a pattern names by nothing but their event sources. */
function callsOf(eventSources: readonly string[], catalog: Catalog): readonly EventType[] {
  return eventSources.slice(0, maxEventSources).flatMap((eventSource) => {
    const source = catalog.source(sourceOfEventSource(eventSource) ?? "");
    return source?.events.filter(({ detailType }) => NAMED_KINDS.has(detailType)) ?? [];
  });
}

/** What a pattern asks of one field. */
export interface Choice {
  /** The strings that are listed as they stand, each once. */
  readonly values: readonly string[];
  matches(value: string): boolean;
}

/** What a place in a pattern is about: the choices that hold there and the events that they leave. */
export interface ChosenEvents {
  readonly sources: Choice | undefined;
  readonly detailTypes: Choice | undefined;
  readonly eventSources: Choice | undefined;
  /** Events of the catalog that fit; none when the pattern says neither source nor detail-type. */
  readonly events: readonly EventType[];
  /** Whether one of these events carries a field with the message types that are chosen. */
  carries(event: EventType, field: CatalogField): boolean;
}

/** Joining the branches of `$or` takes no more steps than this; beyond, nothing is known of the events. */
const maxSteps = 20_000;

/** Of more event sources than this the others are not looked up. */
const maxEventSources = 6;

/**
 * The events that the pattern around the cursor asks for, in every combination of the `$or` branches that are not the
 * cursor's own. Takes time linear in the pattern, and what the steps grant.
 */
export function chosenEvents(scope: Scope, catalog: Catalog): ChosenEvents {
  const selection = eventSelection(catalog, readLeaf);
  const selections = selectionsAt(scope);
  const messageTypes = new Map<EventType, (SelectedLeaf | undefined)[]>();
  for (const one of selections) {
    for (const event of knownEvents(one)) {
      const asked = messageTypes.get(event) ?? [];
      asked.push(one.get("detail.messageType"));
      messageTypes.set(event, asked);
    }
  }

  /** Those of a selection; where its detail-type is not filled in yet, those of its source. */
  function knownEvents(one: Selection<SelectedLeaf>): readonly EventType[] {
    const detailType = one.get("detail-type");
    const isOpen = detailType !== undefined && selection.asked(detailType).values.some(holdsPlaceholder);
    if (isOpen && one.has("source"))
      return selection.known(new Map([...one].filter(([path]) => path !== "detail-type")));
    const eventSource = one.get("detail.eventSource");
    if (detailType !== undefined || one.has("source") || eventSource === undefined)
      return selection.known(one);
    return callsOf(selection.asked(eventSource).values, catalog);
  }

  const isChosen = remember((event: EventType) =>
    remember((messageType: string): boolean =>
      (messageTypes.get(event) ?? []).some(
        (leaf) => leaf === undefined || selection.asked(leaf).accepts(messageType),
      ),
    ),
  );

  function choiceAt(path: (typeof SELECTING_PATHS)[number]): Choice | undefined {
    const leaves = [...new Set(selections.flatMap((one) => one.get(path) ?? []))];
    if (leaves.length === 0) return undefined;
    const all = leaves.map(selection.asked);
    return {
      values: [...new Set(all.flatMap(({ values }) => values))],
      matches: (value) => all.some(({ accepts }) => accepts(value)),
    };
  }

  const eventSources = choiceAt("detail.eventSource");
  const eventNames = eventNamesAround(scope);
  return {
    sources: choiceAt("source"),
    detailTypes: choiceAt("detail-type"),
    eventSources,
    events: narrowToCalls(
      [...messageTypes.keys()],
      {
        eventNames: eventNames && selection.asked(eventNames),
        eventSources: eventSources?.values,
      },
      catalog,
    ),
    carries: (event, { onlyIn }) => onlyIn === undefined || onlyIn.some(isChosen(event)),
  };
}

/** A leaf of a pattern that may be broken. */
interface SelectedLeaf extends SelectingLeaf {
  readonly array: TolerantArray;
}

/** The innermost `detail.eventName` that has to match where the cursor is, in no other branch of an `$or`. */
function eventNamesAround({ objects }: Scope): SelectedLeaf | undefined {
  for (const { object, path } of objects.toReversed()) {
    const detail = path.length === 0 ? memberOf(object, "detail") : undefined;
    const inner = path.join(".") === "detail" ? object : detail?.kind === "object" ? detail : undefined;
    const member = inner?.members.find(({ key }) => key.value === "eventName");
    if (member?.value?.kind !== "array" || member.value.elements.length === 0) continue;
    const nameSpan = { offset: member.key.offset, length: member.key.end - member.key.offset };
    return { kind: "field", path: "detail.eventName", nameSpan, array: member.value };
  }
  return undefined;
}

function memberOf({ members }: TolerantObject, name: string): TolerantNode | undefined {
  return members.findLast(({ key }) => key.value === name)?.value;
}

/** What an object says about events, with the objects in it. */
interface SelectingObject {
  readonly items: readonly (SelectedLeaf | Branches<SelectingObject>)[];
}

/** The selections in which what is written at the cursor has to match. */
function selectionsAt({ objects }: Scope): readonly Selection<SelectedLeaf>[] {
  const [root] = objects;
  if (root === undefined) return [];
  const byObject = new Map<TolerantObject, SelectingObject>();
  const tree = selectingObject(root, byObject);
  let left = maxSteps;
  const byBranch = selectionsByBranch(
    tree,
    ({ items }) => items,
    (count) => (left -= count) >= 0,
  );
  // The innermost branch around the cursor, or the pattern; what is not there says nothing about events.
  const own = objects.flatMap(({ object }) => byObject.get(object) ?? []).at(-1);
  return (own && byBranch?.get(own)) ?? [];
}

function selectingObject(
  { object, path }: ScopeObject,
  byObject: Map<TolerantObject, SelectingObject>,
): SelectingObject {
  const items: SelectingObject["items"][number][] = [];
  collect(object, path);
  const made = { items };
  byObject.set(object, made);
  return made;

  function collect({ members }: TolerantObject, own: readonly string[]): void {
    for (const { key, value } of members) {
      if (key.value === "$or") {
        if (value?.kind === "array") items.push(branchesOf(value, own, byObject));
        continue;
      }
      const inner = [...own, key.value];
      if (value?.kind === "object" && isOnTheWay(inner)) collect(value, inner);
      // An array in which nothing is written yet says nothing.
      if (value?.kind !== "array" || value.elements.length === 0) continue;
      const joined = inner.join(".");
      if (!isSelecting(joined)) continue;
      const nameSpan = { offset: key.offset, length: key.end - key.offset };
      items.push({ kind: "field", path: joined, nameSpan, array: value });
    }
  }
}

function branchesOf(
  { elements }: TolerantArray,
  path: readonly string[],
  byObject: Map<TolerantObject, SelectingObject>,
): Branches<SelectingObject> {
  const objects = elements.flatMap(({ node }) => (node.kind === "object" ? [node] : []));
  return { kind: "or", branches: objects.map((object) => selectingObject({ object, path }, byObject)) };
}

/** Whether a field inside an object at a path can say which event it is. */
function isOnTheWay(path: readonly string[]): boolean {
  const start = `${path.join(".")}.`;
  return SELECTING_PATHS.some((selecting) => selecting.startsWith(start));
}

/**
 * The matchers of an array that may be broken, as the parser of patterns reads what is left of it. A match expression
 * that it rejects is left out.
 */
function readLeaf({ array }: SelectedLeaf): ReadLeaf {
  const nodes = array.elements.map(({ node }) => node);
  if (nodes.every((node) => node.kind === "scalar")) {
    return { matchers: nodes.flatMap((node) => plainMatcher(node)), isWhole: true };
  }
  const { root } = parsePattern(`{"leaf":[${nodes.map(writeNode).join(",")}]}`);
  const value = root?.members[0]?.kind === "field" ? root.members[0].value : undefined;
  const matchers = value?.kind === "leaf" ? value.matchers : [];
  return { matchers, isWhole: matchers.length === nodes.length };
}

/** The matcher of a string, also of one whose quotes are missing; none for what is no text. */
function plainMatcher(node: TolerantNode): readonly Matcher[] {
  if (node.kind !== "scalar" || (node.type !== "string" && node.type !== "word")) return [];
  return [
    { kind: "string", value: node.value, span: { offset: node.offset, length: node.end - node.offset } },
  ];
}

/** A node as JSON, with the quotes and brackets that it lacks. */
function writeNode(node: TolerantNode): string {
  switch (node.kind) {
    case "scalar":
      return node.type === "string" || node.type === "word" ? JSON.stringify(node.value) : node.value;
    case "array":
      return `[${node.elements.map((element) => writeNode(element.node)).join(",")}]`;
    case "object": {
      const members = node.members.map(
        ({ key, value }) => `${JSON.stringify(key.value)}:${value === undefined ? "null" : writeNode(value)}`,
      );
      return `{${members.join(",")}}`;
    }
  }
}
