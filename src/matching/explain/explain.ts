import { goTogether } from "../arrayConsistency";
import type { Way } from "../arrayConsistency";
import { someCombination } from "../combinations";
import type { BranchOrder, Combination } from "../combinations";
import type { CompiledPattern } from "../compilePattern";
import { isEmpty, pathOf, valueKind, valueSpan, valueText } from "../../event/event";
import type { Event } from "../../event/event";
import type { UnknownFields } from "../../pattern/pattern";
import { eventPaths, likenessFinder } from "../../event/eventPaths";
import type { Evidence } from "../evidence";
import type {
  Alternative,
  Explanation,
  LeafVerdict,
  MissReason,
  SeenContainer,
  SeenValue,
} from "./explanation";
import { accepts, readScalar, satisfies } from "../gatherEvidence";
import { lazily } from "../../base/lazily";
import { remember } from "../../base/remember";
import type { Condition, MatchPlan, PlannedLeaf } from "../matchPlan";
import { rejectionReason } from "./missReason";
import { observe, waysOf } from "./observe";
import type { EventField, Observation } from "./observe";
import { expressionsOf } from "../possibleMatch";
import { anyOf } from "../valueTest";
import { suggestChange } from "./suggestChange";
import { suggestPatternChange, type PatternSuggestion } from "./suggestPatternChange";
import { byPath, isPossible, matchingCombination } from "../verdict";

/** How many combinations are looked at for the closest, and how many are told. */
const MAX_RANKED = 200;
const MAX_TOLD = 20;

/** How many values are told of each leaf. */
const MAX_SEEN = 100;

/**
 * Why the event matches or does not: a verdict for every leaf, the alternatives, and what would make it match. Its
 * `matches` is what `compiled.matches` answers. Costs more than an answer; the time is linear in the event, what it
 * gives is bounded by the pattern. With `suggests` false no change is looked for, which reads the event again and again;
 * with `inEvent` none of the pattern.
 */
export function explain(
  compiled: CompiledPattern,
  event: Event,
  { suggests = true }: { readonly suggests?: boolean | "inEvent" } = {},
): Explanation {
  const observation = observe(compiled, event);
  const plan = compiled.plan();
  const matching = matchingCombination(plan, observation.evidence);
  const ranked = rankCombinations(plan, observation.evidence, matching);
  const describe = leafDescriber(observation, plan);
  const alternatives = ranked.map(({ ways }): Alternative => {
    const leaves = ways.map((way) => describe(way.leaf, way, ways, true));
    const failed = leaves.filter((leaf) => !leaf.matched).length;
    return { leaves, matches: failed === 0, failed };
  });
  const leaves = verdictsOfAll(plan, ranked, describe);
  if (matching !== undefined) return { matches: true, leaves, alternatives };
  const verdict = compiled.judge(event);
  const dependsOn = verdict.kind === "depends" ? verdict.on : undefined;
  const [closest] = ranked;
  const missed = alternatives[0]?.leaves.filter((leaf) => !leaf.matched) ?? [];
  const failed = dependsOn === undefined ? surelyFirst(missed) : missed;
  const wanted = closest?.combination.leaves ?? [];
  const depends = dependsOn === undefined ? {} : { dependsOn };
  if (!suggests || dependsOn !== undefined) {
    const nearestMiss = { failed, patternChange: { change: "" }, change: "" };
    return { matches: false, ...depends, leaves, alternatives, nearestMiss };
  }
  const reasons = new Map(failed.map(({ leaf, reason }) => [leaf, reason]));
  const reasonOf = ({ leaf }: PlannedLeaf): MissReason | undefined => reasons.get(leaf);
  const inPattern =
    suggests === "inEvent" ? noPatternChange : suggestPatternChange(compiled, observation, wanted, reasonOf);
  const inEvent = suggestChange(compiled, observation, wanted, inPattern.misplaced);
  const changes = new Map([...inPattern.ofLeaves].map(([{ leaf }, change]) => [leaf, change]));
  const withChange = (verdict: LeafVerdict): LeafVerdict => {
    const patternChange = verdict.matched || !verdict.counts ? undefined : changes.get(verdict.leaf);
    return patternChange === undefined ? verdict : { ...verdict, patternChange };
  };
  const { change, edits } = inPattern;
  const patternChange = { change, ...(edits !== undefined && { edits }) };
  const nearestMiss = { failed: failed.map(withChange), patternChange, ...inEvent };
  return { matches: false, leaves: leaves.map(withChange), alternatives, nearestMiss };
}

