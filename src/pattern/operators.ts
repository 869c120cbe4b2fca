import { OPERATORS } from "./operatorTable";
import type { Operator, OperatorForm, OperatorPlace } from "./operatorTable";

/** Names of the operators that may stand in an object of a field's array, and inside other operators. */
export const OPERATOR_NAMES: readonly string[] = OPERATORS.map(({ name }) => name).filter(
  (name) => name !== "$or",
);

/** Other words for operators, in lower case without hyphens, as other languages and wishful thinking have them. */
export const OPERATOR_SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ["startswith", ["prefix"]],
  ["beginswith", ["prefix"]],
  ["endswith", ["suffix"]],
  ["contains", ["wildcard"]],
  ["like", ["wildcard"]],
  ["glob", ["wildcard"]],
  ["regex", ["wildcard"]],
  ["pattern", ["wildcard"]],
  ["not", ["anything-but"]],
  ["notin", ["anything-but"]],
  ["notequals", ["anything-but"]],
  ["ne", ["anything-but"]],
  ["except", ["anything-but"]],
  ["ignorecase", ["equals-ignore-case"]],
  ["iequals", ["equals-ignore-case"]],
  ["equals", ["exactly", "equals-ignore-case"]],
  ["eq", ["exactly", "numeric"]],
  ["number", ["numeric"]],
  ["range", ["numeric"]],
  ["between", ["numeric"]],
  ["exist", ["exists"]],
  ["present", ["exists"]],
  ["ip", ["cidr"]],
  ["ipaddress", ["cidr"]],
]);

/** The forms that may stand at a place, each with its operator, in the order of the table. */
export function operatorFormsAt(
  place: OperatorPlace,
): readonly { readonly operator: Operator; readonly form: OperatorForm }[] {
  return OPERATORS.flatMap((operator) =>
    operator.forms.filter((form) => form.places.includes(place)).map((form) => ({ operator, form })),
  );
}

/** The row of an operator, or undefined for a name that is none. */
export function operatorNamed(name: string): Operator | undefined {
  return OPERATORS.find((operator) => operator.name === name);
}
