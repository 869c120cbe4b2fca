/** Stands for a star among the bytes of a wildcard. */
export const STAR = -1;
export const QUOTE = 0x22;
const ASTERISK = 0x2a;
const BACKSLASH = 0x5c;

/** A matcher whose wildcard has been read to its end, and what follows then. One object for each pair. */
export interface End {
  readonly matcher: number;
  readonly next: unknown;
}

/** A beginning of one or more wildcards, as bytes and stars. Equal beginnings may be kept apart, see `shared`. */
export interface Beginning {
  /** What it continues with, by byte or STAR; see `addNext`. */
  next: ReadonlyMap<number, Beginning[]>;
  readonly parent: Beginning | undefined;
  /** Its last symbol is a star. */
  readonly isStar: boolean;
  /** It has no star. */
  readonly isLiteral: boolean;
  /** Numbers of the matchers that have a wildcard which begins like this. */
  matchers: ReadonlySet<number>;
  /**
   * The end that is one step with this: a wildcard had ended right before the quote that this ends with, when this was
   * added as the first to go on there. Of several such ends the first, where event-ruler takes any.
   */
  readonly joined: End | undefined;
  /** The matchers, by number, that have a wildcard which is this, then a closing quote. */
  ends: Map<number, End> | undefined;
  /** The texts that part from all others with a byte right behind this, which has no star. */
  straight: Map<number, Straight> | undefined;
  /** The texts that are this, then a closing quote, and what follows each. */
  texts: Map<string, unknown> | undefined;
  /** The bytes behind this, which has no star, that something ends with: a closing quote, the last byte of a prefix. */
  endedWith: Set<number> | undefined;
  /** The bytes right behind this that begin a letter which is matched in either case. */
  letters: Set<number> | undefined;
}

/** A text that is reached straight from where its byte `at` parts it from all others, and what follows it. */
export interface Straight {
  readonly text: string;
  /** With both quotes. */
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly next: unknown;
}

/** What nearly all beginnings have at first, and many for ever: a pattern has thousands. */
const NOTHING_NEXT: Beginning["next"] = new Map();
const NO_MATCHERS: Beginning["matchers"] = new Set();

/** Lets a beginning continue with another one. */
export function addNext(beginning: Beginning, symbol: number, next: Beginning): void {
  const siblings = beginning.next.get(symbol);
  if (siblings !== undefined) siblings.push(next);
  else if (beginning.next === NOTHING_NEXT) beginning.next = new Map([[symbol, [next]]]);
  else (beginning.next as Map<number, Beginning[]>).set(symbol, [next]);
}

/** Notes that a matcher has a wildcard which begins like this. */
export function addMatcher(beginning: Beginning, matcher: number): void {
  if (beginning.matchers === NO_MATCHERS) beginning.matchers = new Set([matcher]);
  else (beginning.matchers as Set<number>).add(matcher);
}

/** All beginnings, the empty one first, each after the one that it continues. */
export type Beginnings = [Beginning, ...Beginning[]];

export function newBeginning(parent: Beginning | undefined, symbol: number): Beginning {
  const isStar = symbol === STAR;
  const isLiteral = !isStar && (parent?.isLiteral ?? true);
  const joined = symbol === QUOTE && parent !== undefined ? endToJoin(parent) : undefined;
  return {
    next: NOTHING_NEXT,
    parent,
    isStar,
    isLiteral,
    matchers: NO_MATCHERS,
    joined,
    ends: undefined,
    straight: undefined,
    texts: undefined,
    endedWith: undefined,
    letters: undefined,
  };
}

/** Nothing joins an end where a star stands: EventBridge's machine goes on there already. */
function endToJoin({ ends, isStar, next }: Beginning): End | undefined {
  if (isStar || next.has(STAR) || next.has(QUOTE)) return undefined;
  return ends?.values().next().value;
}

/** How many matchers have a wildcard that begins like this, or ends in the same step. */
export function matchersAt({ matchers, joined }: Beginning): number {
  return joined === undefined || matchers.has(joined.matcher) ? matchers.size : matchers.size + 1;
}

/** The ends right behind a beginning which are steps of their own. */
export function endsBehind({ ends, next }: Beginning): readonly End[] {
  const joined = next.get(QUOTE)?.[0]?.joined;
  return [...(ends?.values() ?? [])].filter((end) => end !== joined);
}

/**
 * The bytes of a wildcard after its opening quote, with stars and without the closing quote; half a surrogate pair is
 * the `?` that Java writes for it. The opening quote comes first.
 */
export function symbolsOf(wildcard: string): readonly number[] {
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
