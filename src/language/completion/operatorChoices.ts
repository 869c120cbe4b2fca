import type { FieldType } from "../../catalog/catalog";
import { assertNever } from "../../base/assertNever";
import type { Dialect } from "../../pattern/dialects";
import { operatorFormsAt } from "../../pattern/operators";
import type { OperandShape, OperatorForm, OperatorName, OperatorPlace } from "../../pattern/operatorTable";

/** A way to write an operator that is worth offering, made from the operator table. */
export interface OperatorChoice {
  /** The operator, and what tells this form from its others: `anything-but prefix`. */
  readonly label: string;
  readonly name: OperatorName;
  readonly form: OperatorForm;
  /** Key and operand as a snippet, without the choice between operands that have suggestions of their own. */
  readonly snippet: string;
  /** Values of the field can stand in the operand. */
  readonly takesValues: boolean;
}

/**
 * The forms for a place that fit a field of these types, plain ones before nested ones; any type fits where none is
 * known. Left out: the undocumented `exactly`, and of `anything-but` the single value, as a list can be extended.
 */
export function operatorChoices(
  place: OperatorPlace,
  types: readonly FieldType[],
  dialect: Dialect,
): readonly OperatorChoice[] {
  const named = new Set<string>();
  const choices = operatorFormsAt(place, dialect.operators)
    .filter(({ name, form }) => isOffered(name, form, place) && fits(form.operand, types))
    .map(({ name, form }): OperatorChoice => {
      const label = labelOf(name, form, named.has(name));
      named.add(name);
      const snippet = form.snippet.replace(/\$\{\d+\|([^,|}]*)(?:[,|][^}]*)?\}/, "$1");
      return { label, name, form, snippet, takesValues: takesValues(name, form) };
    });
  const nested = choices.filter(({ form }) => form.operand === "nestedOperator");
  return [...choices.filter((choice) => !nested.includes(choice)), ...nested];
}

function isOffered(name: OperatorName, form: OperatorForm, place: OperatorPlace): boolean {
  if (name === "exactly") return false;
  if (place === "anything-but") return form.operand !== "strings";
  return name !== "anything-but" || form.operand !== "string";
}

function labelOf(name: OperatorName, form: OperatorForm, isKnown: boolean): string {
  switch (form.operand) {
    case "nestedOperator":
      return `${name} ${/\{ "([^"]+)"/.exec(form.snippet)?.[1] ?? ""}`;
    case "boolean":
      return `${name} ${/true|false/.exec(form.snippet)?.[0] ?? ""}`;
    default:
      return isKnown ? `${name} ${form.label}` : name;
  }
}

function takesValues(name: OperatorName, { operand }: OperatorForm): boolean {
  switch (name) {
    case "prefix":
    case "equals-ignore-case":
    case "anything-but":
    case "exactly":
      return ["string", "strings", "nestedOperator"].includes(operand);
    case "suffix":
    case "wildcard":
    case "numeric":
    case "exists":
    case "cidr":
    case "$or":
      return false;
    default:
      return assertNever(name);
  }
}

function fits(operand: OperandShape, types: readonly FieldType[]): boolean {
  if (types.length === 0 || types.includes("any")) return true;
  switch (operand) {
    case "boolean":
    case "objects":
      return true;
    case "numbers":
    case "numericRange":
      return types.includes("number");
    case "string":
    case "strings":
    case "addressRange":
    case "nestedOperator":
      return types.includes("string");
  }
}