/** What keeps an event out surely, before what only could: where nothing can make it match, the former decides. */
function surelyFirst(missed: readonly LeafVerdict[]): readonly LeafVerdict[] {
  const isOpen = ({ reason }: LeafVerdict): boolean => reason?.kind === "depends";
  return [...missed.filter((leaf) => !isOpen(leaf)), ...missed.filter(isOpen)];
}

const noPatternChange: PatternSuggestion = { change: "", ofLeaves: new Map(), misplaced: new Set() };

interface Ranked {
  readonly combination: Combination;
  readonly ways: readonly Way[];
  readonly missed: number;
}

/** The combinations that come closest, closest first; the matching one before all others. */
function rankCombinations(
  plan: MatchPlan,
  evidence: Evidence,
  matching: Combination | undefined,
): readonly Ranked[] {
  const found: { readonly combination: Combination; readonly missed: number }[] = [];
  if (matching !== undefined) found.push({ combination: matching, missed: -1 });
  const all = {
    nothing: "",
    add: (known: string, leaf: PlannedLeaf): string => `${known}${leaf.index},`,
    fateOf: (known: string): string => known,
    passesUnknown: true,
  };
  const visit = ({ leaves, branches }: Combination): boolean => {
    const combination = { leaves: [...leaves].sort(byPath), branches: [...branches] };
    if (matching === undefined || !sameLeaves(combination, matching)) {
      found.push({ combination, missed: leaves.filter((leaf) => !isPossible(leaf, evidence)).length });
    }
    return found.length >= MAX_RANKED;
  };
  someCombination(plan.condition, all, visit, likeliestFirst(plan.condition, evidence));
  return found
    .sort((one, other) => one.missed - other.missed)
    .slice(0, MAX_TOLD)
    .map(({ combination }): Ranked => {
      const ways = waysOf(combination.leaves, evidence);
      return { combination, ways, missed: ways.at(-1)?.missed ?? 0 };
    })
    .sort((one, other) => one.missed - other.missed);
}

function sameLeaves(one: Combination, other: Combination): boolean {
  return (
    one.leaves.length === other.leaves.length &&
    one.leaves.every((leaf, index) => leaf === other.leaves[index])
  );
}

/** The branches of each `$or`, those that miss fewest leaves in front. */
function likeliestFirst(condition: Condition, evidence: Evidence): BranchOrder {
  const orders = new Map<Condition, readonly Condition[]>();
  costOf(condition);
  return (any) => orders.get(any) ?? any.parts;

  function costOf(each: Condition): number {
    if (each.kind === "unknown") return 0;
    if (each.kind === "leaf") return isPossible(each.leaf, evidence) ? 0 : 1;
    const parts = each.parts.map((part) => ({ part, cost: costOf(part) }));
    if (each.kind === "all") return parts.reduce((sum, { cost }) => sum + cost, 0);
    parts.sort((one, other) => one.cost - other.cost);
    orders.set(
      each,
      parts.map(({ part }) => part),
    );
    return parts[0]?.cost ?? 0;
  }
}

type DescribeLeaf = (
  leaf: PlannedLeaf,
  way: Way | undefined,
  ways: readonly Way[],
  counts: boolean,
) => LeafVerdict;

function leafDescriber(observation: Observation, { unknowns }: MatchPlan): DescribeLeaf {
  const { event, evidence, fields } = observation;
  const findLikeness = lazily(() => likenessFinder(eventPaths(event)));
  // Many leaves can ask for one path.
  const seenAt = remember((path: number) =>
    (fields[path] ?? []).slice(0, MAX_SEEN).map(({ value }) => ({
      text: valueText(event, value),
      span: valueSpan(event, value),
      scalar: readScalar(event, value),
    })),
  );
  return (leaf, way, ways, counts) => {
    const values = fields[leaf.path] ?? [];
    const seen = seenAt(leaf.path).map(({ text, span, scalar }): SeenValue => {
      return { text, span, matched: accepts(leaf.test, scalar) };
    });
    const container = values.length === 0 ? containerAt(observation, leaf.path) : undefined;
    const matched = way === undefined ? isPossible(leaf, evidence) : way.by !== "missed";
    const verdict = {
      path: leaf.field.path,
      field: leaf.field,
      leaf: leaf.leaf,
      matched,
      seen,
      seenCount: values.length,
      ...(container !== undefined && { container }),
      counts,
    };
    return matched ? verdict : { ...verdict, reason: reasonOf(leaf, ways) };
  };

  function reasonOf(leaf: PlannedLeaf, ways: readonly Way[]): MissReason {
    const values = fields[leaf.path] ?? [];
    const undecided =
      replacedReason(unknowns.over(leaf.field), values, event) ?? dependsReason(leaf, values, event);
    if (undecided !== undefined) return undecided;
    if (values.length === 0) {
      const found = containerAt(observation, leaf.path)?.kind;
      if (found !== undefined) return { kind: "notALeaf", found };
      return { kind: "absent", ...findLikeness()(leaf.field.path) };
    }
    return (
      otherElementReason(leaf, ways, observation) ??
      rejectionReason(
        leaf,
        event,
        values.slice(0, MAX_SEEN).map((field) => field.value),
      )
    );
  }
}

