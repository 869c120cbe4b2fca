import { canGoTogether, chooseBeside } from "./arrayConsistency";
import type { Chosen } from "./arrayConsistency";
import { someCombination } from "./combinations";
import type { Combination, Knowledge } from "./combinations";
import type { Evidence } from "./evidence";
import type { Condition, MatchPlan, PlannedLeaf } from "./matchPlan";

/** What is said of an event and a pattern: `depends` names what is not known of the pattern and decides. */
export type Verdict =
  { readonly kind: "match" | "noMatch" } | { readonly kind: "depends"; readonly on: readonly string[] };

/** Whether the event that the evidence was gathered from matches. */
export function verdict(plan: MatchPlan, evidence: Evidence): boolean {
  const scoped = evidence.scopes.parents.length > 1;
  if (!plan.overlaps) {
    if (!holds(plan.condition, evidence, plan)) return false;
    if (!scoped) return true;
  }
  return matchingCombination(plan, evidence) !== undefined;
}

/** A combination of `$or` branches that the event satisfies, its leaves by path; undefined when there is none. */
export function matchingCombination(plan: MatchPlan, evidence: Evidence): Combination | undefined {
  let found: Combination | undefined;
  someCombination(plan.condition, prospects(plan, evidence), ({ leaves, branches }) => {
    const coupled = leaves.filter((leaf) => isInScopes(leaf, evidence)).sort(byPath);
    if (coupled.length > 0 && !canGoTogether(coupled, evidence)) return false;
    found = { leaves: [...leaves].sort(byPath), branches: [...branches] };
    return true;
  });
  return found;
}

/** What decides whether leaves chosen so far can become a combination that the event satisfies. */
interface Prospects {
  /** The chosen leaves that override others. */
  readonly overriding: string;
  /** The chosen leaves that have values in scopes; what matters of them is `possible`, while that is known. */
  readonly coupled: string;
  readonly possible: readonly Chosen[] | undefined;
}

/** With more ways than this to choose elements of arrays they are not listed while leaves are being chosen. */
const MAX_LISTED = 500;

function prospects(plan: MatchPlan, evidence: Evidence): Knowledge<Prospects> {
  const coupled = plan.leaves.filter((leaf) => isInScopes(leaf, evidence));
  // `exists: false` depends on the order of the paths, which is not the order in which leaves are chosen here.
  const isListable = plan.hasChoices && !coupled.some((leaf) => leaf.test.absent);
  return {
    passesUnknown: plan.reading === "possible",
    nothing: { overriding: "", coupled: "", possible: isListable ? [[]] : undefined },
    add: (known, leaf) => {
      if (!isPossible(leaf, evidence)) return undefined;
      let { overriding, coupled, possible } = known;
      if (plan.overlaps && (plan.leavesOfPath[leaf.path]?.length ?? 0) > 1) overriding += `${leaf.index},`;
      if (isInScopes(leaf, evidence)) {
        coupled += `${leaf.index},`;
        if (possible !== undefined && evidence.matchedAtRoot[leaf.index] === 0) {
          possible = chooseBeside(possible, leaf, evidence, MAX_LISTED);
          if (possible?.length === 0) return undefined;
        }
      }
      return { overriding, coupled, possible };
    },
    fateOf: ({ overriding, coupled, possible }) => {
      const ways = possible?.map((chosen) => chosen.join(" ")).sort();
      return `${overriding};${ways === undefined ? coupled : ways.join()}`;
    },
  };
}

function isInScopes({ path }: PlannedLeaf, evidence: Evidence): boolean {
  return (evidence.pathScopes[path]?.length ?? 0) > 0;
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

/** Whether a condition holds as far as each leaf can be satisfied for itself. Exact likewise, and without overlaps. */
export function holds(condition: Condition, evidence: Evidence, plan: Pick<MatchPlan, "reading">): boolean {
  switch (condition.kind) {
    case "leaf":
      return isPossible(condition.leaf, evidence);
    case "all":
      return condition.parts.every((part) => holds(part, evidence, plan));
    case "any":
      return condition.parts.some((part) => holds(part, evidence, plan));
    case "unknown":
      return plan.reading === "possible";
  }
}
