import type { Field, Leaf, Pattern, PatternObject } from "../pattern/pattern";
import { pathTree, usedSteps } from "./pathTree";
import type { PathNode, UsedSteps } from "./pathTree";
import type { ValueTest } from "./valueTest";
import { anyOf } from "./valueTest";

/** What a pattern asks for, in the shape in which it is matched. Leaves and paths are named by their index. */
export interface MatchPlan {
  readonly leaves: readonly PlannedLeaf[];
  /** Every path that a leaf has, in EventBridge's order: by UTF-16 units. */
  readonly paths: readonly string[];
  readonly leavesOfPath: readonly (readonly PlannedLeaf[])[];
  readonly tree: PathNode;
  readonly steps: UsedSteps;
  /** The pattern as a condition on its leaves; `steps[0]` is where to start. */
  readonly condition: Condition;
  /** Whether two leaves of one combination of `$or` branches have the same path, so that the later one overrides. */
  readonly overlaps: boolean;
  /** Whether there is an `$or`. */
  readonly hasChoices: boolean;
}

export interface PlannedLeaf {
  readonly index: number;
  readonly path: number;
  readonly field: Field;
  readonly leaf: Leaf;
  readonly test: ValueTest;
}

/**
 * A pattern as EventBridge expands it: `all` parts must hold, one part of `any`. The parts are in the order of the
 * text, which decides what overrides what: of two leaves with one path the later one alone counts.
 */
export type Condition =
  | { readonly kind: "leaf"; readonly leaf: PlannedLeaf }
  | { readonly kind: "all"; readonly parts: readonly Condition[] }
  | { readonly kind: "any"; readonly parts: readonly Condition[] };

/** The plan of a pattern. Time and memory are linear in the pattern, however many combinations its `$or` have. */
export function planMatching(pattern: Pattern): MatchPlan {
  const fields: LeafField[] = [];
  collectLeaves(pattern.root, fields);
  const paths = [...new Set(fields.map(({ field }) => field.path))].sort(byUnits);
  const pathIndex = new Map(paths.map((path, index) => [path, index]));
  const leaves = fields.map(({ field, leaf }, index): PlannedLeaf => {
    return { index, path: pathIndex.get(field.path) ?? -1, field, leaf, test: anyOf(leaf.matchers) };
  });
  const leafOf = new Map(leaves.map((planned) => [planned.field, planned]));
  const condition = conditionOf(pattern.root, leafOf);
  return {
    leaves,
    paths,
    leavesOfPath: paths.map((_, path) => leaves.filter((leaf) => leaf.path === path)),
    tree: pathTree(paths),
    steps: usedSteps(paths),
    condition,
    overlaps: pathsOf(condition) === undefined,
    hasChoices: hasChoices(condition),
  };
}

interface LeafField {
  readonly field: Field;
  readonly leaf: Leaf;
}

/** As Java sorts strings: `a-b` before `a.b` before `aé`. */
function byUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function collectLeaves(object: PatternObject, into: LeafField[]): void {
  for (const member of object.members) {
    if (member.kind === "or") for (const branch of member.branches) collectLeaves(branch, into);
    else if (member.value.kind === "object") collectLeaves(member.value, into);
    else into.push({ field: member, leaf: member.value });
  }
}

function conditionOf(object: PatternObject, leafOf: ReadonlyMap<Field, PlannedLeaf>): Condition {
  const parts = object.members.map((member): Condition => {
    if (member.kind === "or")
      return { kind: "any", parts: member.branches.map((branch) => conditionOf(branch, leafOf)) };
    if (member.value.kind === "object") return conditionOf(member.value, leafOf);
    const leaf = leafOf.get(member);
    if (leaf === undefined) throw new Error("A field of the pattern has no leaf.");
    return { kind: "leaf", leaf };
  });
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "all", parts };
}

function hasChoices(condition: Condition): boolean {
  return condition.kind === "any" || (condition.kind === "all" && condition.parts.some(hasChoices));
}

/** The paths in a condition, or undefined where two of its leaves that are needed together share one. */
function pathsOf(condition: Condition): Set<number> | undefined {
  if (condition.kind === "leaf") return new Set([condition.leaf.path]);
  const all = new Set<number>();
  for (const part of condition.parts) {
    const paths = pathsOf(part);
    if (paths === undefined) return undefined;
    for (const path of paths) {
      if (condition.kind === "all" && all.has(path)) return undefined;
      all.add(path);
    }
  }
  return all;
}
