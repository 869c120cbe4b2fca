import type { Event } from "../event/event";
import type { Leaf, Pattern, PatternObject } from "../pattern/pattern";
import { clearEvidence, newEvidence } from "./evidence";
import type { Evidence } from "./evidence";
import { gatherEvidence } from "./gatherEvidence";
import { planMatching } from "./matchPlan";
import { isPossible, verdict } from "./verdict";

/** Whether an event that surely does not match could: on what that depends, or undefined where nothing can make it. */
export type PossibleMatch = (event: Event) => readonly string[] | undefined;

/**
 * Reads the unknown matchers of a pattern once as what they surely accept and once as what they could. Whatever will
 * stand in their places, each then accepts at least the one and at most the other, and so does the pattern: more
 * values that are accepted never make an event match less. Undefined where all of the pattern is known.
 */
export function possibleMatch(pattern: Pattern): PossibleMatch | undefined {
  if (!holdsUnknown(pattern.root)) return undefined;
  const sure = planMatching(pattern, "sure");
  const possible = planMatching(pattern, "possible");
  const sureEvidence = newEvidence(sure);
  const evidence = newEvidence(possible);
  return (event) => {
    clearEvidence(evidence);
    gatherEvidence(possible, event, evidence);
    if (!verdict(possible, evidence)) return undefined;
    clearEvidence(sureEvidence);
    gatherEvidence(sure, event, sureEvidence);
    const undecided = possible.leaves.filter((leaf) => {
      const surely = sure.leaves[leaf.index];
      if (surely === undefined || !isSame(leaf.index, sureEvidence, evidence)) return true;
      return isPossible(leaf, evidence) !== isPossible(surely, sureEvidence);
    });
    return [...new Set(undecided.flatMap(({ leaf }) => expressionsOf(leaf)))];
  };
}

/** What is not known of a leaf. */
export function expressionsOf({ matchers }: Leaf): readonly string[] {
  return matchers.flatMap((matcher) => (matcher.kind === "unknown" ? matcher.expressions : []));
}

/** Whether the same values of the event satisfy a leaf in both readings: the one never has others than the other. */
function isSame(leaf: number, one: Evidence, other: Evidence): boolean {
  return (
    one.matchedAtRoot[leaf] === other.matchedAtRoot[leaf] &&
    one.leafScopes[leaf]?.length === other.leafScopes[leaf]?.length
  );
}

/** Whether something in an object of a pattern is not known. */
export function holdsUnknown({ members }: PatternObject): boolean {
  return members.some((member) => {
    if (member.kind === "or") return member.branches.some(holdsUnknown);
    const { value } = member;
    return value.kind === "object" ? holdsUnknown(value) : expressionsOf(value).length > 0;
  });
}
