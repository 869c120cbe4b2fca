import { TextRoom } from "./beginningTree";
import { remember } from "../../base/remember";
import { bytePathsOf } from "./bytePaths";
import type { BytePath } from "./bytePaths";
import { areNeighbours, comparableNumber } from "../values/comparableNumber";
import { isExactText } from "../values/exactText";
import type { Leaf, Matcher } from "../pattern";
import type { SubRule } from "./subRules";
import { readWildcards, WildcardMachine } from "./wildcardComplexity";
import type { ReadWildcards, WildcardMatcher } from "./wildcardComplexity";

/** A field of a matching machine that has wildcards, with all that is matched there. */
export interface WildcardField {
  readonly path: string;
  readonly matchers: readonly Matcher[];
  readonly machine: WildcardMachine<unknown>;
}

/** Beyond so many steps no machine is built. */
const MAX_STEPS = 20_000;

/** The wildcards of a matcher; undefined where it has none. */
export function wildcardsOf(matcher: Matcher): WildcardMatcher | undefined {
  if (matcher.kind === "wildcard") return { kind: "wildcard", value: matcher.value };
  if (matcher.kind !== "anythingBut" || matcher.excluded.kind !== "wildcard") return undefined;
  return { kind: "anythingBut", values: matcher.excluded.values };
}

/** A state of the matching machine: for each path what is matched there, and the state that follows. */
interface State {
  readonly fields: Map<string, StateField>;
}

interface StateField {
  readonly path: string;
  readonly matchers: Set<Matcher>;
  /** There is one once the field has a wildcard or letters in either case; see machineOf. */
  machine: WildcardMachine<State> | undefined;
  readonly early: BesideWildcards[];
  /** The states that follow matchers that are no wildcards, by what tells those apart. */
  readonly next: Map<string, State>;
  /** All states that a value leads to. */
  readonly reachable: Set<State>;
  /** Follows where the path is absent; EventBridge does not score what is only reached that way. */
  nextIfAbsent: State | undefined;
}

/** A matcher without wildcards, and the state that follows it. */
interface BesideWildcards {
  readonly matcher: Matcher;
  readonly paths: readonly BytePath[];
  readonly next: State;
}

/**
 * The fields with wildcards of the machine that is built from sub-rules; undefined if that takes too long.
 *
 * Source: event-ruler's GenericMachine.addStep and NameState.
 */
export function machineFields(subRules: readonly SubRule[]): readonly WildcardField[] | undefined {
  const start: State = { fields: new Map() };
  const shared: Shared = {
    room: new TextRoom(),
    wildcardsOf: remember((matcher) => {
      const wildcards = wildcardsOf(matcher);
      return wildcards && readWildcards(wildcards);
    }),
    identitiesOf: remember(identitiesOf),
    pathsOf: remember(bytePathsOf),
  };
  const last = lastWildcardPath(subRules, shared);
  if (last === undefined) return [];
  let steps = 0;
  for (const subRule of subRules) {
    // What comes behind all wildcards scores nothing. JavaScript compares strings by UTF-16 unit, as Java does.
    const leaves = [...subRule]
      .filter(([path]) => path <= last)
      .sort(([left], [right]) => (left < right ? -1 : 1));
    let states = [{ state: start, index: 0 }];
    for (let entry = states.pop(); entry !== undefined; entry = states.pop()) {
      const [path, leaf] = leaves[entry.index] ?? ["", undefined];
      if (leaf === undefined) continue;
      steps += leaf.matchers.length;
      if (steps > MAX_STEPS) return undefined;
      const index = entry.index + 1;
      const next = [...addLeaf(entry.state, path, leaf, shared)].map((state) => ({ state, index }));
      states = [...states, ...next.reverse()];
    }
    for (const { path, matchers, machine } of start.fields.values()) {
      if (machine?.isAtHighest() === true) return [{ path, matchers: [...matchers], machine }];
    }
  }
  return reachableFields(start);
}

/** The last path in the machine's order that has a wildcard in some sub-rule. */
function lastWildcardPath(subRules: readonly SubRule[], shared: Shared): string | undefined {
  let last: string | undefined;
  const hasWildcard = remember(({ matchers }: Leaf) =>
    matchers.some((matcher) => shared.wildcardsOf(matcher) !== undefined),
  );
  for (const subRule of subRules) {
    for (const [path, leaf] of subRule)
      if ((last === undefined || path > last) && hasWildcard(leaf)) last = path;
  }
  return last;
}

/** What all states have in common: a matcher is added once for each sub-rule that has it, and read once. */
interface Shared {
  readonly room: TextRoom;
  readonly wildcardsOf: (matcher: Matcher) => ReadWildcards | undefined;
  readonly identitiesOf: typeof identitiesOf;
  readonly pathsOf: typeof bytePathsOf;
}

