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

/** More wildcards than this are counted in a message. */
const maxShown = 3;

function checkLeaf({ value }: LeafField): readonly Found<Wildcards>[] {
  const prefixes = value.matchers.filter((matcher) => matcher.kind === "prefix");
  const suffixes = value.matchers.filter((matcher) => matcher.kind === "suffix");
  const all = [...prefixes, ...suffixes];
  if (prefixes.length === 0 || suffixes.length === 0) return [];
  if (
    all.length !== value.matchers.length ||
    all.some(({ ignoreCase, value: text }) => ignoreCase || text === "")
  )
    return [];
  const wildcards = prefixes.flatMap((prefix) =>
    suffixes.map((suffix) => {
      const text = `${escapeWildcard(prefix.value)}*${escapeWildcard(suffix.value)}`;
      return `{ "wildcard": ${JSON.stringify(text)} }`;
    }),
  );
  const replacement = `[${wildcards.join(", ")}]`;
  const shown =
    wildcards.length > maxShown
      ? `a wildcard for each of the ${wildcards.length} pairs, such as ${wildcards[0] ?? ""}`
      : replacement;
  return [
    {
      span: value.span,
      message: `Alternatives are joined by "or": a value that has only the prefix, or only the suffix, also matches. To require both, write ${shown}.`,
      data: { leaf: value.span, replacement },
    },
  ];
}
