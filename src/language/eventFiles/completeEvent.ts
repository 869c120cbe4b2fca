import type { Catalog, CatalogField } from "../../catalog/catalog";
import { keySnippet } from "../completion/completionKey";
import { jsonSnippet, objectSnippet, suggestionsAt, type Offer } from "../completion/completionText";
import type { Suggestion } from "../completion/suggestion";
import type { Slot } from "../cursor/cursorSlot";
import type { ChosenEvents } from "../knowledge/chosenEvents";
import { describeField, describeTypes, fieldDetail } from "../knowledge/describeField";
import { describeEnvelopeKey, envelopeKeys } from "../knowledge/envelopeKeys";
import { fieldsAt, isObject, keysAt } from "../knowledge/knownFields";
import type { KnownValue } from "../knowledge/knownValue";
import { absentFrom, knownValues } from "../knowledge/knownValues";
import { eventCursor, type EventCursor, type EventFile } from "./eventCursor";
import { eventsOf } from "./eventsOf";

/**
 * What can be written at `offset` of an event, broken or not, likeliest first: the keys of the envelope and of the events
 * that it can be, and values as they stand in an event. Empty where nothing is known, and outside of events.
 */
export function completeEvent(
  text: string,
  offset: number,
  file: EventFile,
  catalog: Catalog,
): readonly Suggestion[] {
  const cursor = eventCursor(text, offset, file);
  if (cursor === undefined) return [];
  const chosen = eventsOf(cursor.event, catalog);
  const offers =
    cursor.kind === "key" ? keyOffers(cursor, chosen, catalog) : valueOffers(cursor, chosen, catalog);
  const suggestions = suggestionsAt(cursor.slot, offers);
  return cursor.kind === "key" ? suggestions : suggestions.map((each) => withinQuotes(each, cursor.slot));
}

/**
 * A text value put between the quotes that are there already: in a snippet such as that of a test the quotes are not part
 * of the place that Tab leads on from.
 */
function withinQuotes(suggestion: Suggestion, { node }: Slot): Suggestion {
  const literal = jsonSnippet(suggestion.label);
  const isText = suggestion.insertText.includes(literal);
  if (node?.type !== "string" || !node.closed || !isText) return suggestion;
  return {
    ...suggestion,
    span: { offset: node.offset + 1, length: node.end - node.offset - 2 },
    insertText: literal.slice(1, -1),
    filterText: suggestion.label,
  };
}

type CursorOn<Kind> = Extract<EventCursor, { kind: Kind }>;

function keyOffers(cursor: CursorOn<"key">, chosen: ChosenEvents, catalog: Catalog): readonly Offer[] {
  const { path, siblings } = cursor;
  const offers =
    path.length === 0
      ? envelopeKeys(catalog).map((key): Offer => ({
          label: key.name,
          kind: key.field === undefined ? "object" : "field",
          snippet: keySnippet(key.name, valueSnippet(key.field), cursor),
          detail: key.field === undefined ? "object" : describeTypes(key.field),
          documentation: () => describeEnvelopeKey(key),
          retrigger: !cursor.hasColon,
        }))
      : keysAt(chosen, path).map((key): Offer => {
          const field = key.fields[0]?.field;
          return {
            label: key.name,
            kind: key.holdsFields ? "object" : "field",
            snippet: keySnippet(
              key.name,
              valueSnippet(key.holdsFields && !field?.isArray ? undefined : field),
              cursor,
            ),
            detail: field === undefined ? "object" : fieldDetail(field),
            documentation: () => describeField([...path, key.name], key.fields),
            retrigger: !cursor.hasColon,
          };
        });
  return offers.filter(({ label }) => !siblings.has(label));
}

/** A value of a field's type with the cursor in it, and then behind it; an object where no field is given. */
function valueSnippet(field: CatalogField | undefined): string {
  if (field === undefined) return objectSnippet("$1");
  const [open, close] = field.isArray ? ["[", "]"] : ["", ""];
  if (isObject(field)) return `${open}${objectSnippet("$1", "")}${close}$0`;
  const isText = field.types.length > 0 && field.types.every((type) => type === "string");
  return `${open}${isText ? '"$1"' : "$1"}${close}$0`;
}

function valueOffers(cursor: CursorOn<"value">, chosen: ChosenEvents, catalog: Catalog): readonly Offer[] {
  const { path, array, slot } = cursor;
  const fields = [
    ...(path.length === 1 ? catalog.envelope.filter((field) => field.path[0] === path[0]) : []),
    ...fieldsAt(chosen, path).map(({ field }) => field),
  ];
  const isArray = array === undefined && fields.some((field) => field.isArray);
  if (path.join(".") === "detail" || fields.some(isObject)) {
    return [objectOffer(isArray)];
  }
  const known = knownValues({ catalog, chosen, path }).filter(({ isPrefix }) => isPrefix !== true);
  const values = known.length > 0 ? known : fields.flatMap(exampleOf);
  return absentFrom(array, values, slot.node?.offset).map((value) => valueOffer(value, isArray));
}

/** Found by a word, not by its bracket: whoever types `{` and Enter wants a new line, not this offer. */
function objectOffer(isArray: boolean): Offer {
  return {
    label: isArray ? "[{ }]" : "{ }",
    kind: "object",
    filter: "fields",
    snippet: isArray ? `[${objectSnippet("$1", "")}]$0` : objectSnippet("$1"),
    detail: "object: the fields in it",
    retrigger: true,
  };
}

function valueOffer({ value, kind, detail, documentation }: KnownValue, isArray: boolean): Offer {
  const literal = jsonSnippet(value);
  return {
    label: String(value),
    kind,
    snippet: isArray ? `[${literal}]` : literal,
    detail,
    documentation,
    retrigger: false,
  };
}

function exampleOf({ example, types }: CatalogField): readonly KnownValue[] {
  if (example === undefined || types.some((type) => type !== "string")) return [];
  return [{ value: example, kind: "value", detail: "example", documentation: undefined }];
}