/** Adds the matchers of a leaf to a state and returns the states that follow. */
function addLeaf(state: State, path: string, leaf: Leaf, shared: Shared): ReadonlySet<State> {
  let field = state.fields.get(path);
  if (field === undefined) {
    field = {
      path,
      matchers: new Set(),
      machine: undefined,
      early: [],
      next: new Map(),
      reachable: new Set(),
      nextIfAbsent: undefined,
    };
    state.fields.set(path, field);
  }
  const following = new Set<State>();
  let last: State | undefined;
  for (const matcher of leaf.matchers) {
    if (matcher.kind === "exists" && !matcher.exists) {
      field.nextIfAbsent ??= last ?? { fields: new Map() };
      last = field.nextIfAbsent;
      following.add(last);
      continue;
    }
    field.matchers.add(matcher);
    for (const next of addMatcher(field, matcher, last, shared)) {
      if (!isEmptyRange(matcher)) field.reachable.add(next);
      following.add(next);
      last = next;
    }
  }
  return following;
}

/** Adds a matcher, and returns the states that follow it: `last` where it is new and there is one. */
function addMatcher(
  field: StateField,
  matcher: Matcher,
  last: State | undefined,
  shared: Shared,
): readonly State[] {
  const proposed = (): State => last ?? { fields: new Map() };
  const wildcards = shared.wildcardsOf(matcher);
  if (wildcards !== undefined) return [machineOf(field, shared.room).add(wildcards, proposed)];
  if (isExactText(matcher) && field.machine !== undefined)
    return [field.machine.addText(matcher.value, proposed)];
  const states: State[] = [];
  for (const identity of shared.identitiesOf(matcher)) {
    const next: State = field.next.get(identity) ?? states.at(-1) ?? proposed();
    if (!field.next.has(identity))
      addBesideWildcards(field, { matcher, paths: shared.pathsOf(matcher), next }, shared.room);
    field.next.set(identity, next);
    states.push(next);
  }
  return states;
}

/** The machine of a field, with what the field had before, in the order in which that came. */
function machineOf(field: StateField, room: TextRoom): WildcardMachine<State> {
  if (field.machine === undefined) {
    field.machine = new WildcardMachine<State>(room);
    for (const one of field.early) addTo(field.machine, one);
  }
  return field.machine;
}

function addBesideWildcards(field: StateField, added: BesideWildcards, room: TextRoom): void {
  const needsMachine = field.machine !== undefined || added.paths.some(({ isWhole }) => !isWhole);
  if (needsMachine) addTo(machineOf(field, room), added);
  else field.early.push(added);
}

function addTo(machine: WildcardMachine<State>, { matcher, paths, next }: BesideWildcards): void {
  if (isExactText(matcher)) machine.addText(matcher.value, () => next);
  for (const path of paths) machine.addPath(path);
}

/** A range without a number in it, which has no place in the machine. */
function isEmptyRange(matcher: Matcher): boolean {
  if (matcher.kind !== "numeric" || matcher.lower?.inclusive !== false || matcher.upper?.inclusive !== false)
    return false;
  const lower = comparableNumber(matcher.lower.text);
  const upper = comparableNumber(matcher.upper.text);
  return lower !== undefined && upper !== undefined && areNeighbours(lower, upper);
}

function reachableFields(start: State): readonly WildcardField[] {
  const fields: WildcardField[] = [];
  const states = new Set([start]);
  for (const state of states) {
    for (const { path, matchers, machine, reachable } of state.fields.values()) {
      if (machine !== undefined) fields.push({ path, matchers: [...matchers], machine });
      for (const next of reachable) states.add(next);
    }
  }
  return fields;
}

/** What tells a matcher from others: equal matchers are one in the machine. A bare number is two. */
function identitiesOf(matcher: Matcher): readonly string[] {
  if (matcher.kind === "number") {
    const value = comparableNumber(matcher.text);
    const exact = `exact ${matcher.text}`;
    return value === undefined ? [exact] : [`number ${value}`, exact];
  }
  if (matcher.kind === "numeric" && matcher.lower?.inclusive === true && matcher.lower === matcher.upper) {
    return [`number ${comparableNumber(matcher.lower.text)}`];
  }
  if (matcher.kind === "anythingBut") {
    const { excluded } = matcher;
    const values =
      excluded.kind === "numbers" ? excluded.texts.map((text) => String(Number(text))) : excluded.values;
    return [JSON.stringify([excluded.kind, ...new Set(values)].sort())];
  }
  const kind = isExactText(matcher) ? "text" : matcher.kind;
  return [JSON.stringify({ ...matcher, kind, span: undefined })];
}
