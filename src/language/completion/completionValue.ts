import type { Catalog } from "../../catalog/catalog";
import type { Dialect } from "../../pattern/dialects";
import { chosenEvents } from "../knowledge/chosenEvents";
import { matcherOffers } from "./completionOperator";
import { branchesSnippet, jsonSnippet, objectSnippet, type Offer } from "./completionText";
import type { Cursor } from "../cursor/cursor";
import { canHoldAddresses, isObject, typesAt } from "../knowledge/knownFields";
import type { KnownValue } from "../knowledge/knownValue";
import { absentFrom, knownValues } from "../knowledge/knownValues";

type ValueCursor = Extract<Cursor, { kind: "value" }>;

/** The values of the field that its array does not have yet, then the match expressions that fit its type. */
export function completeValue(cursor: ValueCursor, catalog: Catalog, dialect: Dialect): readonly Offer[] {
  const { scope, path, array, wrap, slot } = cursor;
  const chosen = chosenEvents(scope, catalog);
  const types = typesAt(chosen, path, catalog);
  const holdsFields = path.join(".") === "detail" || isObject({ types });
  if (wrap && holdsFields) return [fieldsOffer];
  const values = absentFrom(array, knownValues({ catalog, chosen, path }), slot.node?.offset);
  const offers = [
    ...values.map((value) => valueOffer(value)),
    ...matcherOffers(types, values.length > 0, canHoldAddresses(chosen, path, catalog), dialect),
  ];
  return wrap ? offers.map((offer) => ({ ...offer, snippet: `[${offer.snippet}]` })) : offers;
}

/** Found by a word, not by its bracket: whoever types `{` and Enter wants a new line, not this offer. */
const fieldsOffer: Offer = {
  label: "{ }",
  kind: "object",
  filter: "fields",
  snippet: objectSnippet("$1"),
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
      filter: wrap ? "branches" : "branch",
      snippet: wrap ? branchesSnippet : objectSnippet("$1"),
      detail: `branch: fields ${inner} that must match`,
      retrigger: true,
    },
  ];
}
