import { endsBehind, matchersAt, QUOTE, STAR } from "./wildcardBeginnings";
import type { Beginning, Beginnings, End } from "./wildcardBeginnings";

/** Scores are not counted beyond this; EventBridge rejects far lower ones. */
export const HIGHEST_COMPLEXITY = 100;

/** In how many beginnings of wildcards one value can be at once, at most; at most HIGHEST_COMPLEXITY. */
export function mostBeginnings(beginnings: Beginnings): number {
  const most = Math.max(mostOnShortValues(beginnings), mostOnLongValues(beginnings));
  return Math.min(HIGHEST_COMPLEXITY, most);
}

/** The most for values that are what some wildcards have before their first star, or a part of it. */
function mostOnShortValues([root]: Beginnings): number {
  let most = 0;
  const waiting: { readonly literal: Beginning | undefined; readonly starred: ReadonlySet<Beginning> }[] = [
    { literal: root, starred: new Set() },
  ];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (state.literal === undefined) continue;
    const bytes = new Set(state.literal.next.keys());
    bytes.delete(STAR);
    if (state.literal.ends !== undefined) bytes.add(QUOTE);
    for (const byte of bytes) {
      const literal = state.literal.next.get(byte)?.[0];
      const starred = new Set<Beginning>();
      for (const beginning of state.starred) {
        if (beginning.isStar) starred.add(beginning);
        for (const next of beginning.next.get(byte) ?? []) addWithStar(next, starred);
      }
      let count = literal === undefined ? 0 : matchersAt(literal);
      for (const star of literal?.next.get(STAR) ?? []) starred.add(star);
      for (const beginning of starred) count += matchersAt(beginning);
      if (byte === QUOTE) count += endsOf([state.literal, ...state.starred]);
      most = Math.max(most, count);
      if (most >= HIGHEST_COMPLEXITY) return most;
      waiting.push({ literal, starred });
    }
  }
  return most;
}

function addWithStar(beginning: Beginning, into: Set<Beginning>): void {
  into.add(beginning);
  for (const star of beginning.next.get(STAR) ?? []) into.add(star);
}

/** How many matchers end behind one of these. */
function endsOf(beginnings: readonly Beginning[]): number {
  return new Set(beginnings.flatMap((beginning) => endsBehind(beginning))).size;
}

/**
 * The most for all other values. Beginnings with a star hold at once if what they have before their first star is the
 * start of one text, and what they have since their last star is the end of one text: anything may stand between.
 */
function mostOnLongValues(beginnings: Beginnings): number {
  let most = 0;
  const continued = new Set<Beginning>();
  for (const literal of beginnings.toReversed()) {
    if (!literal.isLiteral) continue;
    const hasStar = literal.next.has(STAR);
    const isContinued = continued.has(literal);
    if ((hasStar || isContinued) && literal.parent !== undefined) continued.add(literal.parent);
    if (hasStar && !isContinued) most = Math.max(most, mostOnOneStart(literal));
    if (most >= HIGHEST_COMPLEXITY) break;
  }
  return most;
}

/** An end of a value, spelled from its first byte. */
interface Ending {
  readonly next: Map<number, Ending>;
  /** How often beginnings have exactly this since their last star, each counted by its matchers. */
  own: number;
  /** The matchers that have a wildcard with exactly this since its last star. */
  readonly ends: Set<End>;
  /** The longest other ending that it ends with. */
  shorter: Ending | undefined;
  /** `own` of it and of all that it ends with. */
  total: number;
}

function newEnding(): Ending {
  return { next: new Map(), own: 0, ends: new Set(), shorter: undefined, total: 0 };
}

/** The most over all endings, for the beginnings whose first star stands right behind `literal` or before. */
function mostOnOneStart(literal: Beginning): number {
  const none = newEnding();
  const queue: { readonly beginning: Beginning; readonly ending: Ending }[] = [];
  for (let start: Beginning | undefined = literal; start !== undefined; start = start.parent) {
    for (const star of start.next.get(STAR) ?? []) queue.push({ beginning: star, ending: none });
  }
  for (const { beginning, ending } of queue) {
    ending.own += matchersAt(beginning);
    if (beginning.ends !== undefined) {
      const { ends } = continuation(ending, QUOTE);
      for (const end of endsBehind(beginning)) ends.add(end);
    }
    for (const [symbol, nexts] of beginning.next) {
      const continued = symbol === STAR ? none : continuation(ending, symbol);
      for (const next of nexts) queue.push({ beginning: next, ending: continued });
    }
  }
  return mostOfEndings(none);
}

function continuation(ending: Ending, byte: number): Ending {
  let next = ending.next.get(byte);
  if (next === undefined) ending.next.set(byte, (next = newEnding()));
  return next;
}

/** Adds to each ending those that it ends with, shortest first, as Aho and Corasick do. */
function mostOfEndings(none: Ending): number {
  none.total = none.own;
  let most = none.total;
  const queue = [none];
  for (const ending of queue) {
    for (const [byte, next] of ending.next) {
      let shorter = ending.shorter;
      while (shorter !== undefined && !shorter.next.has(byte)) shorter = shorter.shorter;
      next.shorter = shorter?.next.get(byte) ?? none;
      next.total = next.own + next.shorter.total;
      most = Math.max(most, byte === QUOTE ? next.total + endsWithin(next) : next.total);
      queue.push(next);
    }
  }
  return most;
}

/** How many matchers have a wildcard with this or a shorter ending. A matcher ends once, in however many ways. */
function endsWithin(ending: Ending): number {
  const ends = new Set<End>();
  for (let each: Ending | undefined = ending; each !== undefined; each = each.shorter) {
    for (const end of each.ends) ends.add(end);
  }
  return ends.size;
}
