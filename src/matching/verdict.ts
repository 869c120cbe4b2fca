import { bestWay } from "./arrayConsistency";
import { someCombination } from "./combinations";
import type { Combination } from "./combinations";
import type { Evidence } from "./evidence";
import type { Condition, MatchPlan, PlannedLeaf } from "./matchPlan";

/** Whether the event that the evidence was gathered from matches. */
export function verdict(plan: MatchPlan, evidence: Evidence): boolean {
  const scoped = evidence.scopes.parents.length > 1;
  if (!plan.overlaps) {
    if (!holds(plan.condition, evidence)) return false;
    if (!scoped) return true;
  }
  return matchingCombination(plan, evidence) !== undefined;
}

/** A combination of `$or` branches that the event satisfies, its leaves by path; undefined when there is none. */
export function matchingCombination(plan: MatchPlan, evidence: Evidence): Combination | undefined {
  let found: Combination | undefined;
  const inScope = ({ path }: PlannedLeaf): boolean => (evidence.pathScopes[path]?.length ?? 0) > 0;
  someCombination(
    plan.condition,
    (leaf) => isPossible(leaf, evidence),
    (leaf) => inScope(leaf) || (plan.overlaps && (plan.leavesOfPath[leaf.path]?.length ?? 0) > 1),
    ({ leaves, branches }) => {
      const coupled = leaves.filter(inScope).sort(byPath);
      if (coupled.length > 0 && bestWay(coupled, evidence, false) === undefined) return false;
      found = { leaves: [...leaves].sort(byPath), branches: [...branches] };
      return true;
    },
  );
  return found;
}

/** Orders leaves as EventBridge takes them. */
export function byPath(one: PlannedLeaf, other: PlannedLeaf): number {
  return one.path - other.path;
}

/** Whether a leaf can be satisfied at all, whatever the others choose. Exact where the event has no scopes. */
export function isPossible(leaf: PlannedLeaf, evidence: Evidence): boolean {
  if (evidence.matched[leaf.index] === 1) return true;
  return leaf.test.absent && evidence.presentAtRoot[leaf.path] === 0;
}

function holds(condition: Condition, evidence: Evidence): boolean {
  switch (condition.kind) {
    case "leaf":
      return isPossible(condition.leaf, evidence);
    case "all":
      return condition.parts.every((part) => holds(part, evidence));
    case "any":
      return condition.parts.some((part) => holds(part, evidence));
  }
}
