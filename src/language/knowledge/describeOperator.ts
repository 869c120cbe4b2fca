import { operatorNamed } from "../../pattern/operators";
import { link, paragraphs, sentence } from "./describeField";

/** What surprises people about an operator, in markdown. */
const caveats: Readonly<Record<string, string>> = {
  "anything-but":
    "Two `anything-but` in one array are alternatives, so together they match every value: list the values in one.",
  exists:
    "Works on leaves only: an object, `{}` or `[]` does not exist. `false` also matches where the whole object is missing.",
  wildcard:
    "The whole value must match. `\\*` is a star, `\\\\` a backslash; two stars in a row are not allowed.",
  numeric: "Matches JSON numbers only, never digits in a string.",
  prefix: 'Case matters, unless the operand is `{ "equals-ignore-case": … }`.',
  suffix: 'Case matters, unless the operand is `{ "equals-ignore-case": … }`.',
  cidr: "The value must be an address written as a string.",
  $or: "Its branches are relative to the object around it. Each `$or` multiplies the combinations; a rule takes 1,000 at most.",
};

/** Markdown on an operator: what it matches, an example, what surprises people, a link. Empty for an unknown one. */
export function describeOperator(name: string): string {
  const operator = operatorNamed(name);
  if (operator === undefined) return "";
  const examples = [...new Set(operator.forms.map(({ example }) => example))].slice(0, 4);
  return paragraphs([
    `**\`${name}\`** · ${operator.documentation === undefined ? "undocumented operator" : "operator"}`,
    sentence(operator.description),
    `\`\`\`json\n${examples.join("\n")}\n\`\`\``,
    caveats[name] === undefined ? "" : `⚠ ${caveats[name]}`,
    link(operator.documentation),
  ]);
}
