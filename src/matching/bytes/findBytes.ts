/** A sequence of bytes that is ready to be looked for. */
export interface Needle {
  readonly bytes: Uint8Array;
  /** By byte: how far to go on when it stands where the needle's last byte would be; 0 for that byte itself. */
  readonly shifts: Int32Array;
  /** How far to go on from the needle's last byte. */
  readonly shift: number;
}

/** The needle of a text in UTF-8, which must have at least one character. */
export function needleOf(text: string): Needle {
  const bytes = new TextEncoder().encode(text);
  const last = bytes.length - 1;
  const shifts = new Int32Array(256).fill(bytes.length);
  for (let index = 0; index < last; index++) shifts[bytes[index] ?? 0] = last - index;
  const shift = shifts[bytes[last] ?? 0] ?? 1;
  shifts[bytes[last] ?? 0] = 0;
  return { bytes, shifts, shift };
}

/** Where a needle first stands between two offsets, or -1. (Horspool's algorithm.) */
export function findBetween(haystack: Uint8Array, needle: Needle, start: number, end: number): number {
  const { bytes, shifts, shift } = needle;
  const last = bytes.length - 1;
  // Below this offset four shifts cannot lead beyond the end, so that they need no check between them.
  const safe = end - 4 * bytes.length;
  for (let position = start + last; ; position += shift) {
    for (;;) {
      if (position < safe) {
        position += shifts[haystack[position] ?? 0] ?? 1;
        position += shifts[haystack[position] ?? 0] ?? 1;
        position += shifts[haystack[position] ?? 0] ?? 1;
      }
      if (position >= end) return -1;
      const step = shifts[haystack[position] ?? 0] ?? 1;
      if (step === 0) break;
      position += step;
    }
    if (endsAt(haystack, bytes, position)) return position - last;
  }
}

function endsAt(haystack: Uint8Array, bytes: Uint8Array, position: number): boolean {
  const start = position - bytes.length + 1;
  for (let index = bytes.length - 2; index >= 0; index--)
    if (haystack[start + index] !== bytes[index]) return false;
  return true;
}

/**
 * Gives the next place at or after an offset, or `none` where there is no more. Made for asking again and again with
 * rising offsets: it remembers what it found.
 */
export type Finder = (from: number) => number;

/** A finder by a function that finds the first place at or after an offset, or gives -1. */
export function finderBy(find: Finder, none: number): Finder {
  let found = -1;
  return (from) => {
    if (found < from) {
      const position = find(from);
      found = position < 0 ? none : position;
    }
    return found;
  };
}
