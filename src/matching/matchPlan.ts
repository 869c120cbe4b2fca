import type { Field, Leaf, Pattern, PatternObject, UnknownFields } from "../pattern/pattern";
import { childOf, hasAnEmptyStep, newTree, pathTree, usedSteps } from "./pathTree";
import type { GrowingNode, PathNode, UsedSteps } from "./pathTree";
import type { Reading, ValueTest } from "./valueTest";
import { unknownReach } from "./unknownReach";
import type { UnknownReach } from "./unknownReach";
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
  readonly reading: Reading;
  /** What of the pattern's fields is not known. */
  readonly unknowns: UnknownReach;
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
  /** Fields that are not known: no event surely satisfies them, any could. */
  | { readonly kind: "unknown"; readonly fields: UnknownFields }
  | { readonly kind: "leaf"; readonly leaf: PlannedLeaf }
  | { readonly kind: "all"; readonly parts: readonly Condition[] }
  | { readonly kind: "any"; readonly parts: readonly Condition[] };

/** The plan of a pattern, its unknown matchers read as told. Time and memory are linear in the pattern, however many combinations its `$or` have. */
export function planMatching(pattern: Pattern, reading: Reading = "sure"): MatchPlan {
  const leaves: GrowingLeaf[] = [];
  const root = newTree();
  const unknowns = unknownReach(pattern.root);
  const known = conditionOf(pattern.root, root, planningOf(pattern, leaves, reading, unknowns));
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
  const steps = usedSteps(paths);
  const [first] = unknowns.all;
  const seesMore = first !== undefined && paths.some(hasAnEmptyStep);
  const tree = leaves.every(({ node }) => node !== undefined) ? root : pathTree(paths);
  return {
    leaves,
    paths,
    leavesOfPath,
    tree,
    // An empty step among the unknown fields would have EventBridge see those of others.
    steps: seesMore ? { empty: true } : steps,
    condition: seesMore ? { kind: "all", parts: [known, { kind: "unknown", fields: first }] } : known,
    overlaps: paths.length < leaves.length && pathsOf(known) === undefined,
    hasChoices: hasChoices(known),
    reading,
    unknowns,
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

interface Planning {
  readonly leaves: GrowingLeaf[];
  readonly reading: Reading;
  readonly unknowns: UnknownReach;
  /** Whether unknown fields can decide of a path's leaves by choosing elements of arrays. */
  readonly isUnsure: (path: string) => boolean;
}

/** `exists: false` is judged against the elements that other fields choose, those that are not known among them. */
function planningOf(
  { root }: Pattern,
  leaves: GrowingLeaf[],
  reading: Reading,
  unknowns: UnknownReach,
): Planning {
  const paths = new Set<string>();
  if (reading === "possible" && unknowns.all.length > 0) collect(root);
  return { leaves, reading, unknowns, isUnsure: (path) => paths.has(path) };

  function collect({ members }: PatternObject): void {
    for (const member of members) {
      if (member.kind === "or") member.branches.forEach(collect);
      else if (member.value.kind === "object") collect(member.value);
      else if (anyOf(member.value.matchers, reading).absent) paths.add(member.path);
    }
  }
}

const NOTHING_ASKED: Condition = { kind: "all", parts: [] };

function conditionOf(object: PatternObject, outer: GrowingNode | undefined, planning: Planning): Condition {
  const { leaves, reading, unknowns } = planning;
  const parts = object.members.map((member): Condition => {
    if (member.kind === "or")
      return {
        kind: "any",
        parts: [
          ...member.branches.map((branch) => conditionOf(branch, outer, planning)),
          ...member.unknowns.map((fields) => ({ kind: "unknown", fields }) as const),
        ],
      };
    const { name, value } = member;
    const isOneStep = name !== "" && !name.includes(".");
    const node = outer !== undefined && isOneStep ? childOf(outer, name) : undefined;
    if (value.kind === "object") return conditionOf(value, node, planning);
    const test = anyOf(value.matchers, reading);
    if (reading === "possible" && (unknowns.over(member).length > 0 || planning.isUnsure(member.path)))
      return NOTHING_ASKED;
    const leaf: GrowingLeaf = { index: leaves.length, path: -1, field: member, leaf: value, test, node };
    leaves.push(leaf);
    return { kind: "leaf", leaf };
  });
  for (const fields of object.unknowns) parts.push({ kind: "unknown", fields });
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "all", parts };
}

function hasChoices(condition: Condition): boolean {
  return condition.kind === "any" || (condition.kind === "all" && condition.parts.some(hasChoices));
}

/** The paths in a condition, or undefined where two of its leaves that are needed together share one. */
function pathsOf(condition: Condition): Set<number> | undefined {
  if (condition.kind === "leaf") return new Set([condition.leaf.path]);
  if (condition.kind === "unknown") return new Set();
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
