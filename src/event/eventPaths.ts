import { editDistance } from "../base/editDistance";
import { childrenOf, keyOf, ROOT, valueKind } from "./event";
import type { Event, EventValue } from "./event";

/** How many values of an event are looked at for paths that resemble one of the pattern's. */
const MAX_VALUES = 100_000;

/** How many pairs of paths are compared key by key for one finder, which is asked for every absent field. */
const MAX_COMPARED = 200_000;

/** How many paths `elsewhere` names. */
const MAX_ELSEWHERE = 3;

/**
 * The paths of an event that have a value, each once, in the order of the text; of a huge event those among its first
 * 100,000 values.
 */
export function eventPaths(event: Event): readonly string[] {
  const paths = new Set<string>();
  let left = MAX_VALUES;
  visit(ROOT, undefined);
  return [...paths];

  function visit(value: EventValue, path: string | undefined): void {
    const kind = valueKind(event, value);
    if (kind !== "object" && kind !== "array") {
      paths.add(path ?? "");
      return;
    }
    for (const child of childrenOf(event, value)) {
      if (--left < 0) return;
      const key = keyOf(event, child);
      visit(child, key === undefined ? path : path === undefined ? key : `${path}.${key}`);
    }
  }
}

/** The first `most` values at a path, among the first 100,000 on the way to it. */
export function valuesAt(event: Event, path: string, most: number): readonly EventValue[] {
  const found: EventValue[] = [];
  let left = MAX_VALUES;
  visit(ROOT, path);
  return found;

  /** `rest` is what of the path is still to come; undefined at its end. */
  function visit(value: EventValue, rest: string | undefined): void {
    const kind = valueKind(event, value);
    if (kind !== "object" && kind !== "array") {
      if (rest === undefined) found.push(value);
      return;
    }
    for (const child of childrenOf(event, value)) {
      if (--left < 0 || found.length >= most) return;
      const key = keyOf(event, child);
      if (key === undefined || key === rest) visit(child, key === undefined ? rest : undefined);
      else if (rest?.startsWith(`${key}.`) === true) visit(child, rest.slice(key.length + 1));
    }
  }
}

/** What an absent path may have been meant to be. */
export interface Likeness {
  /** A path that differs by case, or by a letter or two in one key. */
  readonly similarKey?: string;
  /** Paths that end in the same key. */
  readonly elsewhere?: readonly string[];
}

/**
 * Finds the paths among `paths` that an absent path may have been meant to be. What that takes of the paths is made
 * once: a pattern may have hundreds of fields that an event lacks. After 200,000 comparisons misspelt keys are not
 * looked for any more; other spellings in case and equal keys elsewhere are.
 */
export function likenessFinder(paths: readonly string[]): (path: string) => Likeness {
  const byLowerCase = new Map<string, string>();
  for (const path of paths.toReversed()) byLowerCase.set(path.toLowerCase(), path);
  const known = paths.map((path) => ({ path, keys: path.split(".") }));
  const byLastKey = new Map<string, string[]>();
  for (const { path, keys } of known) {
    const key = keys.at(-1) ?? "";
    const same = byLastKey.get(key);
    if (same === undefined) byLastKey.set(key, [path]);
    else if (same.length < MAX_ELSEWHERE) same.push(path);
  }
  let left = MAX_COMPARED;
  return (path) => {
    const keys = path.split(".");
    const similarKey = byLowerCase.get(path.toLowerCase()) ?? similarPath(keys);
    if (similarKey !== undefined) return { similarKey };
    const elsewhere = byLastKey.get(keys.at(-1) ?? "");
    return elsewhere === undefined ? {} : { elsewhere };
  };

  function similarPath(keys: readonly string[]): string | undefined {
    for (const other of known) {
      if (other.keys.length !== keys.length) continue;
      if (--left < 0) return undefined;
      if (isOneKeyOff(keys, other.keys)) return other.path;
    }
    return undefined;
  }
}

function isOneKeyOff(keys: readonly string[], others: readonly string[]): boolean {
  if (keys.length !== others.length) return false;
  const index = keys.findIndex((key, at) => key !== others[at]);
  const [key, other] = [keys[index], others[index]];
  if (key === undefined || other === undefined) return false;
  return keys.every((each, at) => at <= index || each === others[at]) && isMisspelt(key, other);
}

const MAX_TYPOS = 2;

/** Whether two keys of four letters or more are at most two changes of a letter apart. */
function isMisspelt(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.max(one.length, other.length) > 100) return false;
  return editDistance(one, other, MAX_TYPOS) <= MAX_TYPOS;
}
