import { operatorNamed } from "../../pattern/operators";
import { link, paragraphs, sentence } from "./describeField";

/** Markdown on an operator: what it matches, an example, what surprises people, a link. Empty for an unknown one. */
export function describeOperator(name: string): string {
  const operator = operatorNamed(name);
  if (operator === undefined) return "";
  const examples = [...new Set(operator.forms.map(({ example }) => example))].slice(0, 4);
  return paragraphs([
    `**\`${name}\`** · ${operator.documentation === undefined ? "undocumented operator" : "operator"}`,
    sentence(operator.description),
    `\`\`\`json\n${examples.join("\n")}\n\`\`\``,
    operator.caveat === undefined ? "" : `⚠ ${operator.caveat}`,
    link(operator.documentation),
  ]);
}
