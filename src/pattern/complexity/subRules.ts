import type { Field, Leaf, Or, PatternObject } from "../pattern";

/** What must all match for an event to match: for each path its leaf, in the order of their keys. */
export type SubRule = ReadonlyMap<string, Leaf>;

/**
 * How many sub-rules a pattern stands for: one without `$or`, otherwise one for each choice of a branch in each `$or`.
 * Infinity if there are more than a double can hold.
 */
export function countSubRules(object: PatternObject): number {
  let count = 1;
  for (const member of object.members) {
    if (member.kind === "or")
      count *= member.branches.reduce((sum, branch) => sum + countSubRules(branch), 0);
    else if (member.value.kind === "object") count *= countSubRules(member.value);
  }
  return count;
}

/**
 * The sub-rules of a pattern, in EventBridge's order. Where a path comes twice, the later leaf replaces the earlier
 * one, as EventBridge has it; with `$or` that goes by the position in the text. Count them first: there may be many.
 *
 * Source: event-ruler's JsonRuleCompiler.parseIntoOrRelationship.
 */
export function expandSubRules(root: PatternObject): readonly SubRule[] {
  return expandObject(root, [new Map()]);
}

function expandObject(
  object: PatternObject,
  subRules: readonly Map<string, Leaf>[],
): readonly Map<string, Leaf>[] {
  return object.members.reduce(expandMember, subRules);
}

function expandMember(
  subRules: readonly Map<string, Leaf>[],
  member: Field | Or,
): readonly Map<string, Leaf>[] {
  if (member.kind === "or") {
    return member.branches.flatMap((branch) =>
      expandObject(
        branch,
        subRules.map((subRule) => new Map(subRule)),
      ),
    );
  }
  const { path, value } = member;
  if (value.kind === "object") return expandObject(value, subRules);
  for (const subRule of subRules) subRule.set(path, value);
  return subRules;
}
