import type { PlacedOperators } from "./dialects";
import {
  type MatchOperatorName,
  type Operator,
  type OperatorForm,
  type OperatorName,
  type OperatorPlace,
  OPERATORS,
} from "./operatorTable";

const ALL = Object.keys(OPERATORS) as OperatorName[];

/** Names of the operators that may stand in an object of a field's array, and inside other operators. */
export const MATCH_OPERATOR_NAMES: readonly MatchOperatorName[] = ALL.filter((name) => name !== "$or");

/** Other words for operators, in lower case without hyphens, with the operators that each may mean. */
export const OPERATOR_SYNONYMS: ReadonlyMap<string, readonly OperatorName[]> = synonyms();

function synonyms(): ReadonlyMap<string, readonly OperatorName[]> {
  const words = new Set(ALL.flatMap((name) => OPERATORS[name].synonyms));
  const rank = (name: OperatorName, word: string): number => OPERATORS[name].synonyms.indexOf(word);
  const meaning = (word: string): readonly OperatorName[] =>
    ALL.filter((name) => rank(name, word) >= 0).sort((a, b) => rank(a, word) - rank(b, word));
  return new Map([...words].map((word) => [word, meaning(word)]));
}

/** The forms of operators that a dialect takes at a place, each with its operator's name, in the order of the table. */
export function operatorFormsAt(
  place: OperatorPlace,
  taken: PlacedOperators,
): readonly { readonly name: OperatorName; readonly form: OperatorForm }[] {
  const names: readonly OperatorName[] = taken[place];
  return ALL.filter((name) => names.includes(name)).flatMap((name) =>
    OPERATORS[name].forms
      .filter((form) => form.places.includes(place) && isTaken(name, form, taken))
      .map((form) => ({ name, form })),
  );
}

/** Whether a dialect takes the operator that a form has inside another one, if it has any. */
function isTaken(outer: OperatorName, { operand, snippet }: OperatorForm, taken: PlacedOperators): boolean {
  if (operand !== "nestedOperator") return true;
  const inner = /\{ "([^"]+)"/.exec(snippet)?.[1];
  if (outer !== "prefix" && outer !== "suffix" && outer !== "anything-but") return true;
  return taken[outer].some((name) => name === inner);
}

/** The row of an operator, or undefined for a name that is not one. */
export function operatorNamed(name: string): Operator | undefined {
  return Object.hasOwn(OPERATORS, name) ? OPERATORS[name as OperatorName] : undefined;
}

/** The name as that of an operator in a field's array, or undefined for a name that is not one. */
export function matchOperatorNamed(name: string): MatchOperatorName | undefined {
  return MATCH_OPERATOR_NAMES.find((known) => known === name);
}
