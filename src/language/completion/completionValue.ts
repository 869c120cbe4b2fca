import type { Catalog } from "../../catalog/catalog";
import { chosenEvents } from "../knowledge/chosenEvents";
import { matcherOffers } from "./completionOperator";
import { jsonSnippet, type Offer } from "./completionText";
import type { Cursor } from "../cursor/cursor";
import { isObject, typesAt } from "../knowledge/knownFields";
import type { KnownValue } from "../knowledge/knownValue";
import { absentFrom, knownValues } from "../knowledge/knownValues";

type ValueCursor = Extract<Cursor, { kind: "value" }>;

/** The values of the field that its array does not have yet, then the match expressions that fit its type. */
export function completeValue(cursor: ValueCursor, catalog: Catalog): readonly Offer[] {
  const { scope, path, array, wrap, slot } = cursor;
  const chosen = chosenEvents(scope, catalog);
  const types = typesAt(chosen, path, catalog);
  const holdsFields = path.join(".") === "detail" || isObject({ types });
  if (wrap && holdsFields) return [fieldsOffer];
  const values = absentFrom(array, knownValues({ catalog, chosen, path }), slot.node?.offset);
  const offers = [...values.map((value) => valueOffer(value)), ...matcherOffers(types, values.length > 0)];
  return wrap ? offers.map((offer) => ({ ...offer, snippet: `[${offer.snippet}]` })) : offers;
}

const fieldsOffer: Offer = {
  label: "{ }",
  kind: "object",
  snippet: "{$1}$0",
  detail: "object: the fields in it",
  retrigger: true,
};

/** A value as an element of an array; what is only the beginning of values becomes a `prefix`. */
function valueOffer(known: KnownValue): Offer {
  const literal = jsonSnippet(known.value);
  return {
    label: String(known.value),
    kind: known.kind,
    snippet: known.isPrefix === true ? `{ "prefix": ${literal} }` : literal,
    detail: known.detail,
    documentation: known.documentation,
    retrigger: false,
  };
}

/** A branch of `$or`; where the array is missing, the array with two of them. */
export function completeBranch({ wrap, scope }: Extract<Cursor, { kind: "branch" }>): readonly Offer[] {
  const inner = scope.objects.length > 1 ? "of this object" : "of the event";
  return [
    {
      label: wrap ? "[{ }, { }]" : "{ }",
      kind: "or",
      snippet: wrap ? "[\n\t{$1},\n\t{$2}\n]$0" : "{$1}$0",
      detail: `branch: fields ${inner} that must match`,
      retrigger: true,
    },
  ];
}