/** For a leaf that fields which are not known may replace. */
function replacedReason(
  fields: readonly UnknownFields[],
  values: readonly EventField[],
  event: Event,
): MissReason | undefined {
  if (fields.length === 0) return undefined;
  const on = [...new Set(fields.flatMap(({ expressions }) => expressions))];
  const [first] = values;
  return { kind: "depends", on, ...(first !== undefined && { found: valueText(event, first.value) }) };
}

/** For a leaf of which something is not known, where that decides. */
function dependsReason(
  { leaf }: PlannedLeaf,
  values: readonly EventField[],
  event: Event,
): MissReason | undefined {
  const on = expressionsOf(leaf);
  if (on.length === 0) return undefined;
  const possible = anyOf(leaf.matchers, "possible");
  const field = values.find(({ value }) => satisfies(possible, event, value));
  if (field !== undefined) return { kind: "depends", on, found: valueText(event, field.value) };
  return values.length === 0 && possible.absent ? { kind: "depends", on } : undefined;
}

function containerAt({ event, containers }: Observation, path: number): SeenContainer | undefined {
  const [first] = containers[path] ?? [];
  if (first === undefined) return undefined;
  const isEmptyArray = valueKind(event, first) === "array" && isEmpty(event, first);
  return { kind: isEmptyArray ? "emptyArray" : "object", span: valueSpan(event, first) };
}

/** For a leaf that has a matching value, but not in the elements of arrays that the others were matched in. */
function otherElementReason(
  leaf: PlannedLeaf,
  ways: readonly Way[],
  observation: Observation,
): MissReason | undefined {
  const { event, evidence, fields, elements } = observation;
  const { scopes } = evidence;
  if (evidence.matched[leaf.index] !== 1) return undefined;
  const field = fields[leaf.path]?.find(({ value }) => satisfies(leaf.test, event, value));
  if (field === undefined) return undefined;
  const rival = ways.find((way) => typeof way.by === "number" && !goTogether(field.scope, way.by, scopes));
  let element = field.scope;
  if (rival !== undefined && typeof rival.by === "number") {
    for (
      let outer = element;
      outer > 0 && !goTogether(outer, rival.by, scopes);
      outer = scopes.parents[outer] ?? 0
    ) {
      element = outer;
    }
  }
  return {
    kind: "otherArrayElement",
    array: pathOf(event, elements[element] ?? 0),
    found: valueText(event, field.value),
  };
}

/** A verdict for every leaf of the pattern, told from the alternative that comes closest. */
function verdictsOfAll(
  plan: MatchPlan,
  ranked: readonly Ranked[],
  describe: DescribeLeaf,
): readonly LeafVerdict[] {
  const verdicts: LeafVerdict[] = [];
  const [closest] = ranked;
  const ways = closest?.ways ?? [];
  const wayOf = new Map(ways.map((way) => [way.leaf, way]));
  const taken = new Set(closest?.combination.branches);
  visit(plan.condition, true, true);
  return verdicts;

  function visit(condition: Condition, isTaken: boolean, isNeeded: boolean): void {
    switch (condition.kind) {
      case "leaf": {
        const { leaf } = condition;
        const way = isTaken ? wayOf.get(leaf) : undefined;
        if (isTaken && way === undefined) {
          const alone = describe(leaf, undefined, ways, false);
          verdicts[leaf.index] = { ...alone, matched: false, reason: { kind: "overridden" } };
        } else {
          verdicts[leaf.index] = describe(leaf, way, ways, isNeeded);
        }
        return;
      }
      case "unknown":
        return;
      case "all":
        for (const part of condition.parts) visit(part, isTaken, isNeeded);
        return;
      case "any": {
        const chosen = isTaken ? condition.parts.find((part) => taken.has(part)) : undefined;
        const isSatisfied = chosen !== undefined && allMatched(chosen);
        for (const part of condition.parts)
          visit(part, part === chosen, isNeeded && (part === chosen || !isSatisfied));
      }
    }
  }

  function allMatched(condition: Condition): boolean {
    if (condition.kind === "unknown") return false;
    if (condition.kind === "leaf") return wayOf.get(condition.leaf)?.by !== "missed";
    if (condition.kind === "all") return condition.parts.every(allMatched);
    return condition.parts.some((part) => taken.has(part) && allMatched(part));
  }
}
