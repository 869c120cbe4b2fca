import type { Catalog, EventType } from "../catalog/catalog";
import { fieldAt } from "../catalog/eventFields";
import { OR } from "../pattern/parse/parseFields";
import type { FlatEvent, FlatPath } from "./flatEvent";
import { eventTypeOf, stabilityOf } from "./stability";
import { repetitionKey } from "./task";

/** A field of an event that a pattern can ask for. */
export interface EventLeaf {
  readonly path: string;
  /** Its values as JSON, each once; several where it is in a list. */
  readonly values: readonly string[];
  /** Whether it says what kind of event this is, so that a pattern should ask for it unless the user thinks otherwise. */
  readonly preselected: boolean;
  /** What the catalog says of it. */
  readonly description?: string;
}

/**
 * The fields of an event in the order of its text. Preselected are source and detail-type, message types, resource
 * types, states and other fields of which the catalog lists the values; for events that it does not know, fields whose
 * names or values look like that. Ids, times, ARNs, versions, account and Region are not.
 */
export function eventLeaves(event: FlatEvent, catalog: Catalog): readonly EventLeaf[] {
  const type = eventTypeOf(catalog, event);
  const fields = [...event.paths.values()].filter(({ path }) => path !== OR);
  const preselected = preselect(fields, type);
  return fields.map((flat): EventLeaf => {
    const description = type === undefined ? undefined : fieldAt(type, flat.keys)?.description;
    return {
      path: flat.path,
      values: flat.values.map(({ text }) => text),
      preselected: preselected.has(flat),
      ...(description === undefined ? {} : { description }),
    };
  });
}

/** The stable fields; of those that repeat a field's name and value deeper down, the outermost only. */
function preselect(fields: readonly FlatPath[], type: EventType | undefined): ReadonlySet<FlatPath> {
  const chosen = new Map<string, FlatPath>();
  for (const flat of fields) {
    if (stabilityOf(flat, type) !== "stable") continue;
    const said = repetitionKey([flat]);
    const other = chosen.get(said);
    if (other === undefined || flat.keys.length < other.keys.length) chosen.set(said, flat);
  }
  return new Set(chosen.values());
}
