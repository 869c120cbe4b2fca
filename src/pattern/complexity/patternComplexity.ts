import { machineFields, wildcardsOf } from "./fieldMachines";
import type { WildcardField } from "./fieldMachines";
import type { Matcher, PatternObject } from "../pattern";
import { countSubRules, expandSubRules } from "./subRules";
import { wildcardBound } from "./wildcardBound";
import { readWildcards, wildcardComplexity, WildcardMachine } from "./wildcardComplexity";

/** How complex the wildcards of a pattern are, for the field where it is most. */
export interface PatternComplexity {
  readonly score: number;
  readonly path: string;
  /** The wildcard matchers of that field as the pattern has them, with what each costs alone, dearest first. */
  readonly wildcards: readonly { readonly matcher: Matcher; readonly score: number }[];
}

/** Beyond so many sub-rules only single leaves are scored. */
const MAX_SUB_RULES = 1000;

/**
 * The wildcard complexity of a pattern as EventBridge limits it, or undefined where it has no wildcard. Wildcards count
 * together if one field of a matching machine holds them: those of one array, and those of other branches of `$or`
 * that are reached in the same way. Each field counts for itself.
 *
 * A pattern with very many branches is scored by its leaves alone, which may be too low.
 *
 * Source: event-ruler's MachineComplexityEvaluator.
 */
export function patternComplexity(root: PatternObject): PatternComplexity | undefined {
  const fields = countSubRules(root) <= MAX_SUB_RULES ? machineFields(expandSubRules(root)) : undefined;
  let dearest:
    { readonly path: string; readonly matchers: readonly Matcher[]; readonly score: number } | undefined;
  for (const { path, matchers, machine } of fields ?? wildcardLeaves(root)) {
    // Most fields have few wildcards beside the dearest.
    if (machine.bound <= (dearest?.score ?? 0)) continue;
    const score = machine.complexity();
    if (score > (dearest?.score ?? 0)) dearest = { path, matchers, score };
  }
  if (dearest === undefined) return undefined;
  const wildcards = dearest.matchers
    .map((matcher) => ({ matcher, score: costOf(matcher) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
  return { score: dearest.score, path: dearest.path, wildcards };
}

/**
 * A number that is at least the complexity of a pattern, quickly found: each sub-rule that has a leaf adds it to one
 * field of the machine at most once.
 */
export function complexityBound(root: PatternObject): number {
  const bounds = new Map<string, number>();
  const subRules = countSubRules(root);
  if (!Number.isSafeInteger(subRules)) return Infinity;
  addBounds(root, subRules, bounds);
  return Math.max(0, ...bounds.values());
}

/** Adds what the wildcards of an object may cost that stands in `subRules` of the sub-rules, by path. */
function addBounds(object: PatternObject, subRules: number, bounds: Map<string, number>): void {
  for (const member of object.members) {
    if (member.kind === "or") {
      const counts = member.branches.map(countSubRules);
      const others = subRules / counts.reduce((sum, count) => sum + count, 0);
      member.branches.forEach((branch, at) => {
        addBounds(branch, others * (counts[at] ?? 1), bounds);
      });
    } else if (member.value.kind === "object") addBounds(member.value, subRules, bounds);
    else {
      const bound = member.value.matchers.reduce((sum, matcher) => sum + matcherBound(matcher), 0);
      if (bound > 0) bounds.set(member.path, (bounds.get(member.path) ?? 0) + bound * subRules);
    }
  }
}

function matcherBound(matcher: Matcher): number {
  const wildcards = wildcardsOf(matcher);
  if (wildcards === undefined) return 0;
  const values = wildcards.kind === "wildcard" ? [wildcards.value] : wildcards.values;
  return values.reduce((bound, value) => bound + wildcardBound(value), 0);
}

function wildcardLeaves(object: PatternObject): readonly WildcardField[] {
  return object.members.flatMap((member) => {
    if (member.kind === "or") return member.branches.flatMap(wildcardLeaves);
    if (member.value.kind === "object") return wildcardLeaves(member.value);
    const { matchers } = member.value;
    const wildcards = matchers.map(wildcardsOf).filter((matcher) => matcher !== undefined);
    const machine = new WildcardMachine<undefined>();
    for (const matcher of wildcards) machine.add(readWildcards(matcher), () => undefined);
    return wildcards.length > 0 ? [{ path: member.path, matchers, machine }] : [];
  });
}

function costOf(matcher: Matcher): number {
  const wildcards = wildcardsOf(matcher);
  return wildcards === undefined ? 0 : wildcardComplexity([wildcards]);
}
