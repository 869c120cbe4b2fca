import type { ByteText } from "./byteText";

/** A sequence of bytes that is ready to be looked for. */
export interface Needle {
  readonly bytes: Uint8Array;
  /** By byte: how far to go on when it stands where the needle's last byte would be. */
  readonly shifts: Uint16Array;
}

/** The needle of a text in UTF-8, which must have at least one and at most 65,535 bytes. */
export function needleOf(text: string): Needle {
  const bytes = new TextEncoder().encode(text);
  const shifts = new Uint16Array(256).fill(bytes.length);
  bytes.subarray(0, -1).forEach((byte, index) => (shifts[byte] = bytes.length - 1 - index));
  return { bytes, shifts };
}

/** Where a needle first stands between two offsets, or -1. (Horspool's algorithm.) */
export function findBetween(
  haystack: Uint8Array,
  { bytes, shifts }: Needle,
  start: number,
  end: number,
): number {
  const last = bytes.length - 1;
  const lastByte = bytes[last];
  for (let position = start + last; position < end;) {
    const byte = haystack[position] ?? 0;
    if (byte === lastByte && endsAt(haystack, bytes, position)) return position - last;
    position += shifts[byte] ?? 1;
  }
  return -1;
}

function endsAt(haystack: Uint8Array, bytes: Uint8Array, position: number): boolean {
  const start = position - bytes.length + 1;
  for (let index = bytes.length - 2; index >= 0; index--)
    if (haystack[start + index] !== bytes[index]) return false;
  return true;
}

/** Looks for a needle again and again from rising offsets, each time remembering what it found. */
export interface Finder {
  /** Where the needle next stands at or after an offset; the buffer's length when it does no more. */
  readonly next: (from: number) => number;
}

/** A finder of a needle in a whole buffer. */
export function finderOf(text: ByteText, needle: Needle): Finder {
  let found = -1;
  return {
    next: (from) => {
      if (found < from) {
        const position = text.find(needle, from);
        found = position < 0 ? text.bytes.length : position;
      }
      return found;
    },
  };
}
