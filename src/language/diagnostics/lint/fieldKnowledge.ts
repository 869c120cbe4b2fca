import type { CatalogField, EventType } from "../../../catalog/catalog";
import { fieldAt, lookUpPath, type PathKnowledge } from "../../../catalog/eventFields";
import { remember } from "../../../base/remember";
import type { AskedTexts } from "../../knowledge/eventSelection";
import type { Selection } from "../../knowledge/selections";
import type { LeafField } from "./leafField";

/** An event that a selection lets through, with the message types that are asked for; undefined: any. */
export interface ChosenEvent {
  readonly event: EventType;
  readonly messageTypes: LeafField | undefined;
  readonly selection: Selection<LeafField>;
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
export function fieldKnowledge(
  asked: (messageTypes: LeafField) => AskedTexts,
): (chosen: ChosenEvent, path: string) => FieldKnowledge {
  const dotted = remember(fieldsWithDots);
  const ways = remember((event: EventType) =>
    remember((path: string): Way => {
      const way = wayTo(event, path.split("."));
      const field = way.end.kind === "unknown" ? dotted(event).get(path) : undefined;
      return field === undefined ? way : { fields: [field], end: { kind: "field", field } };
    }),
  );
  return ({ event, messageTypes }, path) => {
    const way = ways(event)(path);
    if (messageTypes !== undefined) {
      const { accepts } = asked(messageTypes);
      const withheld = way.fields.find(({ onlyIn }) => onlyIn?.some((type) => accepts(type)) === false);
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
