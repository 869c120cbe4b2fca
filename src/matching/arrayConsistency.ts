import type { Evidence, Scopes } from "./evidence";
import type { PlannedLeaf } from "./matchPlan";

/**
 * How the leaves of one combination can be satisfied together: by which scope each, and how many not at all. Linked
 * backwards from the last leaf, so that ways share their beginnings.
 */
export interface Way {
  readonly leaf: PlannedLeaf;
  /** The scope of the value that was chosen; `absent` where the leaf accepts that; `missed` where nothing fits. */
  readonly by: number | "absent" | "missed";
  readonly missed: number;
  readonly before: Way | undefined;
}

/**
 * Whether all of `leaves` can be satisfied together. They must be in the order of their paths, each path once.
 *
 * Values of different elements of one array never go together. EventBridge takes the paths in order and carries the
 * elements chosen so far; `exists: false` is judged against those alone. What failed for some elements is not tried
 * again for the same ones, and an element is forgotten as soon as no later path has a value in its array. So the effort
 * grows with the number of elements, not with that of their combinations, unless one path leads into several arrays,
 * which takes duplicate or dotted keys.
 */
export function canGoTogether(leaves: readonly PlannedLeaf[], evidence: Evidence): boolean {
  sortScopes(leaves, evidence);
  const failed = leaves.map(() => new Set<number | string>());
  return satisfyFrom(0, NOTHING_CHOSEN);

  function satisfyFrom(index: number, chosen: Chosen): boolean {
    const leaf = leaves[index];
    const known = failed[index];
    if (leaf === undefined || known === undefined) return true;
    const key = keyOf(chosen);
    if (known.has(key)) return false;
    if (someStep(leaf, chosen, evidence, (after) => satisfyFrom(index + 1, after))) return true;
    known.add(key);
    return false;
  }
}

/**
 * The way to satisfy `leaves` that misses fewest; for the leaves and the effort see canGoTogether. It misses none if
 * and only if they can go together.
 */
export function bestWay(leaves: readonly PlannedLeaf[], evidence: Evidence): Way | undefined {
  sortScopes(leaves, evidence);
  let states: Iterable<State> = [{ chosen: NOTHING_CHOSEN, way: undefined }];
  for (const leaf of leaves) {
    const next = new Map<number | string, State>();
    for (const { chosen, way } of states) {
      const add = (after: Chosen, by: Way["by"]): false => {
        const missed = (way?.missed ?? 0) + (by === "missed" ? 1 : 0);
        const key = keyOf(after);
        const known = next.get(key);
        if (known === undefined || missedOf(known) > missed) {
          next.set(key, { chosen: after, way: { leaf, by, missed, before: way } });
        }
        return false;
      };
      someStep(leaf, chosen, evidence, add);
      add(stillNeeded(chosen, leaf.path, evidence.scopes), "missed");
    }
    states = next.values();
  }
  let best: State | undefined;
  for (const state of states) if (best === undefined || missedOf(state) < missedOf(best)) best = state;
  return best?.way;
}

/**
 * Every way to choose elements so that a leaf has a matching value in them, beside each of the ways in `before`;
 * undefined where there are more than `most`. Scopes of the leaf alone count, not its values outside of all.
 */
export function chooseBeside(
  before: readonly Chosen[],
  leaf: PlannedLeaf,
  evidence: Evidence,
  most: number,
): readonly Chosen[] | undefined {
  sortScopes([leaf], evidence);
  const { scopes } = evidence;
  const after = new Map<number | string, Chosen>();
  for (const chosen of before) {
    const isFull = someConsistent(chosen, evidence.leafScopes[leaf.index] ?? [], scopes, (scope) => {
      const merged = merge(chosen, scope, scopes);
      after.set(keyOf(merged), merged);
      return after.size > most;
    });
    if (isFull) return undefined;
  }
  return [...after.values()];
}

/** The elements that have been chosen, as far as they still matter: the innermost scopes, in reading order. */
export type Chosen = readonly number[];

const NOTHING_CHOSEN: Chosen = [];

interface State {
  readonly chosen: Chosen;
  readonly way: Way | undefined;
}

function missedOf({ way }: State): number {
  return way?.missed ?? 0;
}

function keyOf(chosen: Chosen): number | string {
  const [only = 0] = chosen;
  return chosen.length < 2 ? only : chosen.join();
}

