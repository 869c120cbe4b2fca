import { withoutStars } from "../../../../pattern/values/wildcard";
import type { LintRule } from "../lintRule";
import { rewrite } from "../../fixes/commonFixes";

/** EventBridge limits how many rules of a bus have wildcards, and how complex they are. */
export const plainWildcard: LintRule<"plain-wildcard", { readonly replacement: string }> = {
  code: "plain-wildcard",
  level: "information",
  summary: "A `wildcard` that is a plain prefix, suffix or value; those cost EventBridge less.",
  check: ({ leaves }) =>
    leaves.flatMap(({ value: { matchers } }) =>
      matchers.flatMap((matcher) => {
        const simple = matcher.kind === "wildcard" ? withoutStars(matcher.value) : undefined;
        if (simple === undefined) return [];
        const written = JSON.stringify(simple.text);
        const replacement = simple.kind === "text" ? written : `{ "${simple.kind}": ${written} }`;
        const message = `This is the same as ${replacement}. EventBridge limits how many rules of a bus have wildcards, and how complex they are.`;
        return [{ span: matcher.span, message, data: { replacement } }];
      }),
    ),
  fixes: (_context, { span, data }) => rewrite(span, data.replacement),
};
