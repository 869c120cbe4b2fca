import type { MatchPlan } from "./matchPlan";

/**
 * What one event has at the paths of a pattern, as far as a verdict needs it. A *scope* is an element of an array of
 * the event, when the element is an object or an array itself; scopes are numbered in reading order and nest; 0 is
 * the whole event. A value belongs to the innermost scope around it. Two values may be matched together unless they
 * are in different scopes of the same array.
 */
export interface Evidence {
  /** By leaf: whether any value matched, and whether one outside all scopes did. */
  readonly matched: Uint8Array;
  readonly matchedAtRoot: Uint8Array;
  /** By path: the same for being there at all. */
  readonly present: Uint8Array;
  readonly presentAtRoot: Uint8Array;
  /** By leaf, by path: the scopes other than 0 with a matching value, with any value; in reading order. */
  readonly leafScopes: readonly number[][];
  readonly pathScopes: readonly number[][];
  readonly scopes: Scopes;
}

/** The scopes of an event. `firsts` and `lasts` are by array; the others by scope; scope 0 has no array: -1. */
export interface Scopes {
  readonly parents: number[];
  readonly arrays: number[];
  /** By scope: the number after its last inner scope. */
  readonly ends: number[];
  /** By array: its first scope, and the number after its last scope. */
  readonly firsts: number[];
  readonly lasts: number[];
  /** By array: the greatest path that has a value in one of its scopes. */
  readonly lastPaths: number[];
}

/** Evidence of nothing, to be filled for one event after another; see clearEvidence. */
export function newEvidence(plan: MatchPlan): Evidence {
  return {
    matched: new Uint8Array(plan.leaves.length),
    matchedAtRoot: new Uint8Array(plan.leaves.length),
    present: new Uint8Array(plan.paths.length),
    presentAtRoot: new Uint8Array(plan.paths.length),
    leafScopes: plan.leaves.map(() => []),
    pathScopes: plan.paths.map(() => []),
    scopes: { parents: [-1], arrays: [-1], ends: [1], firsts: [], lasts: [], lastPaths: [] },
  };
}

/** Makes evidence as good as new, for the next event. */
export function clearEvidence(evidence: Evidence): void {
  const { matched, matchedAtRoot, present, presentAtRoot, scopes } = evidence;
  // Loops, because filling so few bytes costs less than the call would.
  for (let leaf = 0; leaf < matched.length; leaf++) matched[leaf] = matchedAtRoot[leaf] = 0;
  for (let path = 0; path < present.length; path++) present[path] = presentAtRoot[path] = 0;
  if (scopes.firsts.length === 0) return;
  for (const list of evidence.leafScopes) list.length = 0;
  for (const list of evidence.pathScopes) list.length = 0;
  scopes.parents.length = 1;
  scopes.arrays.length = 1;
  scopes.ends.length = 1;
  scopes.firsts.length = 0;
  scopes.lasts.length = 0;
  scopes.lastPaths.length = 0;
}

/** Opens an array of the event; returns its number. */
export function openArray({ scopes }: Evidence): number {
  scopes.lasts.push(-1);
  scopes.lastPaths.push(-1);
  return scopes.firsts.push(scopes.parents.length) - 1;
}

export function closeArray({ scopes }: Evidence, array: number): void {
  scopes.lasts[array] = scopes.parents.length;
}

/** Opens an element of an array; returns its number. */
export function openScope({ scopes }: Evidence, array: number, parent: number): number {
  scopes.arrays.push(array);
  scopes.ends.push(-1);
  return scopes.parents.push(parent) - 1;
}

export function closeScope({ scopes }: Evidence, scope: number): void {
  scopes.ends[scope] = scopes.parents.length;
}

/** Notes that a path has a value in a scope. */
export function notePresent(evidence: Evidence, path: number, scope: number): void {
  evidence.present[path] = 1;
  if (scope === 0) {
    evidence.presentAtRoot[path] = 1;
    return;
  }
  pushNew(evidence.pathScopes[path], scope);
  const { parents, arrays, lastPaths } = evidence.scopes;
  for (let outer = scope; outer > 0; outer = parents[outer] ?? 0) {
    const array = arrays[outer] ?? 0;
    if ((lastPaths[array] ?? -1) >= path) return;
    lastPaths[array] = path;
  }
}

/** Notes that a value in a scope satisfies a leaf. */
export function noteMatched(evidence: Evidence, leaf: number, scope: number): void {
  evidence.matched[leaf] = 1;
  if (scope === 0) evidence.matchedAtRoot[leaf] = 1;
  else pushNew(evidence.leafScopes[leaf], scope);
}

function pushNew(scopes: number[] | undefined, scope: number): void {
  if (scopes !== undefined && scopes.at(-1) !== scope) scopes.push(scope);
}