/** Tries every way to satisfy a leaf beside what was chosen, until `go` returns true for what is chosen then. */
function someStep(
  leaf: PlannedLeaf,
  chosen: Chosen,
  evidence: Evidence,
  go: (after: Chosen, by: Way["by"]) => boolean,
): boolean {
  const { scopes, matchedAtRoot, presentAtRoot, leafScopes, pathScopes } = evidence;
  const { index, path } = leaf;
  const unchanged = stillNeeded(chosen, path, scopes);
  if (matchedAtRoot[index] === 1 && go(unchanged, 0)) return true;
  const isFound = someConsistent(chosen, leafScopes[index] ?? [], scopes, (scope) =>
    go(stillNeeded(merge(chosen, scope, scopes), path, scopes), scope),
  );
  if (isFound) return true;
  if (!leaf.test.absent || presentAtRoot[path] === 1) return false;
  const isPresent = someConsistent(chosen, pathScopes[path] ?? [], scopes, () => true);
  return !isPresent && go(unchanged, "absent");
}

/** Whether `accepts` accepts one of the scopes in a sorted list that may be chosen beside `chosen`. */
function someConsistent(
  chosen: Chosen,
  list: readonly number[],
  scopes: Scopes,
  accepts: (scope: number) => boolean,
): boolean {
  const [first, ...others] = chosen;
  if (first === undefined) return list.some(accepts);
  const fits = (scope: number): boolean =>
    others.every((other) => goTogether(other, scope, scopes)) && accepts(scope);
  return someRangeBeside(first, scopes, (from, to) => {
    for (let index = lowerBound(list, from); index < list.length && at(list, index) < to; index++) {
      if (fits(at(list, index))) return true;
    }
    return false;
  });
}

/** Whether `accepts` accepts one of the ranges of scopes that are in no other element of the arrays `scope` is in. */
function someRangeBeside(
  scope: number,
  scopes: Scopes,
  accepts: (from: number, to: number) => boolean,
): boolean {
  const { parents, arrays, ends, firsts, lasts } = scopes;
  if (accepts(scope, at(ends, scope))) return true;
  for (let inner = scope; inner > 0; inner = at(parents, inner)) {
    const outer = at(parents, inner);
    const array = at(arrays, inner);
    const outerEnd = outer === 0 ? parents.length : at(ends, outer);
    // The outer element itself and what is in it before the array; what is in it after the array.
    if (accepts(outer === 0 ? 1 : outer, at(firsts, array)) || accepts(at(lasts, array), outerEnd))
      return true;
  }
  return false;
}

/** Whether values of two scopes may be matched together. */
export function goTogether(one: number, other: number, scopes: Scopes): boolean {
  if (one === 0 || other === 0) return true;
  return someRangeBeside(one, scopes, (from, to) => other >= from && other < to);
}

/** The innermost scopes of `chosen` and `scope`; the two must go together. */
function merge(chosen: Chosen, scope: number, scopes: Scopes): Chosen {
  if (chosen.length === 0) return [scope];
  if (chosen.some((each) => isInside(each, scope, scopes))) return chosen;
  return [...chosen.filter((each) => !isInside(scope, each, scopes)), scope].sort(inOrder);
}

function isInside(inner: number, outer: number, scopes: Scopes): boolean {
  return inner >= outer && inner < at(scopes.ends, outer);
}

/** `chosen` without the elements of arrays that no path after `path` has a value in. */
function stillNeeded(chosen: Chosen, path: number, { parents, arrays, lastPaths, ends }: Scopes): Chosen {
  if (chosen.length === 0) return chosen;
  const needed = new Set<number>();
  for (const scope of chosen) {
    let each = scope;
    while (each > 0 && at(lastPaths, at(arrays, each)) <= path) each = at(parents, each);
    if (each > 0) needed.add(each);
  }
  if (needed.size < 2) return [...needed];
  const kept = [...needed].sort(inOrder);
  // Of nested scopes the outer one comes first, one in it right after it.
  return kept.filter((each, index) => (kept[index + 1] ?? Number.POSITIVE_INFINITY) >= at(ends, each));
}

function inOrder(one: number, other: number): number {
  return one - other;
}

/** Scopes come in the order of their values, in which an outer one can follow an inner one. */
function sortScopes(leaves: readonly PlannedLeaf[], { leafScopes, pathScopes }: Evidence): void {
  for (const { index, path } of leaves) {
    for (const list of [leafScopes[index], pathScopes[path]]) {
      if (list?.some((scope, place) => place > 0 && scope < at(list, place - 1)) === true) list.sort(inOrder);
    }
  }
}

function lowerBound(list: readonly number[], least: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(list, middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function at(numbers: readonly number[], index: number): number {
  const number = numbers[index];
  if (number === undefined) throw new Error(`No scope ${index}.`);
  return number;
}
