import type { Span } from "../../../../base/span";
import type { LeafField } from "../leafField";
import { escapeWildcard } from "../../../../pattern/values/wildcard";
import type { LintRule, Found } from "../lintRule";
import { setValue } from "../../fixes/operations";
import { choice } from "../../fixes/quickFix";

/** What to write in the place of a leaf. */
interface Wildcards {
  readonly leaf: Span;
  readonly replacement: string;
}

/** Alternatives are joined by "or"; one wildcard asks for both ends. */
export const prefixAndSuffix: LintRule<"prefix-and-suffix", Wildcards> = {
  code: "prefix-and-suffix",
  level: "information",
  summary: "A `prefix` and a `suffix` as alternatives, where both together may be meant.",
  check: ({ leaves }) => leaves.flatMap(checkLeaf),
  fixes: (_context, { data: { leaf, replacement } }) => [
    choice("Ask for both with a wildcard (this changes the meaning)", [setValue(leaf, replacement)]),
  ],
};

function checkLeaf({ value }: LeafField): readonly Found<Wildcards>[] {
  const prefixes = value.matchers.filter((matcher) => matcher.kind === "prefix");
  const suffixes = value.matchers.filter((matcher) => matcher.kind === "suffix");
  const [prefix] = prefixes;
  const all = [...prefixes, ...suffixes];
  if (prefix === undefined || prefixes.length > 1 || suffixes.length === 0) return [];
  if (
    all.length !== value.matchers.length ||
    all.some(({ ignoreCase, value: text }) => ignoreCase || text === "")
  )
    return [];
  const wildcards = suffixes.map(
    (suffix) =>
      `{ "wildcard": ${JSON.stringify(`${escapeWildcard(prefix.value)}*${escapeWildcard(suffix.value)}`)} }`,
  );
  const replacement = `[${wildcards.join(", ")}]`;
  return [
    {
      span: value.span,
      message: `Alternatives are joined by "or": a value that only begins or only ends so is let through. For both at once write ${replacement}.`,
      data: { leaf: value.span, replacement },
    },
  ];
}
