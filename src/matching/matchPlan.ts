import type { Field, Leaf, Pattern, PatternObject } from "../pattern/pattern";
import { childOf, newTree, pathTree, usedSteps } from "./pathTree";
import type { GrowingNode, PathNode, UsedSteps } from "./pathTree";
import type { Reading, ValueTest } from "./valueTest";
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

/** The plan of a pattern, its unknown matchers read as told. Time and memory are linear in the pattern, however many combinations its `$or` have. */
export function planMatching(pattern: Pattern, reading: Reading = "sure"): MatchPlan {
  const leaves: GrowingLeaf[] = [];
  const root = newTree();
  const condition = conditionOf(pattern.root, root, leaves, reading);
  const paths: string[] = [];
  const leavesOfPath: PlannedLeaf[][] = [];
  for (const leaf of leaves.toSorted(byPath)) {
    const { path } = leaf.field;
    if (path !== paths.at(-1)) {
      paths.push(path);
      leavesOfPath.push([]);
    }
    leaf.path = paths.length - 1;
    leavesOfPath.at(-1)?.push(leaf);
    if (leaf.node !== undefined) leaf.node.path = leaf.path;
  }
  // Cutting the paths anew takes longer, so that is done only where a key has dots or is empty.
  const tree = leaves.every(({ node }) => node !== undefined) ? root : pathTree(paths);
  return {
    leaves,
    paths,
    leavesOfPath,
    tree,
    steps: usedSteps(paths),
    condition,
    overlaps: paths.length < leaves.length && pathsOf(condition) === undefined,
    hasChoices: hasChoices(condition),
  };
}

/** A leaf whose path gets its index once all are known, with its node if each key on its path is one step. */
interface GrowingLeaf extends PlannedLeaf {
  path: number;
  readonly node: GrowingNode | undefined;
}

/** As Java sorts strings: `a-b` before `a.b` before `aé`. Leaves of one path stay in the order of the text. */
function byPath(one: PlannedLeaf, other: PlannedLeaf): number {
  return one.field.path < other.field.path ? -1 : one.field.path > other.field.path ? 1 : 0;
}

function conditionOf(
  object: PatternObject,
  outer: GrowingNode | undefined,
  leaves: GrowingLeaf[],
  reading: Reading,
): Condition {
  const parts = object.members.map((member): Condition => {
    if (member.kind === "or")
      return {
        kind: "any",
        parts: member.branches.map((branch) => conditionOf(branch, outer, leaves, reading)),
      };
    const { name, value } = member;
    const isOneStep = name !== "" && !name.includes(".");
    const node = outer !== undefined && isOneStep ? childOf(outer, name) : undefined;
    if (value.kind === "object") return conditionOf(value, node, leaves, reading);
    const test = anyOf(value.matchers, reading);
    const leaf: GrowingLeaf = { index: leaves.length, path: -1, field: member, leaf: value, test, node };
    leaves.push(leaf);
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
