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
export type Beginnings = [Beginning, ...Beginning[]];

export function newBeginning(parent: Beginning | undefined, symbol: number): Beginning {
  const isStar = symbol === STAR;
  const isLiteral = !isStar && (parent?.isLiteral ?? true);
  const endedBefore = new Set(symbol === QUOTE && isLiteral ? parent?.ends?.keys() : []);
  return { next: new Map(), parent, isStar, isLiteral, matchers: new Set(), endedBefore, ends: undefined };
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
