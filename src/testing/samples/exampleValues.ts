import type { KnownValues } from "../../pattern/parse/fillUnknowns";
import type { WrittenPattern } from "../../pattern/parse/parsePattern";

/**
 * An example, as JSON, for each unknown value of a pattern: a text with the value's name, a list of one for what a field is
 * asked for, no fields where further ones could be.
 */
export function exampleValues({ text, unknowns = [] }: WrittenPattern): KnownValues {
  const values = new Map<string, string>();
  for (const { span, expression, holds } of unknowns) {
    if (values.has(expression)) continue;
    const name = JSON.stringify(`example-${nameIn(expression)}`);
    const behind = text.slice(span.offset + span.length, span.offset + span.length + 20);
    const before = text.slice(Math.max(0, span.offset - 20), span.offset);
    const isField = holds === "many" && /^\s*:/.test(behind);
    const isAsked = holds === "anything" && /:\s*$/.test(before);
    values.set(expression, isField ? "{}" : isAsked ? `[${name}]` : name);
  }
  return values;
}

/** The last word of an expression: `stage` of `var.stage`. */
function nameIn(expression: string): string {
  return expression.slice(-40).match(/\w+/g)?.at(-1)?.toLowerCase() ?? "value";
}
