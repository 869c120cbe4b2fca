import type { Matcher, PatternObject } from "../pattern";
import { patternComplexity, type PatternComplexity } from "./patternComplexity";

/**
 * A function that returns the complexity of patterns as patternComplexity does, found once for all that have the same
 * fields and matchers in the same order, wherever those stand in their texts: drafts of one pattern mostly do.
 */
export function rememberedComplexity(score = patternComplexity): typeof patternComplexity {
  const known = new Map<string, Placed | undefined>();
  // Most patterns have no drafts, and what tells them apart takes longer than to score many of them.
  let first: { readonly root: PatternObject; readonly complexity: PatternComplexity | undefined } | undefined;
  return (root) => {
    if (first === undefined) {
      first = { root, complexity: score(root) };
      return first.complexity;
    }
    if (known.size === 0) known.set(keyOf(first.root), placed(first.complexity, matchersIn(first.root)));
    const key = keyOf(root);
    const matchers = matchersIn(root);
    if (!known.has(key)) known.set(key, placed(score(root), matchers));
    const found = known.get(key);
    if (found === undefined) return undefined;
    const wildcards = found.wildcards.flatMap(({ at, score }) => {
      const matcher = matchers[at];
      return matcher === undefined ? [] : [{ matcher, score }];
    });
    return { score: found.score, path: found.path, wildcards };
  };
}

/** A complexity whose matchers are known by their places among all of the pattern. */
type Placed = Omit<PatternComplexity, "wildcards"> & {
  readonly wildcards: readonly { readonly at: number; readonly score: number }[];
};

function placed(complexity: PatternComplexity | undefined, matchers: readonly Matcher[]): Placed | undefined {
  if (complexity === undefined) return undefined;
  const places = new Map(matchers.map((matcher, at) => [matcher, at]));
  const wildcards = complexity.wildcards.map(({ matcher, score }) => ({
    at: places.get(matcher) ?? -1,
    score,
  }));
  return { ...complexity, wildcards };
}

/** All that the complexity depends on. */
function keyOf(root: PatternObject): string {
  return JSON.stringify(fieldsOf(root));
}

function fieldsOf({ members }: PatternObject): unknown {
  return members.map((member) => {
    if (member.kind === "or") return { or: member.branches.map(fieldsOf) };
    const { path, value } = member;
    return value.kind === "object"
      ? [path, fieldsOf(value)]
      : { path, matchers: value.matchers.map(matcherKey) };
  });
}

/** A matcher without its place. A number that is compared with "=" is told from a range of one. */
function matcherKey(matcher: Matcher): unknown {
  const isOneNumber = matcher.kind === "numeric" && matcher.lower === matcher.upper;
  return { ...matcher, span: undefined, isOneNumber };
}

function matchersIn({ members }: PatternObject, found: Matcher[] = []): readonly Matcher[] {
  for (const member of members) {
    if (member.kind === "or") for (const branch of member.branches) matchersIn(branch, found);
    else if (member.value.kind === "object") matchersIn(member.value, found);
    else found.push(...member.value.matchers);
  }
  return found;
}
