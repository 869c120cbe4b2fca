import { applyInTurn } from "../../base/textEdit";
import { goTogether } from "../arrayConsistency";
import type { Way } from "../arrayConsistency";
import type { CompiledPattern } from "../compilePattern";
import { shorten } from "../../pattern/matcherWords";
import { editsToAdd, editsToRemove, editToSet } from "./editEvent";
import { stringValue, valueKind } from "../../event/event";
import type { Event, EventValue } from "../../event/event";
import { exampleValue } from "./exampleValue";
import type { EventEdit } from "./explanation";
import type { PlannedLeaf } from "../matchPlan";
import { matcherButForCase, matcherOfOtherSpelling } from "./missReason";
import { observe, waysOf } from "./observe";
import type { EventField, Observation } from "./observe";
import { parseEvent } from "../../event/parseEvent";

/** What to change in an event so that the leaves of a combination match, in words and where possible as edits. */
export interface SuggestedChange {
  readonly change: string;
  readonly edits?: readonly EventEdit[];
}

/** How many characters may be read in search of a change: each missed leaf takes reading the whole event again. */
export const MAX_READ = 500_000;

/** An event that misses more leaves than this is not nearly one that matches: the change is then told in words only. */
export const MAX_MISSED = 50;

/**
 * The smallest change found that satisfies `leaves`, which are in the order of their paths: one missed leaf after the
 * other is given a value that it accepts, or is taken out where it must not exist. Edits are only given when the
 * pattern was seen to match the edited event. Of the leaves `unsaid` the words are silent.
 */
export function suggestChange(
  compiled: CompiledPattern,
  observation: Observation,
  leaves: readonly PlannedLeaf[],
  unsaid: ReadonlySet<PlannedLeaf>,
): SuggestedChange {
  const missed = waysOf(leaves, observation.evidence).filter((way) => way.by === "missed");
  const isSmall = missed.length <= MAX_MISSED && observation.event.text.length * missed.length <= MAX_READ;
  const edits = isSmall ? findEdits(compiled, observation, leaves) : undefined;
  if (edits !== undefined && unsaid.size === 0) return { change: describeEdits(edits), edits };
  const said = missed.filter(({ leaf }) => !unsaid.has(leaf));
  const change = joinChanges(said.map(({ leaf }) => describeGoal(leaf, observation)));
  return { change, ...(edits !== undefined && { edits }) };
}

function findEdits(
  compiled: CompiledPattern,
  start: Observation,
  leaves: readonly PlannedLeaf[],
): readonly EventEdit[] | undefined {
  const edits: EventEdit[] = [];
  let observation = start;
  for (;;) {
    const ways = waysOf(leaves, observation.evidence);
    if (!ways.some((way) => way.by === "missed"))
      return compiled.matches(observation.event) ? edits : undefined;
    const step = improve(compiled, observation, leaves, ways);
    if (step === undefined) return undefined;
    edits.push(...step.edits);
    observation = step.observation;
  }
}

interface Step {
  readonly edits: readonly EventEdit[];
  readonly observation: Observation;
}

/** An edit after which fewer leaves are missed. */
function improve(
  compiled: CompiledPattern,
  observation: Observation,
  leaves: readonly PlannedLeaf[],
  ways: readonly Way[],
): Step | undefined {
  const missed = ways.at(-1)?.missed ?? 0;
  for (const way of ways) {
    if (way.by !== "missed") continue;
    for (const edits of possibleEdits(way.leaf, observation, ways)) {
      const parsed = parseEvent(applyInTurn(observation.event.text, edits));
      if (!parsed.ok) continue;
      const improved = observe(compiled, parsed.event);
      if ((waysOf(leaves, improved.evidence).at(-1)?.missed ?? 0) < missed)
        return { edits, observation: improved };
    }
  }
  return undefined;
}

/** Ways to edit the event so that a missed leaf is satisfied, the most natural first. */
function* possibleEdits(
  leaf: PlannedLeaf,
  observation: Observation,
  ways: readonly Way[],
): Generator<readonly EventEdit[]> {
  const { event, fields, elements, evidence } = observation;
  const seen = fields[leaf.path] ?? [];
  const path = leaf.field.path;
  const value = exampleFor(leaf, event, seen);
  if (value !== undefined) {
    const chosen = ways.flatMap((way) => (typeof way.by === "number" && way.by > 0 ? [way.by] : []));
    const beside = seen.filter(({ scope }) =>
      chosen.every((other) => goTogether(scope, other, evidence.scopes)),
    );
    const compared = beside.slice(0, MAX_COMPARED);
    const place = compared.find((field) => isLike(leaf, event, field.value)) ?? beside[0];
    if (place !== undefined) yield [editToSet(event, place.value, path, value)];
    const inside = chosen.map((scope) => elements[scope] ?? 0);
    for (const spelling of ["objects", "key", "rootKey"] as const) {
      yield editsToAdd(event, path, value, inside, spelling);
    }
  }
  if (leaf.test.absent)
    yield editsToRemove(
      event,
      path,
      seen.map((field) => field.value),
    );
}

/** A value that the leaf accepts, one like those that are there if possible. */
function exampleFor(leaf: PlannedLeaf, event: Event, seen: readonly EventField[]): string | undefined {
  const { matchers } = leaf.leaf;
  for (const { value } of seen.slice(0, MAX_COMPARED)) {
    const isString = valueKind(event, value) === "string";
    const like =
      matcherOfOtherSpelling(matchers, event, value) ??
      (isString ? matcherButForCase(matchers, stringValue(event, value)) : undefined);
    if (like !== undefined) return exampleValue(leaf, [like]);
  }
  return exampleValue(leaf);
}

/** So many values are compared with a leaf's matchers for one that is nearly what it wants. */
const MAX_COMPARED = 100;

function isLike(leaf: PlannedLeaf, event: Event, value: EventValue): boolean {
  if (matcherOfOtherSpelling(leaf.leaf.matchers, event, value) !== undefined) return true;
  return (
    valueKind(event, value) === "string" &&
    matcherButForCase(leaf.leaf.matchers, stringValue(event, value)) !== undefined
  );
}

function describeEdits(edits: readonly EventEdit[]): string {
  return joinChanges([...new Set(edits.map(describeEdit))]);
}

function describeEdit({ kind, path, value = "" }: EventEdit): string {
  switch (kind) {
    case "set":
      return `set ${path} to ${shorten(value)}`;
    case "add":
      return `add ${path} with the value ${shorten(value)}`;
    case "remove":
      return `remove ${path}`;
  }
}

function describeGoal(leaf: PlannedLeaf, { event, fields }: Observation): string {
  const seen = fields[leaf.path] ?? [];
  const value = exampleFor(leaf, event, seen);
  const { path } = leaf.field;
  if (value === undefined)
    return describeEdit({ kind: "remove", path, span: { offset: 0, length: 0 }, newText: "" });
  return seen.length > 0
    ? `set ${path} to ${shorten(value)}`
    : `add ${path} with the value ${shorten(value)}`;
}

/** So many changes are named. */
const MAX_NAMED = 10;

/** Changes as one sentence's end, the first ten of them. */
export function joinChanges(changes: readonly string[]): string {
  if (changes.length > MAX_NAMED) {
    const others = changes.length - MAX_NAMED + 1;
    return joinChanges([...changes.slice(0, MAX_NAMED - 1), `make ${others} more such changes`]);
  }
  return changes.length > 1
    ? `${changes.slice(0, -1).join(", ")} and ${changes.at(-1) ?? ""}`
    : (changes[0] ?? "");
}
