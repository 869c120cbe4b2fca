import type { CatalogField, CatalogValue, Evidence, FieldType } from "./catalog";
import type { EncodedField, EncodedFields, EncodedNode, EncodedValue } from "./encodedCatalog";

/** What the fields of one event are decoded with. */
export interface DecodingContext {
  readonly evidence: Evidence;
  readonly messageTypes: readonly string[];
  /** The values of a shared list; none when there is no list of that name. */
  readonly valueSet: (name: string) => readonly CatalogValue[];
  /** The sentence for a caveat's id, or the entry itself when it is a sentence. */
  readonly caveat: (entry: string) => string;
}

const TYPE_LETTERS: ReadonlyMap<string, FieldType> = new Map([
  ["s", "string"],
  ["n", "number"],
  ["b", "boolean"],
  ["z", "null"],
  ["o", "object"],
  ["a", "any"],
]);

const NO_VALUES: readonly CatalogValue[] = [];
const NO_CAVEATS: readonly string[] = [];

/** The fields below `parent`, each before its children, in the order of the file: likeliest first. */
export function decodeFields(
  fields: EncodedFields,
  parent: readonly string[],
  context: DecodingContext,
): CatalogField[] {
  const decoded: CatalogField[] = [];
  decodeInto(decoded, fields, parent, context);
  return decoded;
}

/**
 * Both trees in one: a field of `added` completes the field of the same name, its own knowledge first, and stands last
 * where there is none.
 */
export function mergeFields(fields: EncodedFields, added: EncodedFields): EncodedFields {
  const merged = new Map(Object.entries(fields));
  for (const [key, node] of Object.entries(added)) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? node : mergeNodes(known, node));
  }
  return Object.fromEntries(merged);
}

function mergeNodes(known: EncodedNode, added: EncodedNode): EncodedField {
  const both = { ...asField(known), ...asField(added) };
  const below = mergeFields(asField(known).fields ?? {}, asField(added).fields ?? {});
  return Object.keys(below).length === 0 ? both : { ...both, fields: below };
}

function asField(node: EncodedNode): EncodedField {
  return typeof node === "string" ? { type: node } : node;
}

/** The values of a list; a value that says nothing of its own is only `{ value }`. */
export function decodeValues(values: readonly EncodedValue[]): readonly CatalogValue[] {
  return values.map((value) => (typeof value === "object" ? value : { value }));
}

function decodeInto(
  decoded: CatalogField[],
  fields: EncodedFields,
  parent: readonly string[],
  context: DecodingContext,
): void {
  for (const [key, node] of Object.entries(fields)) {
    const path = [...parent, key];
    decoded.push(decodeField(node, path, context));
    if (typeof node !== "string" && node.fields) decodeInto(decoded, node.fields, path, context);
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Assigns what is there one by one: thousands of fields are decoded at a time, and spreading is several times slower. */
function decodeField(node: EncodedNode, path: readonly string[], context: DecodingContext): CatalogField {
  const encoded = asField(node);
  const code = encoded.type ?? "o";
  const field: Writable<CatalogField> = {
    path,
    types: decodeTypes(code),
    isArray: code.includes("["),
    optional: code.endsWith("?"),
    values: encoded.values === undefined ? NO_VALUES : valuesOf(encoded, context),
    evidence: encoded.evidence ?? context.evidence,
    caveats: encoded.caveats?.map((entry) => context.caveat(entry)) ?? NO_CAVEATS,
  };
  if (encoded.description !== undefined) field.description = encoded.description;
  if (encoded.valuesFrom !== undefined) field.valuesFrom = encoded.valuesFrom;
  if (encoded.closed !== undefined) field.closed = encoded.closed;
  if (encoded.onlyIn !== undefined) field.onlyIn = decodeOnlyIn(encoded.onlyIn, context.messageTypes);
  if (encoded.example !== undefined) field.example = encoded.example;
  if (encoded.rank !== undefined) field.rank = encoded.rank;
  return field;
}

function valuesOf(
  { values = [], valuesEvidence }: EncodedField,
  context: DecodingContext,
): readonly CatalogValue[] {
  if (typeof values === "string") return context.valueSet(values);
  if (valuesEvidence === undefined) return decodeValues(values);
  return decodeValues(values).map((value) => ({ evidence: valuesEvidence, ...value }));
}

function decodeTypes(code: string): readonly FieldType[] {
  const types: FieldType[] = [];
  for (const letter of code) {
    const type = TYPE_LETTERS.get(letter);
    if (type !== undefined) types.push(type);
  }
  return types;
}

function decodeOnlyIn(indexes: readonly number[], messageTypes: readonly string[]): readonly string[] {
  return indexes.flatMap((index) => messageTypes[index] ?? []);
}
