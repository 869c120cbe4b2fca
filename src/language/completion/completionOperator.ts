import type { Catalog, FieldType } from "../../catalog/catalog";
import { assertNever } from "../../base/assertNever";
import type { Dialect } from "../../pattern/dialects";
import { matchOperatorNamed } from "../../pattern/operators";
import type { OperatorPlace } from "../../pattern/operatorTable";
import { COMPARISONS, PRESENCE } from "../../pattern/operatorWords";
import { chosenEvents } from "../knowledge/chosenEvents";
import { keySnippet } from "./completionKey";
import { jsonSnippet, type Offer } from "./completionText";
import type { Cursor } from "../cursor/cursor";
import { describeOperator } from "../knowledge/describeOperator";
import { canHoldAddresses, typesAt } from "../knowledge/knownFields";
import type { KnownValue } from "../knowledge/knownValue";
import { absentFrom, knownValues } from "../knowledge/knownValues";
import { operatorChoices, type OperatorChoice } from "./operatorChoices";
import type { TolerantArray } from "../../json/tolerantTree";

type OperatorCursor = Extract<Cursor, { kind: "operator" }>;
type OperandCursor = Extract<Cursor, { kind: "operand" }>;

/** Match expressions in braces, as elements of a leaf's array. */
export function matcherOffers(
  types: readonly FieldType[],
  hasValues: boolean,
  hasAddresses: boolean,
  dialect: Dialect,
): readonly Offer[] {
  return operatorChoices("array", types, dialect)
    .filter(({ name }) => hasAddresses || name !== "cidr")
    .map((choice) => operatorOffer(choice, `{ ${choice.snippet} }`, hasValues));
}

/** The operators that can be the key of the match expression around the cursor; it takes only one. */
export function completeOperator(
  cursor: OperatorCursor,
  catalog: Catalog,
  dialect: Dialect,
): readonly Offer[] {
  const place = placeWithin(cursor.operators);
  if (cursor.siblings.size > 0 || place === undefined) return [];
  const { scope, path } = cursor;
  const chosen = chosenEvents(scope, catalog);
  const hasValues = knownValues({ catalog, chosen, path }).length > 0;
  const hasAddresses = canHoldAddresses(chosen, path, catalog);
  const choices = operatorChoices(place, typesAt(chosen, path, catalog), dialect).filter(
    ({ name }) => hasAddresses || name !== "cidr",
  );
  if (!cursor.hasColon && !cursor.hasValue) {
    return choices.map((choice) => operatorOffer(choice, choice.snippet, hasValues));
  }
  return choices
    .filter(({ name }, index) => choices.findIndex((other) => other.name === name) === index)
    .map((choice) => ({
      ...operatorOffer(choice, keySnippet(choice.name, "", cursor), false),
      label: choice.name,
    }));
}

function operatorOffer(choice: OperatorChoice, snippet: string, hasValues: boolean): Offer {
  return {
    label: choice.label,
    kind: "operator",
    snippet,
    detail: choice.form.label,
    documentation: () => describeOperator(choice.name),
    retrigger: choice.takesValues && hasValues,
  };
}

const placesInside = ["anything-but", "prefix", "suffix"] as const satisfies readonly OperatorPlace[];

/** Where an operator stands that is inside of these; undefined where none may. */
function placeWithin([outer, ...more]: readonly string[]): OperatorPlace | undefined {
  if (outer === undefined) return "array";
  if (more.length > 0) return undefined;
  return placesInside.find((place) => place === outer);
}

/** What an operator takes: values of the field, beginnings of them, booleans, comparisons, ranges, or another operator. */
export function completeOperand(cursor: OperandCursor, catalog: Catalog, dialect: Dialect): readonly Offer[] {
  const place = cursor.array === undefined ? placeWithin(cursor.operators) : undefined;
  const values = operandValues(cursor, catalog, dialect);
  const nested = place === undefined ? [] : operatorChoices(place, [], dialect);
  return [
    ...values,
    ...nested.map((choice) => operatorOffer(choice, `{ ${choice.snippet} }`, values.length > 0)),
  ];
}

function operandValues(cursor: OperandCursor, catalog: Catalog, dialect: Dialect): readonly Offer[] {
  const operator = matchOperatorNamed(cursor.operators.at(-1) ?? "");
  switch (operator) {
    case undefined:
      return [];
    case "exists":
      return [
        literal(true, `the field ${PRESENCE.true}, with any value`, () => describeOperator("exists")),
        literal(false, `the field ${PRESENCE.false}`, () => describeOperator("exists")),
      ];
    case "numeric":
      return cursor.array === undefined
        ? numericOperands(dialect)
        : comparisons(cursor.array, cursor.slot.span.offset);
    case "cidr":
      return ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((range) =>
        literal(range, "private addresses", () => describeOperator("cidr")),
      );
    case "prefix":
      return [...beginnings(valuesFor(cursor, catalog)), ...valuesFor(cursor, catalog).filter(isPrefix)].map(
        ({ value, detail, documentation }) => literal(value, detail, documentation),
      );
    case "suffix":
      return [];
    case "anything-but":
    case "equals-ignore-case":
    case "exactly":
    case "wildcard":
      return valuesFor(cursor, catalog)
        .filter((value) => !isPrefix(value))
        .map(({ value, detail, documentation }) => literal(value, detail, documentation));
    default:
      return assertNever(operator);
  }
}

function isPrefix({ isPrefix }: KnownValue): boolean {
  return isPrefix === true;
}

function valuesFor({ scope, path, array, slot }: OperandCursor, catalog: Catalog): readonly KnownValue[] {
  const chosen = chosenEvents(scope, catalog);
  return absentFrom(array, knownValues({ catalog, chosen, path }), slot.node?.offset);
}

/** What several of the values begin with, up to a separator: `AWS::S3::` of the types of S3. */
function beginnings(values: readonly KnownValue[]): readonly KnownValue[] {
  const counts = new Map<string, number>();
  for (const { value } of values) {
    if (typeof value !== "string") continue;
    const stem = /^.+(?:::|[.:/])/.exec(value)?.[0];
    if (stem !== undefined && stem !== "AWS::") counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return [...counts.entries()]
    .filter(([, count]) => count > 1)
    .map(([value, count]) => ({ value, kind: "value", detail: `${count} known values start with this` }));
}

function literal(value: string | number | boolean, detail: string, documentation?: () => string): Offer {
  return {
    label: String(value),
    kind: "value",
    snippet: jsonSnippet(value),
    detail,
    documentation,
    retrigger: false,
  };
}

/** The operands of `numeric`, as the operator table has them. */
function numericOperands(dialect: Dialect): readonly Offer[] {
  return operatorChoices("array", ["number"], dialect)
    .filter(({ name }) => name === "numeric")
    .map(({ form, snippet }) => ({
      label: form.label,
      kind: "operator",
      snippet: snippet.replace('"numeric": ', ""),
      detail: form.example,
      documentation: () => describeOperator("numeric"),
      retrigger: false,
    }));
}

/** The comparison that comes next in a numeric operand: any of them first, an upper bound after a lower one. */
function comparisons(array: TolerantArray, offset: number): readonly Offer[] {
  const before = array.elements.filter(({ node }) => node.end <= offset).length;
  const [first] = array.elements;
  const opening = first?.node.kind === "scalar" ? first.node.value : "";
  const words: readonly (keyof typeof COMPARISONS)[] =
    before === 0 ? [">", ">=", "<", "<=", "="] : before === 2 && opening.startsWith(">") ? ["<", "<="] : [];
  return words.map((word) => literal(word, COMPARISONS[word], () => describeOperator("numeric")));
}
