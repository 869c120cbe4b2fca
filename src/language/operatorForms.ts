import type { FieldType } from "../catalog/catalog";

/** One way to write an operator, ready to insert. */
export interface OperatorForm {
  readonly operator: string;
  readonly label: string;
  /** The operand as a snippet. */
  readonly operand: string;
  /** Values of the field, or further keys, can be offered inside the operand. */
  readonly retrigger: boolean;
  /** Types of fields that it fits. */
  readonly types: readonly FieldType[];
  readonly detail: string;
}

const text: readonly FieldType[] = ["string"];
const numbers: readonly FieldType[] = ["number"];
const anything: readonly FieldType[] = ["string", "number", "boolean", "null", "object", "array"];

/** Every way to write a match expression that is worth offering, likeliest first. */
export const operatorForms: readonly OperatorForm[] = [
  form("prefix", "prefix", '"$1"', text, "begins with"),
  form("numeric", "numeric", '["${1|>,>=,<,<=,=|}", ${2:0}]', numbers, "compares a number", false),
  form(
    "numeric",
    "numeric range",
    '[">=", ${1:0}, "<", ${2:100}]',
    numbers,
    "lies between two numbers",
    false,
  ),
  form("anything-but", "anything-but", '["$1"]', text, "is there, and is none of these"),
  form("anything-but", "anything-but", "[${1:0}]", numbers, "is there, and is none of these", false),
  form("suffix", "suffix", '"$1"', text, "ends with"),
  form("wildcard", "wildcard", '"${1:*}"', text, "matches, where * stands for any characters", false),
  form("equals-ignore-case", "equals-ignore-case", '"$1"', text, "is, in upper or lower case"),
  form("exists", "exists true", "true", anything, "is there, with any value", false),
  form("exists", "exists false", "false", anything, "is not there", false),
  form("anything-but", "anything-but prefix", '{ "prefix": "$1" }', text, "does not begin with"),
  form("anything-but", "anything-but suffix", '{ "suffix": "$1" }', text, "does not end with"),
  form("anything-but", "anything-but wildcard", '{ "wildcard": "${1:*}" }', text, "does not match", false),
  form(
    "anything-but",
    "anything-but equals-ignore-case",
    '{ "equals-ignore-case": "$1" }',
    text,
    "is not, in any case",
  ),
  form(
    "prefix",
    "prefix equals-ignore-case",
    '{ "equals-ignore-case": "$1" }',
    text,
    "begins with, in any case",
  ),
  form(
    "suffix",
    "suffix equals-ignore-case",
    '{ "equals-ignore-case": "$1" }',
    text,
    "ends with, in any case",
  ),
  form("cidr", "cidr", '"${1:10.0.0.0/8}"', text, "is an IP address in this range", false),
];

function form(
  operator: string,
  label: string,
  operand: string,
  types: readonly FieldType[],
  detail: string,
  retrigger = true,
): OperatorForm {
  return { operator, label, operand, types, detail, retrigger };
}

/** The forms that fit a field of these types; all of them where the types are not known. */
export function formsFor(types: readonly FieldType[]): readonly OperatorForm[] {
  if (types.length === 0 || types.includes("any")) return operatorForms;
  return operatorForms.filter((candidate) => candidate.types.some((type) => types.includes(type)));
}
