import { inHashSetOrder } from "./hashSetOrder";

/** A matcher with wildcards, which must be free of faults (see wildcardFault). */
export type WildcardMatcher =
  | { readonly kind: "wildcard"; readonly value: string }
  | { readonly kind: "anythingBut"; readonly values: readonly string[] };

/** Scores are not counted beyond this; EventBridge rejects far lower ones. */
const HIGHEST_COMPLEXITY = 100;

/** How complex wildcards are to match that stand in one array. At most HIGHEST_COMPLEXITY. See WildcardMachine. */
export function wildcardComplexity(matchers: readonly WildcardMatcher[]): number {
  const machine = new WildcardMachine<string>();
  for (const matcher of matchers) machine.add(matcher, () => "");
  return machine.complexity();
}

const STAR = -1;
const QUOTE = 0x22;
const ASTERISK = 0x2a;
const BACKSLASH = 0x5c;

/** Beyond so many, further wildcards are not added: the score is then known to be far too high, or hardly changes. */
const MOST_BEGINNINGS = 2500;

/** A matcher whose wildcard has been read to its end, and what follows then. One object for each pair. */
interface End {
  readonly matcher: number;
  readonly next: unknown;
}

/** A beginning of one or more wildcards, as bytes and stars. Equal beginnings may be kept apart, see `shared`. */
interface Beginning {
  /** What it continues with, by byte or STAR. */
  readonly next: Map<number, Beginning[]>;
  readonly parent: Beginning | undefined;
  /** Its last symbol is a star. */
  readonly isStar: boolean;
  /** It has no star. */
  readonly isLiteral: boolean;
  /** Numbers of the matchers that have a wildcard which begins like this. */
  readonly matchers: Set<number>;
  /** Matchers of which a wildcard ended before this was added behind it: at a quote the two count once. */
  readonly endedBefore: ReadonlySet<number>;
  /** The matchers, by number, that have a wildcard which is this, then a closing quote. */
  ends: Map<number, End> | undefined;
}

/** All beginnings, the empty one first, each after the one that it continues. */
type Beginnings = [Beginning, ...Beginning[]];

function newBeginning(parent: Beginning | undefined, symbol: number): Beginning {
  const isStar = symbol === STAR;
  const isLiteral = !isStar && (parent?.isLiteral ?? true);
  const endedBefore = new Set(symbol === QUOTE && isLiteral ? parent?.ends?.keys() : []);
  return { next: new Map(), parent, isStar, isLiteral, matchers: new Set(), endedBefore, ends: undefined };
}

/**
 * The wildcards of one field of a matching machine. `Next` is what the machine goes on with after the field.
 *
 * Source: event-ruler's ByteMachine, as far as wildcards are concerned, and MachineComplexityEvaluator. The evaluator
 * walks the machine, which can take exponential time; here the same number is found from the wildcards themselves in
 * about linear time.
 */
export class WildcardMachine<Next> {
  readonly #beginnings: Beginnings = [newBeginning(undefined, 0)];
  readonly #known = new Map<
    string,
    { readonly number: number; readonly wildcards: readonly (readonly number[])[] }
  >();
  readonly #ends = new Map<Next, Map<number, End>>();
  /** How many beginnings there must be before isAtHighest looks again. */
  #lookAt = 2 * HIGHEST_COMPLEXITY;

  /**
   * Adds a matcher, and returns what follows it: `proposed()`, unless it has been added before and its beginnings
   * could be shared. A matcher that is added again may count again.
   */
  add(matcher: WildcardMatcher, proposed: () => Next): Next {
    const values = matcher.kind === "wildcard" ? [matcher.value] : inHashSetOrder(matcher.values);
    const identity = JSON.stringify([matcher.kind, ...values]);
    const known = this.#known.get(identity) ?? { number: this.#known.size, wildcards: values.map(symbolsOf) };
    this.#known.set(identity, known);
    let next: { readonly value: Next } | undefined;
    for (const symbols of known.wildcards) {
      const last = next;
      next = {
        value: this.#addWildcard(known.number, symbols, () => (last === undefined ? proposed() : last.value)),
      };
    }
    return next === undefined ? proposed() : next.value;
  }

  #addWildcard(matcher: number, symbols: readonly number[], proposed: () => Next): Next {
    if (this.#beginnings.length > MOST_BEGINNINGS) return proposed();
    let beginning = this.#beginnings[0];
    for (const [index, symbol] of symbols.entries()) {
      const next = shared(beginning, symbols, index) ?? this.#continue(beginning, symbol);
      next.matchers.add(matcher);
      beginning = next;
    }
    beginning.ends ??= new Map();
    let end = beginning.ends.get(matcher);
    if (end === undefined) beginning.ends.set(matcher, (end = this.#end(matcher, proposed())));
    return end.next as Next;
  }

  #continue(beginning: Beginning, symbol: number): Beginning {
    const next = newBeginning(beginning, symbol);
    const siblings = beginning.next.get(symbol);
    if (siblings === undefined) beginning.next.set(symbol, [next]);
    else siblings.push(next);
    this.#beginnings.push(next);
    return next;
  }

  #end(matcher: number, next: Next): End {
    const ends = this.#ends.get(next) ?? new Map<number, End>();
    this.#ends.set(next, ends);
    const end = ends.get(matcher) ?? { matcher, next };
    ends.set(matcher, end);
    return end;
  }

