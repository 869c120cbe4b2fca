import type { Excluded, Matcher } from "../../pattern/pattern";
import type { Span } from "../../pattern/span";
import { alternativesOf } from "./alternatives";
import { acceptEverything } from "./coverage";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { holdsPlaceholder } from "./placeholder";
import type { Steps } from "./steps";
import { escapeWildcard, plainWildcard } from "./wildcardParts";

/** What can be said of a leaf's alternatives without knowing any event. */
export function leafRules({ leaves, text, steps }: LintContext): readonly LintFinding[] {
  return leaves.flatMap((leaf) => {
    const exclusions = leaf.value.matchers.filter((matcher) => matcher.kind === "anythingBut");
    const alternatives =
      exclusions.length > 1
        ? [twoExclusions(text, leaf, exclusions)]
        : acceptEverything(leaf.value.matchers, steps)
          ? [everything(leaf)]
          : coveredAlternatives(leaf, steps);
    return [
      ...alternatives,
      ...leaf.value.matchers.flatMap(plain),
      ...leaf.value.matchers.flatMap(literalStar),
      ...prefixAndSuffix(leaf),
    ];
  });
}

type Exclusion = Matcher & { readonly kind: "anythingBut" };

function twoExclusions(text: string, leaf: LeafField, exclusions: readonly Exclusion[]): LintFinding {
  const [first, second] = exclusions;
  const merged = mergeExclusions(exclusions.map(({ excluded }) => excluded));
  return {
    code: "two-anything-but",
    span: second?.span ?? leaf.value.span,
    message: `Alternatives are joined by "or": what one "anything-but" excludes the other lets in. Exclude all in one list.`,
    related: first === undefined ? [] : [{ span: first.span, message: `The other "anything-but" is here.` }],
    data: {
      leaf: leaf.value.span,
      replacement: merged && replaceMatchers(text, leaf, exclusions, merged),
    },
  };
}

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

function everything({ value, path }: LeafField): LintFinding {
  return {
    code: "accepts-everything",
    span: value.span,
    message: `Alternatives are joined by "or": together these accept every value of "${path}".`,
    related: [],
    data: undefined,
  };
}

function coveredAlternatives({ value }: LeafField, steps: Steps): readonly LintFinding[] {
  const alternatives = alternativesOf(value.matchers);
  return value.matchers.flatMap((matcher, place) => {
    const other = alternatives.otherCovering(place, steps);
    if (other === undefined) return [];
    return [
      {
        code: "covered-alternative",
        span: matcher.span,
        message: "Another alternative accepts all that this one does, so it changes nothing.",
        related: [{ span: other.span, message: "This one covers it." }],
        data: { list: value.span },
      } as const,
    ];
  });
}

function plain(matcher: Matcher): readonly LintFinding[] {
  if (matcher.kind !== "wildcard") return [];
  const simple = plainWildcard(matcher.value);
  if (simple === undefined) return [];
  const written = JSON.stringify(simple.text);
  const replacement = simple.kind === "text" ? written : `{ "${simple.kind}": ${written} }`;
  return [
    {
      code: "plain-wildcard",
      span: matcher.span,
      message: `This is the same as ${replacement}. EventBridge limits how many rules of a bus have wildcards, and how complex they are.`,
      related: [],
      data: { replacement },
    },
  ];
}

function literalStar(matcher: Matcher): readonly LintFinding[] {
  if (matcher.kind !== "string" || !matcher.value.includes("*") || holdsPlaceholder(matcher.value)) return [];
  const wildcard = matcher.value.split(/\*+/).map(escapeWildcard).join("*");
  const simple = plainWildcard(wildcard);
  const replacement =
    simple === undefined || simple.kind === "text"
      ? wildcard === "*"
        ? `{ "exists": true }`
        : `{ "wildcard": ${JSON.stringify(wildcard)} }`
      : `{ "${simple.kind}": ${JSON.stringify(simple.text)} }`;
  return [
    {
      code: "literal-star",
      span: matcher.span,
      message: `A star in a plain value stands for itself. If any characters are meant, write ${replacement}.`,
      related: [],
      data: { replacement },
    },
  ];
}

function prefixAndSuffix({ value }: LeafField): readonly LintFinding[] {
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
      code: "prefix-and-suffix",
      span: value.span,
      message: `Alternatives are joined by "or": a value that only begins or only ends so is let through. For both at once write ${replacement}.`,
      related: [],
      data: { leaf: value.span, replacement },
    },
  ];
}
