import type { Catalog, CatalogField, FieldType } from "../../catalog/catalog";
import type { Dialect } from "../../pattern/dialects";
import { chosenEvents, type ChosenEvents } from "../knowledge/chosenEvents";
import { branchesSnippet, jsonSnippet, objectSnippet, type Offer } from "./completionText";
import { scopePath, type Cursor } from "../cursor/cursor";
import { describeField, describeTypes, fieldDetail } from "../knowledge/describeField";
import { describeOperator } from "../knowledge/describeOperator";
import { describeEnvelopeKey, envelopeKeys } from "../knowledge/envelopeKeys";
import { fieldsWithin, isObject, keysAt, type KnownKey } from "../knowledge/knownFields";

type KeyCursor = Extract<Cursor, { kind: "key" }>;

/** The keys that fit where the cursor is: of the envelope, or of the events that the pattern is about, and `$or`. */
export function completeKey(cursor: KeyCursor, catalog: Catalog, { operators }: Dialect): readonly Offer[] {
  const path = scopePath(cursor.scope);
  const isAbsent = ({ label }: Offer): boolean => !cursor.siblings.has(label);
  const orOffers = operators.fields.map((or) => orOffer(or, cursor));
  if (path.length === 0) return [...envelopeOffers(cursor, catalog), ...orOffers].filter(isAbsent);
  const chosen = chosenEvents(cursor.scope, catalog);
  const offers = [...eventOffers(cursor, chosen, path), ...orOffers].filter(isAbsent);
  return cursor.hasColon || cursor.hasValue ? offers : [...offers, ...deepOffers(cursor, chosen, path)];
}

/** What stands after a key that is inserted: nothing when its value is there already. */
export interface KeyPlace {
  readonly hasColon: boolean;
  readonly hasValue: boolean;
}

/** A key with what may follow it, as a snippet. */
export function keySnippet(name: string, value: string, place: KeyPlace): string {
  if (place.hasColon) return jsonSnippet(name);
  return place.hasValue ? `${jsonSnippet(name)}:` : `${jsonSnippet(name)}: ${value}`;
}

function envelopeOffers(cursor: KeyPlace, catalog: Catalog): readonly Offer[] {
  return envelopeKeys(catalog).map((key) => ({
    label: key.name,
    kind: key.field === undefined ? "object" : "field",
    snippet: keySnippet(
      key.name,
      key.field === undefined ? objectSnippet("$1") : valueSnippet(key.field.types),
      cursor,
    ),
    ...(key.spellings === undefined ? {} : { filter: key.spellings }),
    detail: key.field === undefined ? "object" : describeTypes(key.field),
    documentation: () => describeEnvelopeKey(key),
    retrigger: !cursor.hasColon,
  }));
}

function eventOffers(cursor: KeyCursor, chosen: ChosenEvents, path: readonly string[]): readonly Offer[] {
  return keysAt(chosen, path).map((key) => {
    const [first] = key.fields;
    return {
      label: key.name,
      kind: key.holdsFields ? "object" : "field",
      snippet: keySnippet(
        key.name,
        key.holdsFields ? objectSnippet("$1") : valueSnippet(typesOf(key)),
        cursor,
      ),
      detail: keyDetail(key, first?.field, chosen.events.length),
      documentation: () => describeField([...path, key.name], key.fields),
      retrigger: !cursor.hasColon,
    };
  });
}

/** Fields of objects further in, for somebody who knows the field's name but not where it is. */
function deepOffers(cursor: KeyCursor, chosen: ChosenEvents, path: readonly string[]): readonly Offer[] {
  return fieldsWithin(chosen, path)
    .filter(({ keys }) => !cursor.siblings.has(keys[0] ?? ""))
    .map(({ keys, known }) => ({
      label: keys.join("."),
      kind: "field",
      snippet: keys.reduceRight(
        (inner, key, index) =>
          `${jsonSnippet(key)}: ${index === keys.length - 1 ? inner : objectSnippet(inner, "")}`,
        valueSnippet(known.field.types),
      ),
      detail: fieldDetail(known.field),
      documentation: () => describeField([...path, ...keys], [known]),
      retrigger: true,
    }));
}

/** Types of the key, and which event it belongs to when it is not one of all. */
function keyDetail(key: KnownKey, field: CatalogField | undefined, events: number): string {
  const types = field === undefined ? "object" : fieldDetail(field);
  if (key.events.length === events) return types;
  const names = [...new Set(key.events.map(({ operation, detailType }) => operation ?? detailType))];
  const [only] = names;
  if (names.length === 1 && only !== undefined) return `${types} · ${only}`;
  const areCalls = key.events.every(({ operation }) => operation !== undefined);
  return `${types} · ${names.length} ${areCalls ? "operations" : "detail-types"}`;
}

function typesOf(key: KnownKey): readonly FieldType[] {
  return key.fields.filter(({ field }) => !isObject(field)).flatMap(({ field }) => field.types);
}

/** The array that a pattern asks for, with the cursor where the first value goes, and then behind the array. */
function valueSnippet(types: readonly FieldType[]): string {
  return `${types.length > 0 && types.every((type) => type === "string") ? '["$1"]' : "[$1]"}$0`;
}

function orOffer(or: "$or", cursor: KeyCursor): Offer {
  return {
    label: or,
    kind: "or",
    snippet: keySnippet(or, branchesSnippet, cursor),
    detail: "matches when one of the branches does",
    documentation: () => describeOperator(or),
    retrigger: !cursor.hasColon,
  };
}
