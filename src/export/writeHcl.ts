import { enclose } from "./enclose";
import { callOf, entriesOf, isList, textOf, type TemplateObject, type TemplateValue } from "./templateValue";

/** A value that is an expression of HCL: `aws_sqs_queue.queue.arn`. */
export function expression(text: string): TemplateObject {
  return { expression: text };
}

/** HCL of a value, two blanks a level; every key of an object in quotes, because some words mean something without. */
export function writeHcl(value: TemplateValue, indent = ""): string {
  const inner = `${indent}  `;
  if (typeof value === "string") return quote(value);
  if (isList(value)) {
    const items = value.map((item) => writeHcl(item, inner));
    return enclose({ open: "[", close: "]", separator: ",", closesLast: true }, items, indent, true);
  }
  const [name, operand] = callOf(value) ?? [];
  if (name === "expression") return textOf(operand);
  const entries = entriesOf(value);
  if (entries === undefined) return JSON.stringify(value);
  const members = entries.map(([key, each]) => [quote(key), writeHcl(each, inner)] as const);
  const lines = { open: "{", close: "}", separator: "", closesLast: false };
  return enclose(lines, alignArguments(members), indent, members.length === 1);
}

/** `name = value`, with the values of neighbours that take one line each in one column, as `terraform fmt` has it. */
export function alignArguments(
  members: readonly (readonly [name: string, value: string])[],
): readonly string[] {
  const isShort = members.map(([, value]) => !value.includes("\n"));
  return members.map(([name, value], index) => {
    if (isShort[index] !== true) return `${name} = ${value}`;
    const start = isShort.lastIndexOf(false, index) + 1;
    const end = isShort.indexOf(false, index);
    const neighbours = members.slice(start, end < 0 ? members.length : end);
    const column = Math.max(...neighbours.map(([other]) => widthOf(other)));
    return `${name}${" ".repeat(column - widthOf(name))} = ${value}`;
  });
}

/** Characters as `terraform fmt` counts them: what people see as one. */
function widthOf(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}

/** The escapes of JSON that HCL refuses, and how it spells those characters. */
const spellings: ReadonlyMap<string, string> = new Map([
  [String.raw`\b`, String.raw`\u0008`],
  [String.raw`\f`, String.raw`\u000c`],
]);

/**
 * A quoted string: JSON's, whose other escapes HCL reads alike, with `${` and `%{` doubled, which would open a template.
 * HCL has no way to write half of a surrogate pair: whoever writes texts of a user's refuses those first.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions
 */
function quote(text: string): string {
  return (
    JSON.stringify(text)
      // Each escape as a whole: in `\\b` the second backslash opens none.
      .replaceAll(/\\./g, (escape) => spellings.get(escape) ?? escape)
      .replaceAll(/[$%]\{/g, (opening) => opening.charAt(0) + opening)
  );
}
