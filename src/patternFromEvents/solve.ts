import { refuse, type Result } from "../base/result";
import type { FromEventsFailure } from "./describeFailure";
import type { Draft } from "./draft";
import { dropLeaves, solveGroup } from "./discriminate";
import type { FlatEvent } from "./flatEvent";
import { generalize } from "./generalize";
import { separate } from "./separate";
import { judgingEffort, matchesAll, wronglyMatched } from "./task";
import type { Group, Task } from "./task";
import type { Work } from "./work";

/**
 * Drafts of which each event matches one and no counter-example matches any: a single one where that can be, otherwise
 * few. `isWhole` says that the task has every path that patterns can tell the events by, without which it is not claimed that there is none.
 */
export function* solve(
  task: Task,
  events: Group,
  isWhole: boolean,
): Work<Result<readonly Draft[], FromEventsFailure>> {
  if (
    events.every(({ paths }) => paths.size === 0) &&
    task.paths.length === 0 &&
    task.counterExamples.length === 0
  ) {
    return refuse({ kind: "noValues" });
  }
  const twins = findTwins(events, task.counterExamples);
  if (twins !== undefined) return refuse({ kind: "alike", ...twins });
  // Some alternatives of what later events can have again are better than a list of ids.
  const restrained: Task = { ...task, tiers: task.tiers.filter((tier) => tier !== "unique") };
  const lasting =
    (yield* solveTogether(restrained, events)) ??
    (yield* solveInClusters(restrained, events, maxAlternatives));
  const whole = lasting ?? (yield* solveTogether(task, events));
  return whole === undefined ? yield* solveEach(task, events, isWhole) : { ok: true, value: whole };
}

/** With more alternatives than this a single list is easier to read. */
const maxAlternatives = 4;

function* solveTogether(task: Task, events: Group): Work<readonly Draft[] | undefined> {
  const draft = yield* solveGroup(task, events);
  return draft === undefined ? undefined : [draft];
}

/** At most some drafts for clusters of the events; undefined where more are needed or an event has none. */
function* solveInClusters(task: Task, events: Group, most: number): Work<readonly Draft[] | undefined> {
  const clusters: Cluster[] = [];
  for (const event of events) {
    if (yield* join(task, clusters, event)) continue;
    const alone = clusters.length < most ? yield* solveGroup(task, [event]) : undefined;
    if (alone === undefined) return undefined;
    clusters.push({ group: [event], draft: alone });
  }
  return clusters.map(({ draft }) => draft);
}

function* solveEach(
  task: Task,
  events: Group,
  isWhole: boolean,
): Work<Result<readonly Draft[], FromEventsFailure>> {
  const clusters: Cluster[] = [];
  for (const event of events) {
    if (yield* join(task, clusters, event)) continue;
    const alone = yield* solveAlone(task, event, isWhole);
    if (!alone.ok) return alone;
    clusters.push({ group: [event], draft: alone.value });
  }
  return { ok: true, value: clusters.map(({ draft }) => draft) };
}

/** An event and a counter-example that have the very same values. */
function findTwins(
  events: Group,
  counterExamples: readonly FlatEvent[],
): { readonly event: FlatEvent; readonly counterExample: FlatEvent } | undefined {
  const bySignature = new Map(counterExamples.map((each) => [each.signature, each]));
  for (const event of events) {
    const counterExample = bySignature.get(event.signature);
    if (counterExample !== undefined) return { event, counterExample };
  }
  return undefined;
}

/** Events that one draft was found for. */
interface Cluster {
  group: Group;
  draft: Draft;
}

/** Puts an event into the first cluster that still has a draft with it. */
function* join(task: Task, clusters: readonly Cluster[], event: FlatEvent): Work<boolean> {
  for (const cluster of clusters) {
    const group: Group = [...cluster.group, event];
    const draft = matchesAll(cluster.draft, [event]) ? cluster.draft : yield* solveGroup(task, group);
    if (draft === undefined) continue;
    cluster.group = group;
    cluster.draft = draft;
    return true;
  }
  return false;
}

function* solveAlone(task: Task, event: FlatEvent, isWhole: boolean): Work<Result<Draft, FromEventsFailure>> {
  const found = yield* solveGroup(task, [event]);
  if (found !== undefined) return { ok: true, value: found };
  const { counterExamples } = task;
  const isImpossible: IsImpossible = function* (rivals) {
    return (yield* separate({ ...task, counterExamples: rivals }, event)).kind === "impossible";
  };
  // A counter-example that cannot be told from the event would have everything tried in vain.
  const alike = isWhole ? yield* firstAlike(counterExamples, isImpossible) : undefined;
  if (alike !== undefined) return refuse({ kind: "alike", event, counterExample: alike });
  const separation = yield* separate(task, event);
  switch (separation.kind) {
    case "separable":
      return { ok: true, value: yield* tidy(task, event, separation.draft) };
    case "impossible": {
      if (!isWhole) return refuse({ kind: "unresolved", event });
      const blamed =
        counterExamples.length > maxShrunk ? counterExamples : yield* shrink(counterExamples, isImpossible);
      return refuse({ kind: "alikeTogether", event, counterExamples: blamed });
    }
    case "unresolved":
      return refuse({ kind: "unresolved", event });
  }
}

/** The draft without what it does not need, and with what says which kind of event this is where that does no harm. */
function* tidy(task: Task, event: FlatEvent, draft: Draft): Work<Draft> {
  const small = yield* dropLeaves(task, [event], draft, () => true);
  const merged: Draft = new Map([...(yield* generalize(task, [event])), ...small]);
  yield judgingEffort(task, [event]);
  const isRight = matchesAll(merged, [event]) && wronglyMatched(merged, task).length === 0;
  return isRight ? merged : small;
}

/** With more counter-examples than this no small set of them is looked for. */
const maxShrunk = 20;

type IsImpossible = (rivals: readonly FlatEvent[]) => Work<boolean>;

function* firstAlike(
  counterExamples: readonly FlatEvent[],
  isImpossible: IsImpossible,
): Work<FlatEvent | undefined> {
  for (const rival of counterExamples) if (yield* isImpossible([rival])) return rival;
  return undefined;
}

/** As few of the counter-examples as still leave no draft. */
function* shrink(
  counterExamples: readonly FlatEvent[],
  isImpossible: IsImpossible,
): Work<readonly FlatEvent[]> {
  let blamed = counterExamples;
  for (const rival of counterExamples) {
    const others = blamed.filter((each) => each !== rival);
    if (yield* isImpossible(others)) blamed = others;
  }
  return blamed;
}
