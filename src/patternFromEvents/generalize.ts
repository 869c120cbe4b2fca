import type { MatcherKind } from "../pattern/pattern";
import { withLeaf } from "./draft";
import type { Draft } from "./draft";
import type { FlatPath, FlatValue } from "./flatEvent";
import { maxListed, prefixOf, rangeOf } from "./leafForms";
import { judgingEffort, matchesAll, pathInAll, repetitionKey, unionOf } from "./task";
import type { Group, Task } from "./task";
import type { Work } from "./work";

/** A pattern may ask for this many fields. */
const maxLeaves = 200;

/**
 * The most specific draft that matches all events of a group and still lets later events of their kind through: fields
 * that all have, without ids, times, accounts and the like. A leaf lists the values; where these vary too much it asks
 * for their shared beginning, for a range, or only that there is a value. Leaves that cannot go together, because their
 * values are in different elements of a list, are left out after the first. Empty where nothing is left.
 */
export function* generalize(task: Task, group: Group): Work<Draft> {
  const said = new Set<string>();
  return yield* addLeaves(task, group, new Map(), (path) => {
    const flats = pathInAll(group, path);
    if (flats === undefined) return undefined;
    if (task.chosen !== undefined) return task.chosen.has(path) ? unionOf(flats).map(task.exact) : undefined;
    const repetition = repetitionKey(flats);
    if (said.has(repetition)) return undefined;
    said.add(repetition);
    return generalLeaf(task, group.length, path, flats);
  });
}

/** The draft that lists the values of every field that all events have and that counter-examples may be kept out by. */
export function* listEverything(task: Task, group: Group): Work<Draft> {
  return yield* addLeaves(task, group, new Map(), (path) => {
    const flats = task.tiers.includes(task.stabilityOf(path)) ? pathInAll(group, path) : undefined;
    return flats === undefined ? undefined : unionOf(flats).map(task.exact);
  });
}

/** Adds a leaf for each path, in the task's order, as long as the draft matches the whole group. */
export function* addLeaves(
  task: Task,
  group: Group,
  start: Draft,
  leafFor: (path: string) => readonly MatcherKind[] | undefined,
): Work<Draft> {
  const effort = judgingEffort({ ...task, counterExamples: [] }, group);
  let draft = start;
  for (const path of task.paths) {
    if (draft.size >= maxLeaves) break;
    yield effort;
    const leaf = draft.has(path) ? undefined : leafFor(path);
    if (leaf === undefined || leaf.length === 0) continue;
    const next = withLeaf(draft, path, leaf);
    if (matchesAll(next, group)) draft = next;
  }
  return draft;
}

function generalLeaf(
  task: Task,
  events: number,
  path: string,
  flats: readonly FlatPath[],
): readonly MatcherKind[] | undefined {
  const all = unionOf(flats);
  const shared = all.filter(({ key }) => flats.every((flat) => flat.valueKeys.has(key)));
  const values = shared.length > 0 ? shared : all;
  switch (task.stabilityOf(path)) {
    case "stable":
      return values.length <= maxListed ? values.map(task.exact) : broadLeaf(values);
    case "neutral":
      // What a single event has here says nothing about others.
      if (events === 1) return undefined;
      if (values.length <= (shared.length > 0 ? maxListed : events / 2)) return values.map(task.exact);
      return task.isKnownKind ? narrowLeaf(values) : broadLeaf(values);
    case "volatile":
    case "unique":
      return undefined;
  }
}

/** A leaf for values that are too many to list and have something in common. */
function narrowLeaf(values: readonly FlatValue[]): readonly MatcherKind[] | undefined {
  const matcher =
    prefixOf(values) ?? (values.length > maxListed ? rangeOf(values, [], maxListed) : undefined);
  return matcher === undefined ? undefined : [matcher];
}

function broadLeaf(values: readonly FlatValue[]): readonly MatcherKind[] {
  return narrowLeaf(values) ?? [{ kind: "exists", exists: true }];
}
