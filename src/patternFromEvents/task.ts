import type { MatcherKind } from "../pattern/pattern";
import { draftMatches } from "./draft";
import type { Draft } from "./draft";
import type { FlatEvent, FlatPath, FlatValue } from "./flatEvent";
import type { Stability } from "./stability";

/** What a pattern is to be made of. */
export interface Task {
  readonly counterExamples: readonly FlatEvent[];
  /**
   * Every path of the events and counter-examples that a pattern may ask for, in the order in which they are tried: the
   * most stable first, and of those the outermost.
   */
  readonly paths: readonly string[];
  readonly stabilityOf: (path: string) => Stability;
  /** What counter-examples may be kept out by, the best first. */
  readonly tiers: readonly Stability[];
  /** Whether AWS is known to send such events: then their kind says which fields they have. */
  readonly isKnownKind: boolean;
  /** The matcher that accepts this value and no other. */
  readonly exact: (value: FlatValue) => MatcherKind;
  /** The paths that somebody chose; undefined where stability decides. */
  readonly chosen: ReadonlySet<string> | undefined;
  /** How much may still be tried to tell events apart, in drafts judged on a small event: a second's work or two. */
  readonly budget: { left: number };
}

/** Events that one draft has to match. */
export type Group = readonly [FlatEvent, ...FlatEvent[]];

/** Whether a draft matches every event. */
export function matchesAll(draft: Draft, events: readonly FlatEvent[]): boolean {
  return events.every((event) => draftMatches(draft, event));
}

/** The counter-examples that a draft matches, though it should not. */
export function wronglyMatched(draft: Draft, { counterExamples }: Task): readonly FlatEvent[] {
  return counterExamples.filter((event) => draftMatches(draft, event));
}

/** What each event has at a path; undefined where one of them has nothing there. */
export function pathInAll(group: Group, path: string): readonly FlatPath[] | undefined {
  const found: FlatPath[] = [];
  for (const event of group) {
    const flat = event.paths.get(path);
    if (flat === undefined) return undefined;
    found.push(flat);
  }
  return found;
}

/** How much judging a draft on all events of a group and all counter-examples is: see Work. */
export function judgingEffort({ counterExamples }: Task, group: readonly FlatEvent[]): number {
  let effort = 0;
  for (const { event } of group) effort += 1 + event.size / 64;
  for (const { event } of counterExamples) effort += 1 + event.size / 64;
  return effort;
}

/** The values at several paths, each once, in their order. */
export function unionOf(flats: readonly FlatPath[]): readonly FlatValue[] {
  const values = new Map<string, FlatValue>();
  for (const flat of flats)
    for (const value of flat.values) if (!values.has(value.key)) values.set(value.key, value);
  return [...values.values()];
}

/** The same for two paths that end in the same key and have the same values in every event: events repeat fields. */
export function repetitionKey(flats: readonly FlatPath[]): string {
  return JSON.stringify(flats.map(({ keys, values }) => [keys.at(-1), ...values.map(({ key }) => key)]));
}
