import { canBeSent } from "../plainTexts";
import { escapeWildcard, withoutStars } from "../../../../pattern/values/wildcard";
import { leavesOfOperators } from "../operatorObjects";
import type { LintRule } from "../lintRule";
import { setValue } from "../../fixes/operations";
import { choice } from "../../fixes/quickFix";

/** A star means any characters only in a `wildcard`. */
export const literalStar: LintRule<"literal-star", { readonly replacement: string }> = {
  code: "literal-star",
  level: "information",
  summary: "A `*` in a plain value, where it is an ordinary character.",
  check: (context) =>
    context.leaves.flatMap((leaf) =>
      context.shared(leavesOfOperators).has(leaf)
        ? []
        : leaf.value.matchers.flatMap((matcher) => {
            if (matcher.kind !== "string" || !matcher.value.includes("*") || !canBeSent(matcher.value))
              return [];
            const replacement = withStars(matcher.value);
            const message = `A star in a plain value is an ordinary character. To match any characters, write ${replacement}.`;
            return [{ span: matcher.span, message, data: { replacement } }];
          }),
    ),
  fixes: (_context, { span, data: { replacement } }) => [
    choice(`Change to ${replacement}`, [setValue(span, replacement)]),
  ],
};

/** The matcher in which the stars of a text stand for any characters. */
function withStars(text: string): string {
  const wildcard = text.split(/\*+/).map(escapeWildcard).join("*");
  if (wildcard === "*") return `{ "exists": true }`;
  const simple = withoutStars(wildcard);
  return simple === undefined || simple.kind === "text"
    ? `{ "wildcard": ${JSON.stringify(wildcard)} }`
    : `{ "${simple.kind}": ${JSON.stringify(simple.text)} }`;
}
