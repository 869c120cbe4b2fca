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
 * The way to satisfy `leaves` together that misses fewest; the leaves must be in the order of their paths, each path
 * once. Values of different elements of one array never go together. EventBridge takes the paths in order and carries
 * the elements chosen so far; `exists: false` is judged against those alone. With `mayMiss` false it gives undefined
 * unless nothing is missed.
 *
 * Of two ways with the same elements only the better one is followed, and an element is forgotten as soon as no later
 * path has a value in its array. So the effort grows with the number of elements, not with that of their combinations,
 * unless one path leads into several arrays, which takes duplicate or dotted keys.
 */
export function bestWay(
  leaves: readonly PlannedLeaf[],
  evidence: Evidence,
  mayMiss: boolean,
): Way | undefined {
  let states: State[] = [{ chosen: [], way: undefined }];
  for (const leaf of leaves) {
    sortScopes(evidence.leafScopes[leaf.index]);
    sortScopes(evidence.pathScopes[leaf.path]);
    const next = new Map<string, State>();
    for (const state of states) advance(state, leaf, evidence, mayMiss, next);
    if (next.size === 0) return undefined;
    states = [...next.values()];
  }
  let best: State | undefined;
  for (const state of states) if (best === undefined || missedOf(state) < missedOf(best)) best = state;
  return best?.way;
}

/** The elements that a way has chosen, as far as they still matter: the innermost scopes, in reading order. */
interface State {
  readonly chosen: readonly number[];
  readonly way: Way | undefined;
}

function missedOf({ way }: State): number {
  return way?.missed ?? 0;
}

function advance(
  state: State,
  leaf: PlannedLeaf,
  evidence: Evidence,
  mayMiss: boolean,
  next: Map<string, State>,
): void {
  const { scopes } = evidence;
  const add = (chosen: readonly number[], by: Way["by"]): void => {
    const missed = missedOf(state) + (by === "missed" ? 1 : 0);
    const key = chosen.join();
    const known = next.get(key);
    if (known !== undefined && missedOf(known) <= missed) return;
    next.set(key, { chosen, way: { leaf, by, missed, before: state.way } });
  };
  const kept = (chosen: readonly number[]): readonly number[] => stillNeeded(chosen, leaf.path, scopes);
  if (evidence.matchedAtRoot[leaf.index] === 1) add(kept(state.chosen), 0);
  for (const scope of consistentScopes(state.chosen, evidence.leafScopes[leaf.index] ?? [], scopes)) {
    add(kept(merge(state.chosen, scope, scopes)), scope);
  }
  if (leaf.test.absent && isAbsent(state.chosen, leaf.path, evidence)) add(kept(state.chosen), "absent");
  if (mayMiss) add(kept(state.chosen), "missed");
}

function isAbsent(chosen: readonly number[], path: number, evidence: Evidence): boolean {
  if (evidence.presentAtRoot[path] === 1) return false;
  for (const _ of consistentScopes(chosen, evidence.pathScopes[path] ?? [], evidence.scopes)) return false;
  return true;
}

/** The scopes of a list in reading order that may be chosen beside `chosen`. */
function* consistentScopes(
  chosen: readonly number[],
  list: readonly number[],
  scopes: Scopes,
): Generator<number> {
  const [first, ...others] = chosen;
  if (first === undefined) {
    yield* list;
    return;
  }
  for (const [from, to] of rangesBeside(first, scopes)) {
    for (let index = lowerBound(list, from); index < list.length; index++) {
      const scope = list[index] ?? 0;
      if (scope >= to) break;
      if (others.every((other) => goTogether(other, scope, scopes))) yield scope;
    }
  }
}

/** The ranges of scopes, in reading order, that are in no other element of the arrays that `scope` is in. */
function* rangesBeside(scope: number, scopes: Scopes): Generator<readonly [number, number]> {
  const outer: number[] = [];
  for (let each = scope; each > 0; each = at(scopes.parents, each)) outer.push(each);
  let from = 1;
  for (let index = outer.length - 1; index >= 0; index--) {
    const each = outer[index] ?? 0;
    yield [from, at(scopes.firsts, at(scopes.arrays, each))];
    from = each;
  }
  yield [from, at(scopes.ends, scope)];
  for (const each of outer) {
    const parent = at(scopes.parents, each);
    const end = parent === 0 ? scopes.parents.length : at(scopes.ends, parent);
    yield [at(scopes.lasts, at(scopes.arrays, each)), end];
  }
}

/** Whether values of two scopes may be matched together. */
export function goTogether(one: number, other: number, scopes: Scopes): boolean {
  if (one === 0 || other === 0) return true;
  for (const [from, to] of rangesBeside(one, scopes)) if (other >= from && other < to) return true;
  return false;
}

/** The innermost scopes of `chosen` and `scope`; the two must go together. */
function merge(chosen: readonly number[], scope: number, scopes: Scopes): readonly number[] {
  if (chosen.some((each) => isInside(each, scope, scopes))) return chosen;
  return [...chosen.filter((each) => !isInside(scope, each, scopes)), scope].sort(
    (one, other) => one - other,
  );
}

function isInside(inner: number, outer: number, scopes: Scopes): boolean {
  return inner >= outer && inner < at(scopes.ends, outer);
}

/** `chosen` without the elements of arrays that no path after `path` has a value in. */
function stillNeeded(chosen: readonly number[], path: number, scopes: Scopes): readonly number[] {
  if (chosen.length === 0) return chosen;
  const needed = new Set<number>();
  for (const scope of chosen) {
    let each = scope;
    while (each > 0 && at(scopes.lastPaths, at(scopes.arrays, each)) <= path) each = at(scopes.parents, each);
    if (each > 0) needed.add(each);
  }
  return [...needed].filter(
    (each) => ![...needed].some((inner) => inner !== each && isInside(inner, each, scopes)),
  );
}

/** Scopes come in the order of their values, in which an outer one can follow an inner one. */
function sortScopes(list: number[] | undefined): void {
  if (list?.some((scope, index) => index > 0 && scope < (list[index - 1] ?? 0)) === true)
    list.sort((one, other) => one - other);
}

function lowerBound(list: readonly number[], least: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function at(numbers: readonly number[], index: number): number {
  const number = numbers[index];
  if (number === undefined) throw new Error(`No scope ${index}.`);
  return number;
}
