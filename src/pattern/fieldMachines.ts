import { comparableNumber } from "./comparableNumber";
import type { Leaf, Matcher } from "./pattern";
import type { SubRule } from "./subRules";
import { bytesOf } from "./wildcardBeginnings";
import { WildcardMachine } from "./wildcardComplexity";
import type { WildcardMatcher } from "./wildcardComplexity";

/** A field of a matching machine that has wildcards, with all that is matched there. */
export interface WildcardField {
  readonly path: string;
  readonly matchers: readonly Matcher[];
  readonly machine: WildcardMachine<unknown>;
}

/** Beyond so many steps no machine is built. */
const MOST_STEPS = 20_000;

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
  machine: WildcardMachine<State> | undefined;
  /** The states that follow; for matchers that are no wildcards by what tells them apart. */
  readonly next: Map<string, State>;
  readonly afterWildcards: Set<State>;
  /** Texts and prefixes with their bytes, and what the wildcards with a star have before the first. */
  readonly texts: Map<string, Uint8Array>;
  readonly stars: Set<string>;
  /** Texts that are reached straight, by identity; those that a star crosses; what followed those: see knownState. */
  readonly shortcuts: Map<string, string>;
  readonly crossed: Set<string>;
  readonly lost: Set<State>;
  /** Follows where the path is absent; EventBridge does not score what is only reached that way. */
  nextIfAbsent: State | undefined;
}

/**
 * The fields with wildcards of the machine that is built from sub-rules; undefined if that takes too long.
 *
 * Source: event-ruler's GenericMachine.addStep, NameState, and ByteMachine.addMatchValue for texts.
 */
export function machineFields(subRules: readonly SubRule[]): readonly WildcardField[] | undefined {
  const start: State = { fields: new Map() };
  let steps = 0;
  for (const subRule of subRules) {
    // JavaScript sorts strings by UTF-16 unit, as Java does.
    const leaves = [...subRule].sort(([left], [right]) => (left < right ? -1 : 1));
    let states = [{ state: start, index: 0 }];
    for (let entry = states.pop(); entry !== undefined; entry = states.pop()) {
      const [path, leaf] = leaves[entry.index] ?? ["", undefined];
      if (leaf === undefined) continue;
      steps += leaf.matchers.length;
      if (steps > MOST_STEPS) return undefined;
      const index = entry.index + 1;
      const next = [...addLeaf(entry.state, path, leaf)].map((state) => ({ state, index }));
      states = [...states, ...next.reverse()];
    }
    for (const { path, matchers, machine } of start.fields.values()) {
      if (machine?.isAtHighest() === true) return [{ path, matchers: [...matchers], machine }];
    }
  }
  return reachableFields(start);
}

/** Adds the matchers of a leaf to a state and returns the states that follow. */
function addLeaf(state: State, path: string, leaf: Leaf): ReadonlySet<State> {
  let field = state.fields.get(path);
  if (field === undefined) {
    field = {
      path,
      matchers: new Set(),
      machine: undefined,
      next: new Map(),
      afterWildcards: new Set(),
      texts: new Map(),
      stars: new Set(),
      shortcuts: new Map(),
      crossed: new Set(),
      lost: new Set(),
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
    const wildcards = wildcardsOf(matcher);
    if (wildcards !== undefined) {
      const proposed = last;
      field.machine ??= new WildcardMachine();
      last = field.machine.add(wildcards, () => proposed ?? { fields: new Map() });
      field.afterWildcards.add(last);
      noteCrossed(field, wildcards);
      following.add(last);
      continue;
    }
    for (const identity of identitiesOf(matcher)) {
      const next: State = knownState(field, matcher, identity) ?? last ?? { fields: new Map() };
      field.next.set(identity, next);
      last = next;
      following.add(next);
    }
  }
  return following;
}

/**
 * The state that follows a matcher that has been added before. event-ruler leads straight to the end of a text from
 * where the text parts from all others. When a wildcard then comes with a star at that place, it does not find the text
 * again, once: what follows then is another state.
 */
function knownState(field: StateField, matcher: Matcher, identity: string): State | undefined {
  const known = field.next.get(identity);
  const isPrefix = matcher.kind === "prefix" && !matcher.ignoreCase;
  if (matcher.kind !== "string" && matcher.kind !== "exactly" && !isPrefix) return known;
  const { value } = matcher;
  if (!field.texts.has(value)) field.texts.set(value, bytesOf(value));
  if (isPrefix) return known;
  if (known === undefined) {
    if (!isCrossedByStar(field, value)) field.shortcuts.set(identity, value);
    return undefined;
  }
  if (!field.crossed.delete(identity)) return known;
  field.lost.add(known);
  return undefined;
}

/** Notes the texts that are crossed by a star of wildcards that have just been added. */
function noteCrossed(field: StateField, wildcards: WildcardMatcher): void {
  for (const wildcard of wildcards.kind === "wildcard" ? [wildcards.value] : wildcards.values) {
    const beginning = literalBeginning(wildcard);
    if (beginning === undefined || field.stars.has(beginning)) continue;
    field.stars.add(beginning);
    for (const [identity, text] of field.shortcuts) {
      if (!text.startsWith(beginning) || !isCrossedByStar(field, text)) continue;
      field.shortcuts.delete(identity);
      field.crossed.add(identity);
    }
  }
}

/** What a wildcard has before its first star, as the text that it stands for; undefined where it has no star. */
function literalBeginning(wildcard: string): string | undefined {
  const literal = /^((?:[^*\\]|\\.)*)\*/su.exec(wildcard)?.[1];
  return literal?.replaceAll(/\\(.)/gsu, "$1");
}

/** Of a field with more texts no shortcut is taken for crossed: looking at each would take its time. */
const MOST_TEXTS = 100;

/** Whether a star of a wildcard stands where a text parts from all others of its field. */
function isCrossedByStar({ machine, texts }: StateField, text: string): boolean {
  if (machine === undefined || texts.size > MOST_TEXTS) return false;
  const unique = machine.starWithin(texts.get(text) ?? bytesOf(text));
  if (unique === undefined) return false;
  for (const [other, bytes] of texts) {
    if (other !== text && unique.every((byte, at) => bytes[at] === byte)) return false;
  }
  return true;
}

function reachableFields(start: State): readonly WildcardField[] {
  const fields: WildcardField[] = [];
  const states = new Set([start]);
  for (const state of states) {
    for (const { path, matchers, machine, next, afterWildcards, lost } of state.fields.values()) {
      if (machine !== undefined) fields.push({ path, matchers: [...matchers], machine });
      for (const following of [...next.values(), ...afterWildcards, ...lost]) states.add(following);
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
  const kind = matcher.kind === "exactly" ? "string" : matcher.kind;
  return [JSON.stringify({ ...matcher, kind, span: undefined })];
}
