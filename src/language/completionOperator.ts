import type { Catalog, FieldType } from "../catalog/catalog";
import { chosenEvents } from "./chosenEvents";
import { keySnippet } from "./completionKey";
import { jsonSnippet, type Offer } from "./completionText";
import type { Cursor } from "./cursor";
import { typesAt } from "./knownFields";
import type { KnownValue } from "./knownValue";
import { absentFrom, knownValues } from "./knownValues";
import { formsFor, type OperatorForm } from "./operatorForms";
import type { TolerantArray } from "./tolerantTree";

type OperatorCursor = Extract<Cursor, { kind: "operator" }>;
type OperandCursor = Extract<Cursor, { kind: "operand" }>;

/** Match expressions in braces, as elements of a leaf's array. */
export function matcherOffers(types: readonly FieldType[], hasValues: boolean): readonly Offer[] {
  return formsFor(types).map((form) =>
    operatorOffer(form, `{ "${form.operator}": ${form.operand} }`, hasValues),
  );
}

/** The operators that can be the key of the match expression around the cursor; it takes only one. */
export function completeOperator(cursor: OperatorCursor, catalog: Catalog): readonly Offer[] {
  if (cursor.siblings.length > 0) return [];
  const { scope, path, operators } = cursor;
  const chosen = chosenEvents(scope, catalog);
  const hasValues = knownValues({ catalog, scope, chosen, path }).length > 0;
  if (operators.length > 0) {
    return innerOperators(operators).map((name) => ({
      label: name,
      kind: "operator",
      snippet: keySnippet(name, '"$1"$0', cursor),
      detail: `within ${operators.join(" ")}`,
      retrigger: hasValues,
    }));
  }
  return formsFor(typesAt(chosen, path, catalog)).map((form) =>
    operatorOffer(form, keySnippet(form.operator, form.operand, cursor), hasValues),
  );
}

function operatorOffer(form: OperatorForm, snippet: string, hasValues: boolean): Offer {
  return {
    label: form.label,
    kind: "operator",
    snippet: snippet,
    detail: form.detail,
    retrigger: form.retrigger && hasValues,
  };
}

/** The operators that another one takes in place of a value. */
function innerOperators(operators: readonly string[]): readonly string[] {
  if (operators.length > 1) return [];
  switch (operators[0]) {
    case "anything-but":
      return ["prefix", "suffix", "wildcard", "equals-ignore-case"];
    case "prefix":
    case "suffix":
      return ["equals-ignore-case"];
    default:
      return [];
  }
}

/** What an operator takes: values of the field, beginnings of them, booleans, comparisons or address ranges. */
export function completeOperand(cursor: OperandCursor, catalog: Catalog): readonly Offer[] {
  const inner = cursor.array === undefined ? innerOperators(cursor.operators) : [];
  const objects = inner.map((name): Offer => ({
    label: name,
    kind: "operator",
    snippet: `{ "${name}": "$1" }`,
    detail: `within ${cursor.operators.join(" ")}`,
    retrigger: name !== "wildcard",
  }));
  return [...operandValues(cursor, catalog), ...objects];
}

function operandValues(cursor: OperandCursor, catalog: Catalog): readonly Offer[] {
  const operator = cursor.operators.at(-1);
  switch (operator) {
    case "exists":
      return [literal(true, "the field is there, with any value"), literal(false, "the field is not there")];
    case "numeric":
      return cursor.array === undefined
        ? numericSkeletons()
        : comparisons(cursor.array, cursor.slot.span.offset);
    case "cidr":
      return ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((range) =>
        literal(range, "private addresses"),
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
      return [];
  }
}

function isPrefix({ isPrefix }: KnownValue): boolean {
  return isPrefix === true;
}

function valuesFor({ scope, path, array, slot }: OperandCursor, catalog: Catalog): readonly KnownValue[] {
  const chosen = chosenEvents(scope, catalog);
  return absentFrom(array, knownValues({ catalog, scope, chosen, path }), slot.node?.offset);
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
    .map(([value, count]) => ({ value, kind: "value", detail: `${count} known values begin with this` }));
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

const comparisonWords: Readonly<Record<string, string>> = {
  "=": "equal to",
  ">": "greater than",
  ">=": "at least",
  "<": "less than",
  "<=": "at most",
};

function numericSkeletons(): readonly Offer[] {
  return [
    skeleton("> a number", '[">", ${1:0}]'),
    skeleton("between two numbers", '[">=", ${1:0}, "<", ${2:100}]'),
    skeleton("= a number", '["=", ${1:0}]'),
  ];
}

function skeleton(label: string, snippet: string): Offer {
  return { label, kind: "operator", snippet, detail: "numeric", retrigger: false };
}

/** The comparison that comes next in a numeric operand: any of them first, an upper bound after a lower one. */
function comparisons(array: TolerantArray, offset: number): readonly Offer[] {
  const before = array.elements.filter(({ node }) => node.end <= offset).length;
  const [first] = array.elements;
  const opening = first?.node.kind === "scalar" ? first.node.value : "";
  const words =
    before === 0 ? [">", ">=", "<", "<=", "="] : before === 2 && opening.startsWith(">") ? ["<", "<="] : [];
  return words.map((word) => literal(word, comparisonWords[word] ?? ""));
}