  /**
   * How complex it is to match the wildcards: in how many of their beginnings one value can be at once, at most. A
   * value that ends with `a` can be in three beginnings of `*a*`: `*`, `*a` and `*a*`. Each matcher counts for itself;
   * the quotes around a value count as characters. At most HIGHEST_COMPLEXITY.
   */
  complexity(): number {
    const most = Math.max(mostOnShortValues(this.#beginnings), mostOnLongValues(this.#beginnings));
    return Math.min(HIGHEST_COMPLEXITY, most);
  }

  /**
   * As much of a text, from its opening quote on, as any wildcard begins with, if that is not all and a wildcard has a
   * star right behind it; undefined otherwise.
   */
  starWithin(text: Uint8Array): Uint8Array | undefined {
    let literal: Beginning = this.#beginnings[0];
    for (const [length, byte] of text.entries()) {
      const next = literal.next.get(byte)?.[0];
      if (next === undefined) return literal.next.has(STAR) ? text.subarray(0, length + 1) : undefined;
      literal = next;
    }
    return undefined;
  }

  /** Whether adding more cannot change the complexity any longer. Looks only now and then, so it may say so late. */
  isAtHighest(): boolean {
    if (this.#beginnings.length < this.#lookAt) return false;
    this.#lookAt *= 2;
    return this.complexity() === HIGHEST_COMPLEXITY;
  }
}

/**
 * The beginning that continues another and that a further wildcard may use too. Behind a star event-ruler keeps
 * letters that have another case apart, and whatever follows where a star could follow as well.
 */
function shared(beginning: Beginning, symbols: readonly number[], index: number): Beginning | undefined {
  const symbol = symbols[index] ?? STAR;
  const next = beginning.next.get(symbol)?.[0];
  if (next === undefined || symbol === STAR || beginning.isLiteral || isContinuationByte(symbol)) return next;
  return beginning.next.has(STAR) || hasCase(symbols, index) ? undefined : next;
}

function isContinuationByte(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

/** Whether the character that starts at `index` differs in upper and lower case. */
function hasCase(symbols: readonly number[], index: number): boolean {
  const byte = symbols[index] ?? 0;
  if (byte < 0x80) return /[A-Za-z]/.test(String.fromCharCode(byte));
  const length = byte < 0xe0 ? 2 : 3;
  const character = new TextDecoder().decode(Uint8Array.from(symbols.slice(index, index + length)));
  return character.toLowerCase() !== character.toUpperCase();
}

/**
 * The bytes of a wildcard after its opening quote, with stars and without the closing quote; half a surrogate pair is
 * the `?` that Java writes for it. The opening quote comes first.
 */
function symbolsOf(wildcard: string): readonly number[] {
  const bytes = bytesOf(wildcard);
  const symbols: number[] = [];
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === ASTERISK) symbols.push(STAR);
    else if (byte === BACKSLASH) symbols.push(bytes[++index] ?? byte);
    else symbols.push(byte);
  }
  return symbols;
}

/** A text with its opening quote in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(`"${text.replaceAll(/\p{Cs}/gu, "?")}`);
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
      let count = literal === undefined ? 0 : literal.matchers.size - endedAlso(literal);
      for (const star of literal?.next.get(STAR) ?? []) starred.add(star);
      for (const beginning of starred) count += beginning.matchers.size;
      if (byte === QUOTE) count += endsOf([state.literal, ...state.starred]);
      most = Math.max(most, count);
      if (most >= HIGHEST_COMPLEXITY) return most;
      waiting.push({ literal, starred });
    }
  }
  return most;
}

function endedAlso({ matchers, endedBefore }: Beginning): number {
  return [...matchers].filter((matcher) => endedBefore.has(matcher)).length;
}

function addWithStar(beginning: Beginning, into: Set<Beginning>): void {
  into.add(beginning);
  for (const star of beginning.next.get(STAR) ?? []) into.add(star);
}

/** How many matchers end behind one of these. */
function endsOf(beginnings: readonly Beginning[]): number {
  const ends = new Set<End>();
  for (const beginning of beginnings) for (const end of beginning.ends?.values() ?? []) ends.add(end);
  return ends.size;
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
    ending.own += beginning.matchers.size;
    if (beginning.ends !== undefined) {
      const { ends } = continuation(ending, QUOTE);
      for (const end of beginning.ends.values()) ends.add(end);
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
