import type { Condition, PlannedLeaf } from "./matchPlan";

/**
 * Calls `visit` with every combination of `$or` branches as EventBridge expands them, each as its leaves in no
 * particular order, until a call returns true; returns whether one did. Of leaves with the same path the last in the
 * text alone is in a combination. Combinations with a leaf that `allows` refuses are left out.
 *
 * `matters` says which leaves can make a difference to `visit`, or to what overrides what, once they are allowed. What
 * failed is not tried again with other leaves that do not matter, so that independent `$or`s do not multiply.
 */
export function someCombination(
  condition: Condition,
  allows: (leaf: PlannedLeaf) => boolean,
  matters: (leaf: PlannedLeaf) => boolean,
  visit: (leaves: readonly PlannedLeaf[]) => boolean,
): boolean {
  const chosen: PlannedLeaf[] = [];
  const failed = new Map<Condition, Set<string>>();

  // The text is walked backwards, so that whoever has a path first keeps it.
  function run(work: Work | undefined): boolean {
    const mark = chosen.length;
    for (let rest = work; rest !== undefined;) {
      const { condition: current, after } = rest;
      if (current.kind === "all") {
        rest = current.parts.reduce<Work | undefined>(
          (last, part) => ({ condition: part, after: last }),
          after,
        );
        continue;
      }
      if (current.kind === "any") {
        const found = branch(current, after);
        if (!found) chosen.length = mark;
        return found;
      }
      const { leaf } = current;
      if (!chosen.some((other) => other.path === leaf.path)) {
        if (!allows(leaf)) {
          chosen.length = mark;
          return false;
        }
        chosen.push(leaf);
      }
      rest = after;
    }
    const found = visit(chosen);
    if (!found) chosen.length = mark;
    return found;
  }

  function branch(any: Condition & { kind: "any" }, after: Work | undefined): boolean {
    const key = fateOf(chosen);
    const known = failed.get(any);
    if (known?.has(key) === true) return false;
    for (const part of any.parts) if (run({ condition: part, after })) return true;
    if (known === undefined) failed.set(any, new Set([key]));
    else if (known.size < MOST_REMEMBERED) known.add(key);
    return false;
  }

  function fateOf(leaves: readonly PlannedLeaf[]): string {
    return leaves
      .filter(matters)
      .map((leaf) => leaf.index)
      .join();
  }

  return run({ condition, after: undefined });
}

/** Bounds the memory for what failed; beyond it combinations are merely tried again. */
const MOST_REMEMBERED = 4096;

interface Work {
  readonly condition: Condition;
  readonly after: Work | undefined;
}
