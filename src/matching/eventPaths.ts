import { childrenOf, keyOf, ROOT, valueKind } from "./event";
import type { Event, EventValue } from "./event";

/** How many values of an event are looked at for paths that resemble one of the pattern's. */
const MOST_VALUES = 100_000;

/** How many paths `elsewhere` names. */
const MOST_ELSEWHERE = 3;

/**
 * The paths of an event that have a value, each once, in the order of the text; of a huge event those among its first
 * 100,000 values.
 */
export function eventPaths(event: Event): readonly string[] {
  const paths = new Set<string>();
  let left = MOST_VALUES;
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

/** What an absent path may have been meant to be. */
export interface Likeness {
  /** A path that differs by case, or by a letter or two in one key. */
  readonly similarKey?: string;
  /** Paths that end in the same key. */
  readonly elsewhere?: readonly string[];
}

/** The paths among `paths` that an absent path may have been meant to be. */
export function findLikeness(path: string, paths: readonly string[]): Likeness {
  const lower = path.toLowerCase();
  const similarKey =
    paths.find((other) => other.toLowerCase() === lower) ?? paths.find((other) => isOneKeyOff(path, other));
  if (similarKey !== undefined) return { similarKey };
  const key = `.${path.slice(path.lastIndexOf(".") + 1)}`;
  const elsewhere = paths.filter((other) => `.${other}`.endsWith(key)).slice(0, MOST_ELSEWHERE);
  return elsewhere.length === 0 ? {} : { elsewhere };
}

function isOneKeyOff(path: string, other: string): boolean {
  if (Math.abs(path.length - other.length) > MOST_TYPOS) return false;
  const keys = path.split(".");
  const otherKeys = other.split(".");
  if (keys.length !== otherKeys.length) return false;
  const differing = keys.flatMap((key, index) =>
    key === otherKeys[index] ? [] : [[key, otherKeys[index] ?? ""] as const],
  );
  const [only] = differing;
  return differing.length === 1 && only !== undefined && isMisspelt(...only);
}

const MOST_TYPOS = 2;

/** Whether two keys of four letters or more are at most two insertions, deletions or replacements apart. */
function isMisspelt(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.max(one.length, other.length) > 100) return false;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return (previous[other.length] ?? 0) <= MOST_TYPOS;
}
