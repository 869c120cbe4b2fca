import { applyInTurn, type TextEdit } from "../../base/textEdit";
import { goTogether } from "../arrayConsistency";
import type { Way } from "../arrayConsistency";
import { compilePattern } from "../compilePattern";
import type { CompiledPattern } from "../compilePattern";
import type { Event, EventValue } from "../../event/event";
import { eventPaths } from "../../event/eventPaths";
import { lazily } from "../../base/lazily";
import { parsePattern } from "../../pattern/parse/parsePattern";
import type { Pattern } from "../../pattern/pattern";
import type { MissReason, SuggestedPatternChange } from "./explanation";
import type { PlannedLeaf } from "../matchPlan";
import { observe, waysOf } from "./observe";
import type { Observation } from "./observe";
import { operatorOutsideArray, patternIdeas } from "./patternIdeas";
import type { Mismatch, PatternIdea } from "./patternIdeas";
import { joinChanges, MAX_MISSED, MAX_READ } from "./suggestChange";
import { holdsUnknown } from "../possibleMatch";

/** What to change in a pattern so that it matches an event: for each leaf that the event misses, and for all together. */
export interface PatternSuggestion extends SuggestedPatternChange {
  readonly ofLeaves: ReadonlyMap<PlannedLeaf, SuggestedPatternChange>;
  /** Leaves that are the operand of an operator outside an array: no event has what they ask for. */
  readonly misplaced: ReadonlySet<PlannedLeaf>;
}

/**
 * The smallest change of a pattern found with which the event matches, for the missed ones of `leaves`, which are in the
 * order of their paths. What is given as edits has been tried: with those of a leaf one leaf less is missed, with those
 * of all the pattern matches. Where the event or the pattern is too large to try, or something of the pattern is not
 * known, there are words alone.
 */
export function suggestPatternChange(
  compiled: CompiledPattern,
  observation: Observation,
  leaves: readonly PlannedLeaf[],
  reasonOf: (leaf: PlannedLeaf) => MissReason | undefined,
): PatternSuggestion {
  const { event, evidence } = observation;
  const { pattern } = compiled;
  const { overlaps } = compiled.plan();
  const ways = waysOf(leaves, evidence);
  const missed = ways.filter((way) => way.by === "missed");
  const size = event.text.length + pattern.text.length;
  const isTried =
    missed.length <= MAX_MISSED && size * missed.length <= MAX_READ && !holdsUnknown(pattern.root);
  const mismatch: Mismatch = { pattern, event, paths: lazily(() => eventPaths(event)), overlaps };
  const wanted = leaves.map(({ index }) => index);
  const ofLeaves = new Map<PlannedLeaf, SuggestedPatternChange>();
  const misplaced = new Set<PlannedLeaf>();
  for (const { leaf } of missed) {
    const reason = reasonOf(leaf);
    if (reason === undefined) continue;
    if (reason.kind === "absent" && operatorOutsideArray(mismatch, leaf) !== undefined) misplaced.add(leaf);
    const ideas = patternIdeas(mismatch, { leaf, reason, values: valuesOf(leaf, ways, observation) });
    const idea = isTried ? firstThatDoes(ideas, mismatch, wanted, leaf, missed.length) : firstOf(ideas);
    if (idea !== undefined) ofLeaves.set(leaf, idea);
  }
  const changes = missed.flatMap(({ leaf }) => ofLeaves.get(leaf) ?? []);
  const edits = changes.length === missed.length ? allEdits(changes, pattern, event) : undefined;
  const change = joinChanges(changes.map((each) => each.change));
  return { ofLeaves, misplaced, change, ...(edits !== undefined && { edits }) };
}

function firstOf(ideas: Iterable<PatternIdea>): SuggestedPatternChange | undefined {
  for (const { change } of ideas) return { change };
  return undefined;
}

/** The first idea with which fewer leaves are missed, or that is advice. */
function firstThatDoes(
  ideas: Iterable<PatternIdea>,
  { pattern, event, overlaps }: Mismatch,
  wanted: readonly number[],
  { index }: PlannedLeaf,
  missed: number,
): SuggestedPatternChange | undefined {
  for (const { change, edits, moves } of ideas) {
    if (edits === undefined) return { change };
    const changed = parsePattern(applyInTurn(pattern.text, edits)).pattern;
    if (changed !== undefined) {
      const compiled = compilePattern(changed);
      const { leaves, overlaps: overlapsThen } = compiled.plan();
      // Where one field replaces another of its path, moving the one brings back the other.
      if (moves !== undefined && (overlaps || overlapsThen)) continue;
      const kept =
        moves === "away"
          ? wanted.flatMap((each) => (each === index ? [] : [each > index ? each - 1 : each]))
          : wanted;
      const left = kept.flatMap((each) => leaves[each] ?? []).sort((one, other) => one.path - other.path);
      const ways = waysOf(left, observe(compiled, event).evidence);
      if (left.length === kept.length && (ways.at(-1)?.missed ?? 0) < missed) return { change, edits };
    }
  }
  return undefined;
}

/** The values at a leaf's path, those beside which the other leaves match in front. */
function valuesOf(
  leaf: PlannedLeaf,
  ways: readonly Way[],
  { fields, evidence }: Observation,
): readonly EventValue[] {
  const chosen = ways.flatMap((way) => (typeof way.by === "number" && way.by > 0 ? [way.by] : []));
  const seen = (fields[leaf.path] ?? []).slice(0, MAX_COMPARED);
  const fits = (scope: number): boolean => chosen.every((other) => goTogether(scope, other, evidence.scopes));
  const beside = seen.filter(({ scope }) => fits(scope));
  return [...beside, ...seen.filter((field) => !beside.includes(field))].map(({ value }) => value);
}

/** So many values are looked at for one that goes with the others. */
const MAX_COMPARED = 100;

/** All edits together, from the end of the text to its start, if they do not meet and the pattern then matches. */
function allEdits(
  changes: readonly SuggestedPatternChange[],
  pattern: Pattern,
  event: Event,
): readonly TextEdit[] | undefined {
  if (changes.some(({ edits }) => edits === undefined)) return undefined;
  const edits = changes
    .flatMap((change) => change.edits ?? [])
    .sort((one, other) => other.span.offset - one.span.offset);
  const meets = edits.some(({ span }, index) => {
    const before = edits[index + 1]?.span;
    return before !== undefined && before.offset + before.length > span.offset;
  });
  if (meets) return undefined;
  const changed = parsePattern(applyInTurn(pattern.text, edits)).pattern;
  return changed !== undefined && compilePattern(changed).matches(event) ? edits : undefined;
}
