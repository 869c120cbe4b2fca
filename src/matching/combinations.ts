import type { Condition, PlannedLeaf } from "./matchPlan";

/** One combination of `$or` branches. */
export interface Combination {
  /** Its leaves in no particular order, one for each path. */
  readonly leaves: readonly PlannedLeaf[];
  /** The branch that was taken of each `$or` on the way. */
  readonly branches: readonly Condition[];
}

/** In which order the branches of an `$or` are tried. */
export type BranchOrder = (any: Choice) => readonly Condition[];

type Choice = Condition & { readonly kind: "any" };

/**
 * What is known of the leaves chosen so far. `add` gives what is known with one more, or undefined where that leaf
 * rules the combination out. Where `fateOf` two is the same, they have the same chances with the same further leaves:
 * what failed for the one is not tried for the other, so that independent `$or`s do not multiply.
 */
export interface Knowledge<K> {
  readonly nothing: K;
  readonly add: (known: K, leaf: PlannedLeaf) => K | undefined;
  readonly fateOf: (known: K) => string;
  /** Whether a combination with fields that are not known is visited, as one that asks for what is known of it. */
  readonly passesUnknown: boolean;
}

/**
 * Calls `visit` with every combination of `$or` branches as EventBridge expands them, until a call returns true;
 * returns whether one did. Of leaves with the same path the last in the text alone is in a combination. What `visit` is
 * given is only good until it returns.
 */
export function someCombination<K>(
  condition: Condition,
  knowledge: Knowledge<K>,
  visit: (combination: Combination) => boolean,
  order: BranchOrder = (any) => any.parts,
): boolean {
  const leaves: PlannedLeaf[] = [];
  const branches: Condition[] = [];
  const failed = new Map<Condition, Set<string>>();
  return take({ condition, after: undefined }, knowledge.nothing);

  /** Takes conditions from the end of the text to its beginning, so that whoever has a path first keeps it. */
  function take(work: Work, known: K): boolean {
    for (let rest: Work | undefined = work; rest !== undefined;) {
      const { condition: current, after }: Work = rest;
      rest = after;
      if (current.kind === "unknown") {
        if (!knowledge.passesUnknown) return false;
        continue;
      }
      if (current.kind === "any") return takeBranch(current, after, known);
      if (current.kind === "all") {
        for (const part of current.parts) rest = { condition: part, after: rest };
      } else if (!leaves.some((other) => other.path === current.leaf.path)) {
        const more = knowledge.add(known, current.leaf);
        if (more === undefined) return false;
        known = more;
        leaves.push(current.leaf);
      }
    }
    return visit({ leaves, branches });
  }

  function takeBranch(any: Choice, after: Work | undefined, known: K): boolean {
    const mark = leaves.length;
    const fate = knowledge.fateOf(known);
    const fates = failed.get(any) ?? new Set<string>();
    if (fates.has(fate)) return false;
    for (const part of order(any)) {
      branches.push(part);
      if (take({ condition: part, after }, known)) return true;
      branches.pop();
      leaves.length = mark;
    }
    failed.set(any, fates);
    if (fates.size < MAX_REMEMBERED) fates.add(fate);
    return false;
  }
}

/** Bounds the memory for what failed; beyond it combinations are merely tried again. */
const MAX_REMEMBERED = 4096;

interface Work {
  readonly condition: Condition;
  readonly after: Work | undefined;
}
