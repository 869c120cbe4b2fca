import { enclose } from "./enclose";
import { entriesOf, isList, type TemplateValue } from "./templateValue";

const rest = { separator: ",", closesLast: false };

/** JSON text of a value, two blanks a level; short lists, and objects with one key, stand on one line. */
export function writeJson(value: TemplateValue, indent = ""): string {
  const inner = `${indent}  `;
  if (isList(value)) {
    const items = value.map((item) => writeJson(item, inner));
    return enclose({ open: "[", close: "]", ...rest }, items, indent, true);
  }
  const entries = entriesOf(value);
  if (entries === undefined) return JSON.stringify(value);
  const members = entries.map(([key, each]) => `${JSON.stringify(key)}: ${writeJson(each, inner)}`);
  return enclose({ open: "{", close: "}", ...rest }, members, indent, members.length === 1);
}
