import type { Condition, PlannedLeaf } from "./matchPlan";

/** One combination of `$or` branches. */
export interface Combination {
  /** Its leaves in no particular order, one for each path. */
  readonly leaves: readonly PlannedLeaf[];
  /** The branch that was taken of each `$or` on the way. */
  readonly branches: readonly Condition[];
}

/** In which order the branches of an `$or` are tried. */
export type BranchOrder = (any: Condition & { kind: "any" }) => readonly Condition[];

/**
 * Calls `visit` with every combination of `$or` branches as EventBridge expands them, until a call returns true;
 * returns whether one did. Of leaves with the same path the last in the text alone is in a combination. Combinations
 * with a leaf that `allows` refuses are left out. What `visit` is given is only good until it returns.
 *
 * `matters` says which leaves can make a difference to `visit`, or to what overrides what, once they are allowed. What
 * failed is not tried again with other leaves that do not matter, so that independent `$or`s do not multiply.
 */
export function someCombination(
  condition: Condition,
  allows: (leaf: PlannedLeaf) => boolean,
  matters: (leaf: PlannedLeaf) => boolean,
  visit: (combination: Combination) => boolean,
  order: BranchOrder = (any) => any.parts,
): boolean {
  const leaves: PlannedLeaf[] = [];
  const branches: Condition[] = [];
  const failed = new Map<Condition, Set<string>>();

  /** Takes conditions from the end of the text to its beginning, so that whoever has a path first keeps it. */
  function take(work: Work | undefined): boolean {
    for (let rest = work; rest !== undefined;) {
      const { condition: current, after }: Work = rest;
      if (current.kind === "any") return takeBranch(current, after);
      if (current.kind === "all") {
        rest = current.parts.reduce<Work | undefined>(
          (last, part) => ({ condition: part, after: last }),
          after,
        );
        continue;
      }
      const { leaf } = current;
      if (!leaves.some((other) => other.path === leaf.path)) {
        if (!allows(leaf)) return false;
        leaves.push(leaf);
      }
      rest = after;
    }
    return visit({ leaves, branches });
  }

  function takeBranch(any: Condition & { kind: "any" }, after: Work | undefined): boolean {
    const mark = leaves.length;
    const fate = leaves
      .filter(matters)
      .map((leaf) => leaf.index)
      .join();
    const known = failed.get(any);
    if (known?.has(fate) === true) return false;
    for (const part of order(any)) {
      branches.push(part);
      if (take({ condition: part, after })) return true;
      branches.pop();
      leaves.length = mark;
    }
    if (known === undefined) failed.set(any, new Set([fate]));
    else if (known.size < MOST_REMEMBERED) known.add(fate);
    return false;
  }

  return take({ condition, after: undefined });
}

/** Bounds the memory for what failed; beyond it combinations are merely tried again. */
const MOST_REMEMBERED = 4096;

interface Work {
  readonly condition: Condition;
  readonly after: Work | undefined;
}
