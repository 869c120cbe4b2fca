import type { MatcherKind } from "../pattern/pattern";
import { draftMatches, withLeaf, withoutLeaf } from "./draft";
import type { Draft } from "./draft";
import type { FlatEvent } from "./flatEvent";
import { addLeaves, generalize, listEverything } from "./generalize";
import { anythingBut, maxListed, prefixOf, rangeOf } from "./leafForms";
import type { Stability } from "./stability";
import { judgingEffort, matchesAll, pathInAll, unionOf, wronglyMatched } from "./task";
import type { Group, Task } from "./task";
import type { Work } from "./work";

const absent: MatcherKind = { kind: "exists", exists: false };

/**
 * A draft that matches all events of a group and no counter-example, or undefined where none was found; there may be
 * one nevertheless. It is the group's general draft with leaves added or narrowed that keep the counter-examples out,
 * those that are likely to hold for later events first.
 */
export function* solveGroup(task: Task, group: Group): Work<Draft | undefined> {
  const general = yield* generalize(task, group);
  const solved =
    (yield* addDiscriminators(task, group, general)) ?? (yield* narrowFromEverything(task, group, general));
  return solved?.size === 0 ? yield* anyLeaf(task, group) : solved;
}

/**
 * A draft for events that have nothing to go by but ids and the like: the first thing that they share, be it that all
 * lack a field that others have.
 */
function* anyLeaf(task: Task, group: Group): Work<Draft | undefined> {
  const effort = judgingEffort(task, group);
  const leaves = task.paths.map((path) => {
    const flats = pathInAll(group, path);
    return {
      path,
      leaf: flats === undefined ? [absent] : unionOf(flats).map(task.exact),
      isThere: flats !== undefined,
    };
  });
  for (const { path, leaf } of [...leaves.filter(({ isThere }) => isThere), ...leaves]) {
    yield effort;
    const draft = withLeaf(new Map(), path, leaf);
    if (matchesAll(draft, group)) return draft;
  }
  return undefined;
}

function* addDiscriminators(task: Task, group: Group, general: Draft): Work<Draft | undefined> {
  let draft = general;
  for (;;) {
    const wrong = wronglyMatched(draft, task);
    const [target] = wrong;
    if (target === undefined) return draft;
    const better = yield* bestDiscriminator(task, group, draft, target, wrong);
    if (better === undefined) return undefined;
    draft = better;
  }
}

/** The draft with the leaf that keeps most counter-examples out, `target` among them; of the most stable leaves. */
function* bestDiscriminator(
  task: Task,
  group: Group,
  draft: Draft,
  target: FlatEvent,
  wrong: readonly FlatEvent[],
): Work<Draft | undefined> {
  const effort = judgingEffort(task, group);
  const candidates: Candidate[] = [];
  for (const path of task.paths) {
    candidates.push(...candidatesAt(task, group, path, target, wrong));
    yield effort;
  }
  for (const tier of task.tiers) {
    let best: Draft | undefined;
    let fewest = wrong.length;
    for (const candidate of candidates) {
      if (candidate.tier !== tier) continue;
      const next = withLeaf(draft, candidate.path, candidate.leaf);
      yield 1 + target.event.size / 64;
      if (draftMatches(next, target)) continue;
      yield effort;
      if (!matchesAll(next, group)) continue;
      const left = wronglyMatched(next, task).length;
      if (left >= fewest) continue;
      best = next;
      fewest = left;
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

interface Candidate {
  readonly path: string;
  readonly leaf: readonly MatcherKind[];
  readonly tier: Stability;
}

/**
 * Leaves that may accept the group and not the target; of one tier the best first. The engine tries them. What holds
 * for more values than the events have (being there, a range, a beginning) is more stable than a list of values that
 * differ from event to event.
 */
function* candidatesAt(
  task: Task,
  group: Group,
  path: string,
  target: FlatEvent,
  wrong: readonly FlatEvent[],
): Generator<Candidate> {
  const tier = task.stabilityOf(path);
  const flats = group.flatMap((event) => event.paths.get(path) ?? []);
  const rival = target.paths.get(path);
  const isInAll = flats.length === group.length;
  if (rival === undefined && !isInAll) return;
  if (flats.length === 0) {
    yield { path, tier: "neutral", leaf: [absent] };
    return;
  }
  const values = unionOf(flats);
  const isShared = values.every(({ key }) => flats.every((flat) => flat.valueKeys.has(key)));
  const isSolid = tier === "stable" || tier === "neutral";
  if (rival === undefined && !(isSolid && (isShared || tier === "stable"))) {
    yield { path, tier: "neutral", leaf: [{ kind: "exists", exists: true }] };
  }
  if (rival !== undefined && values.every(({ key }) => rival.valueKeys.has(key))) {
    if (rival.isScoped || flats.some(({ isScoped }) => isScoped)) yield { path, tier, leaf: [absent] };
    return;
  }
  const before = isInAll ? [] : [absent];
  const rivals = unionOf(wrong.flatMap((event) => event.paths.get(path) ?? []));
  const range = rangeOf(values, rivals, tier === "stable" ? 3 : 2);
  const broadTier = tier === "volatile" ? "neutral" : tier;
  if (range !== undefined) yield { path, tier: broadTier, leaf: [...before, range] };
  const prefix = prefixOf(values);
  if (prefix !== undefined && tier !== "stable") yield { path, tier: broadTier, leaf: [...before, prefix] };
  const listTier = isShared || tier === "stable" ? tier : "unique";
  const lists = [values, without(values, rivals), without(values, rival?.values ?? [])];
  for (const list of lists) {
    if (list.length === 0 || list.length > maxListed) continue;
    yield { path, tier: listTier, leaf: [...before, ...list.map(task.exact)] };
  }
  const excluded = isShared ? undefined : anythingBut(rivals);
  if (excluded !== undefined && tier !== "unique") {
    yield { path, tier: tier === "stable" ? "neutral" : "volatile", leaf: [...before, excluded] };
  }
  for (const list of lists) {
    if (list.length > maxListed) yield { path, tier: "unique", leaf: [...before, ...list.map(task.exact)] };
  }
}

function without<T extends { readonly key: string }>(
  values: readonly T[],
  others: readonly T[],
): readonly T[] {
  const unwanted = new Set(others.map(({ key }) => key));
  return values.filter(({ key }) => !unwanted.has(key));
}

/**
 * Starts from everything that the events share, for counter-examples that only several leaves together keep out, and
 * takes away what is not needed, the least stable first.
 */
function* narrowFromEverything(task: Task, group: Group, general: Draft): Work<Draft | undefined> {
  const everything = yield* listEverything(task, group);
  const beside = yield* addLeaves(task, group, general, (path) => everything.get(path));
  const full = [beside, everything].find((draft) => wronglyMatched(draft, task).length === 0);
  if (full === undefined) return undefined;
  return yield* dropLeaves(task, group, full, (path) => !general.has(path));
}

/**
 * A draft without those leaves that it does not need to match the group and no counter-example, the least stable first.
 * `mayDrop` says which leaves may go at all; the last leaf stays.
 */
export function* dropLeaves(
  task: Task,
  group: Group,
  draft: Draft,
  mayDrop: (path: string) => boolean,
): Work<Draft> {
  const effort = judgingEffort(task, group);
  let left = draft;
  for (const path of [...task.paths].reverse()) {
    if (left.size < 2 || !left.has(path) || !mayDrop(path)) continue;
    yield effort;
    const next = withoutLeaf(left, path);
    if (matchesAll(next, group) && wronglyMatched(next, task).length === 0) left = next;
  }
  return left;
}
