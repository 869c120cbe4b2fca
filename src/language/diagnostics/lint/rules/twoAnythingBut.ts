import type { Excluded, Matcher } from "../../../../pattern/pattern";
import type { Span } from "../../../../base/span";
import { exclusionsOf } from "../exclusions";
import type { LeafField } from "../leafField";
import type { LintRule } from "../lintRule";
import { setValue } from "../../fixes/operations";
import { preferred } from "../../fixes/quickFix";

/** Alternatives are joined by "or", so two exclusions let in what the other leaves out. */
export const twoAnythingBut: LintRule<
  "two-anything-but",
  { readonly leaf: Span; readonly replacement: string | undefined }
> = {
  code: "two-anything-but",
  level: "warning",
  summary: "Two `anything-but` in one array, which together exclude nothing.",
  check: ({ leaves, text }) =>
    leaves.flatMap((leaf) => {
      const exclusions = exclusionsOf(leaf);
      const [first, second] = exclusions;
      if (first === undefined || second === undefined) return [];
      const merged = mergeExclusions(exclusions.map(({ excluded }) => excluded));
      const replacement = merged && replaceMatchers(text, leaf, exclusions, merged);
      return [
        {
          span: second.span,
          message: `Alternatives are joined by "or": what one "anything-but" excludes, the other accepts. Exclude all values in one list.`,
          related: [{ span: first.span, message: `The other "anything-but" is here.` }],
          data: { leaf: leaf.value.span, replacement },
        },
      ];
    }),
  fixes: (_context, { data: { leaf, replacement } }) =>
    replacement === undefined ? [] : [preferred("Exclude all in one list", [setValue(leaf, replacement)])],
};

/** One `anything-but` that excludes all; undefined where EventBridge has none. */
function mergeExclusions(all: readonly Excluded[]): string | undefined {
  const [first] = all;
  if (first === undefined) return undefined;
  const lists = all.map((excluded) => (excluded.kind === first.kind ? listOf(excluded) : undefined));
  if (lists.some((list) => list === undefined)) return undefined;
  const list = `[${[...new Set(lists.flatMap((values) => values ?? []))].join(", ")}]`;
  switch (first.kind) {
    case "strings":
    case "numbers":
      return `{ "anything-but": ${list} }`;
    case "prefix":
    case "suffix":
    case "wildcard":
      return `{ "anything-but": { "${first.kind}": ${list} } }`;
    case "equalsIgnoreCase":
      return `{ "anything-but": { "equals-ignore-case": ${list} } }`;
  }
}

function listOf(excluded: Excluded): readonly string[] {
  return excluded.kind === "numbers" ? excluded.texts : excluded.values.map((value) => JSON.stringify(value));
}

/** The leaf with one matcher in the place of some, the first of which it takes. */
function replaceMatchers(
  text: string,
  { value }: LeafField,
  replaced: readonly Matcher[],
  replacement: string,
): string {
  const gone = new Set(replaced);
  const kept = value.matchers.flatMap((matcher) => {
    if (matcher === replaced[0]) return [replacement];
    return gone.has(matcher) ? [] : [sliceOf(text, matcher.span)];
  });
  return `[${kept.join(", ")}]`;
}

function sliceOf(text: string, { offset, length }: Span): string {
  return text.slice(offset, offset + length);
}
