import type { Event } from "../event/event";
import type { Leaf, Pattern, PatternObject, UnknownFields } from "../pattern/pattern";
import { clearEvidence, newEvidence } from "./evidence";
import type { Evidence } from "./evidence";
import { gatherEvidence } from "./gatherEvidence";
import { planMatching } from "./matchPlan";
import type { Condition, MatchPlan } from "./matchPlan";
import { holds, isPossible, verdict } from "./verdict";

/** Whether an event that surely does not match could: on what that depends, or undefined where nothing can make it. */
export type PossibleMatch = (event: Event) => readonly string[] | undefined;

/**
 * Reads the unknown matchers of a pattern once as what they surely accept and once as what they could. Whatever will
 * stand in their places, each then accepts at least the one and at most the other, and so does the pattern: more
 * values that are accepted never make an event match less. Unknown fields surely accept nothing and could accept
 * everything; what they may replace is not asked for in the second reading, nor is that something be absent, because
 * that depends on which elements of arrays other fields choose. Undefined where all of the pattern is known.
 */
export function possibleMatch(pattern: Pattern): PossibleMatch | undefined {
  if (!holdsUnknown(pattern.root)) return undefined;
  const sure = planMatching(pattern, "sure");
  const possible = planMatching(pattern, "possible");
  const sureEvidence = newEvidence(sure);
  const evidence = newEvidence(possible);
  const possibleLeaves = new Set(possible.leaves.map(({ leaf }) => leaf));
  const surelyOf = new Map(sure.leaves.map((leaf) => [leaf.leaf, leaf]));
  return (event) => {
    clearEvidence(evidence);
    gatherEvidence(possible, event, evidence);
    if (!verdict(possible, evidence)) return undefined;
    clearEvidence(sureEvidence);
    gatherEvidence(sure, event, sureEvidence);
    const undecided = possible.leaves.filter((leaf) => {
      const surely = surelyOf.get(leaf.leaf);
      if (surely === undefined || !isSame(surely.index, sureEvidence, leaf.index, evidence)) return true;
      return isPossible(leaf, evidence) !== isPossible(surely, sureEvidence);
    });
    const left = sure.leaves.filter(
      (leaf) => !possibleLeaves.has(leaf.leaf) && !isPossible(leaf, sureEvidence),
    );
    const fields = unknownsIn(possible.condition, evidence, possible);
    const on = new Set([
      ...[...undecided, ...left].flatMap(({ leaf }) => expressionsOf(leaf)),
      ...fields.flatMap(({ expressions }) => expressions),
    ]);
    return on.size > 0 ? [...on] : possible.unknowns.all.flatMap(({ expressions }) => expressions);
  };
}

/** What is not known of a leaf. */
export function expressionsOf({ matchers }: Leaf): readonly string[] {
  return matchers.flatMap((matcher) => (matcher.kind === "unknown" ? matcher.expressions : []));
}

/** Whether the same values of the event satisfy a leaf in both readings: the one never has others than the other. */
function isSame(leaf: number, one: Evidence, otherLeaf: number, other: Evidence): boolean {
  return (
    one.matchedAtRoot[leaf] === other.matchedAtRoot[otherLeaf] &&
    one.leafScopes[leaf]?.length === other.leafScopes[otherLeaf]?.length
  );
}

/** The unknown fields of a condition that the event may come to: those in branches that it cannot satisfy are not. */
function unknownsIn(condition: Condition, evidence: Evidence, plan: MatchPlan): readonly UnknownFields[] {
  switch (condition.kind) {
    case "leaf":
      return [];
    case "unknown":
      return [condition.fields];
    case "all":
      return condition.parts.flatMap((part) => unknownsIn(part, evidence, plan));
    case "any":
      return condition.parts.flatMap((part) =>
        holds(part, evidence, plan) ? unknownsIn(part, evidence, plan) : [],
      );
  }
}

/** Whether something in an object of a pattern is not known. */
export function holdsUnknown({ members, unknowns }: PatternObject): boolean {
  if (unknowns.length > 0) return true;
  return members.some((member) => {
    if (member.kind === "or") return member.unknowns.length > 0 || member.branches.some(holdsUnknown);
    const { value } = member;
    return value.kind === "object" ? holdsUnknown(value) : expressionsOf(value).length > 0;
  });
}
