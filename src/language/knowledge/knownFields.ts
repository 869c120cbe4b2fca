import type { Catalog, CatalogField, EventType, FieldType } from "../../catalog/catalog";
import { fieldAt } from "../../catalog/eventFields";
import type { ChosenEvents } from "./chosenEvents";

/** A field that one of the chosen events has. */
export interface KnownField {
  readonly field: CatalogField;
  readonly event: EventType;
}

/** A key of an object in the chosen events. */
export interface KnownKey {
  readonly name: string;
  /** What the catalog says of it, per event; empty for an object that is known only by the fields inside it. */
  readonly fields: readonly KnownField[];
  readonly events: readonly EventType[];
  /** A pattern goes on with an object rather than with an array of values. */
  readonly holdsFields: boolean;
}

/** What the chosen events say of the field at `path`, each event at most once. */
export function fieldsAt(chosen: ChosenEvents, path: readonly string[]): readonly KnownField[] {
  return chosen.events.flatMap((event) => {
    const field = fieldAt(event, path);
    return field !== undefined && chosen.carries(event, field) ? [{ field, event }] : [];
  });
}

/**
 * The keys that the chosen events have in the object at `path`: those that most of the events share first, then in the
 * catalog's order. Keys that vary, as under `tags`, are not listed.
 */
export function keysAt(chosen: ChosenEvents, path: readonly string[]): readonly KnownKey[] {
  const keys = new Map<string, { fields: KnownField[]; events: Set<EventType>; deeper: boolean }>();
  for (const event of chosen.events) {
    for (const field of event.fields ?? []) {
      const name = field.path[path.length];
      if (name === undefined || name === "*") continue;
      if (!startsWith(field.path, path) || !chosen.carries(event, field)) continue;
      const key = keys.get(name) ?? { fields: [], events: new Set(), deeper: false };
      keys.set(name, key);
      key.events.add(event);
      if (field.path.length === path.length + 1) key.fields.push({ field, event });
      else key.deeper = true;
    }
  }
  return [...keys.entries()]
    .map(([name, { fields, events, deeper }]) => ({
      name,
      fields,
      events: [...events],
      holdsFields: deeper || (fields.length > 0 && fields.every(({ field }) => isObject(field))),
    }))
    .sort((one, other) => other.events.length - one.events.length);
}

/** The types of the field at `path`; empty when it is not known. */
export function typesAt(
  chosen: ChosenEvents,
  path: readonly string[],
  catalog: Catalog,
): readonly FieldType[] {
  const [root] = path;
  const envelope = path.length === 1 ? catalog.envelope.filter((field) => field.path[0] === root) : [];
  return [...envelope, ...fieldsAt(chosen, path).map(({ field }) => field)].flatMap(({ types }) => types);
}

/**
 * Whether the field at `path` can hold IP addresses: its name says so, or a value or example of it is one. True for a
 * field that is not known, which can hold anything.
 */
export function canHoldAddresses(chosen: ChosenEvents, path: readonly string[], catalog: Catalog): boolean {
  const fields = [
    ...(path.length === 1 ? catalog.envelope.filter((field) => field.path[0] === path[0]) : []),
    ...fieldsAt(chosen, path).map(({ field }) => field),
  ];
  if (fields.length === 0) return true;
  const name = path.at(-1) ?? "";
  return (
    /(?:^ip|I[pP])(?:v[46])?(?:$|[A-Zs_-])|[aA]ddress|[cC]idr/.test(name) ||
    fields.some(
      ({ values, example }) =>
        /^\d+(?:\.\d+){3}$/.test(example ?? "") ||
        values.some(({ value }) => /^\d+(?:\.\d+){3}$/.test(String(value))),
    )
  );
}

/** A field somewhere inside an object: its keys from there on. */
export interface DeepField {
  readonly keys: readonly string[];
  readonly known: KnownField;
}

/** The fields of the chosen events that lie in objects within the one at `path`, without those whose keys vary. */
export function fieldsWithin(chosen: ChosenEvents, path: readonly string[]): readonly DeepField[] {
  const found = new Map<string, DeepField>();
  for (const event of chosen.events) {
    for (const field of event.fields ?? []) {
      const keys = field.path.slice(path.length);
      if (keys.length < 2 || keys.includes("*") || isObject(field)) continue;
      if (!startsWith(field.path, path) || !chosen.carries(event, field)) continue;
      const name = keys.join(".");
      if (!found.has(name)) found.set(name, { keys, known: { field, event } });
    }
  }
  return [...found.values()];
}

/** Whether the field holds only objects, so that a pattern says more about it in braces. */
export function isObject({ types }: Pick<CatalogField, "types">): boolean {
  return types.includes("object") && types.every((type) => type === "object" || type === "null");
}

/** Whether `path` begins with `start`; a `*` of the catalog stands for any key. */
function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return (
    start.length <= path.length && start.every((key, index) => path[index] === key || path[index] === "*")
  );
}
