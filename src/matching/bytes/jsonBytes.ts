import { hasTooManyDigits, MAX_NESTING } from "../../json/jsonLimits";

/**
 * Steps over JSON that is written in UTF-8, strictly and without making anything of it. All functions take the offset
 * at which something starts and return the offset after it, or -1 where it is not JSON.
 *
 * They rely on what comes after the event: the byte there must be a line feed or one that no JSON has, such as 0, and
 * SPARE more bytes must follow, whatever they are. Then nothing but blanks can lead beyond the end, and whoever skips
 * blanks checks for that.
 */

/** How many bytes there must be behind the byte after an event, because several are looked at together. */
export const SPARE = 8;

export const QUOTE = 0x22;
export const COMMA = 0x2c;
const COLON = 0x3a;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const BACKSLASH = 0x5c;
export const SPACE = 0x20;
export const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const LOWER_E = 0x65;
const UPPER_E = 0x45;
const LOWER_U = 0x75;
const LOWER_F = 0x66;
const LOWER_N = 0x6e;
const LOWER_T = 0x74;

/** The offset of the first byte from `position` that is no blank; `end` if there is none before. */
export function skipBlanks(bytes: DataView, position: number, end: number): number {
  while (position < end) {
    const byte = bytes.getUint8(position);
    if (byte !== SPACE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN && byte !== TAB) return position;
    position++;
  }
  return position;
}

/** Skips the rest of a string, from the byte after its opening quote. */
export function skipString(bytes: DataView, start: number): number {
  let position = start;
  for (;;) {
    let ends = endsOfPlain(bytes.getInt32(position, true));
    while (ends === 0) {
      position += 4;
      ends = endsOfPlain(bytes.getInt32(position, true));
    }
    position += (31 - Math.clz32(ends & -ends)) >> 3;
    const byte = bytes.getUint8(position++);
    if (byte === QUOTE) return position;
    if (byte !== BACKSLASH) return -1;
    position = skipEscape(bytes, position);
    if (position < 0) return -1;
  }
}

/**
 * Of four bytes those that end a plain stretch of a string: a quote, a backslash, a control character. Zero if there is
 * none; else the lowest bit that is set is the highest of the first such byte. Four at a time because most of an event
 * is text in strings: a byte b below n, n at most 128, is one where b - n borrows and the top bit of b is clear.
 */
function endsOfPlain(bytes: number): number {
  const quotes = bytes ^ (QUOTE * EACH_BYTE);
  const backslashes = bytes ^ (BACKSLASH * EACH_BYTE);
  return (
    ((((quotes - EACH_BYTE) | 0) & ~quotes) |
      (((backslashes - EACH_BYTE) | 0) & ~backslashes) |
      (((bytes - SPACE * EACH_BYTE) | 0) & ~bytes)) &
    (0x80 * EACH_BYTE)
  );
}

const EACH_BYTE = 0x01010101;

/** Skips the rest of an escape, from the byte after its backslash. */
function skipEscape(bytes: DataView, position: number): number {
  switch (bytes.getUint8(position)) {
    case QUOTE:
    case BACKSLASH:
    case 0x2f: // slash
    case 0x62: // b
    case LOWER_F:
    case LOWER_N:
    case 0x72: // r
    case LOWER_T:
      return position + 1;
    case LOWER_U:
      for (let digit = position + 1; digit <= position + 4; digit++)
        if (!isHexDigit(bytes.getUint8(digit))) return -1;
      return position + 5;
    default:
      return -1;
  }
}

function isHexDigit(byte: number): boolean {
  return (byte >= ZERO && byte <= NINE) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46);
}

/** Skips a number, `true`, `false` or `null`. What follows it is the caller's to judge. */
export function skipScalar(bytes: DataView, position: number): number {
  switch (bytes.getUint8(position)) {
    case LOWER_T:
      return isWord(bytes, position, 0x72, LOWER_U, LOWER_E) ? position + 4 : -1;
    case LOWER_N:
      return isWord(bytes, position, LOWER_U, 0x6c, 0x6c) ? position + 4 : -1;
    case LOWER_F:
      return isWord(bytes, position, 0x61, 0x6c, 0x73) && bytes.getUint8(position + 4) === LOWER_E
        ? position + 5
        : -1;
    default: {
      const end = skipNumber(bytes, position);
      return hasTooManyDigits(position, end, (offset) => bytes.getUint8(offset)) ? -1 : end;
    }
  }
}

function isWord(bytes: DataView, start: number, second: number, third: number, fourth: number): boolean {
  return (
    bytes.getUint8(start + 1) === second &&
    bytes.getUint8(start + 2) === third &&
    bytes.getUint8(start + 3) === fourth
  );
}

/**
 * The same grammar as `endOfNumber` of texts. One function for both, with what reads a character passed in, takes 40 %
 * longer for events that are mostly numbers; `laws.test.ts` verifies that texts and bytes are read alike.
 */
function skipNumber(bytes: DataView, start: number): number {
  const whole = bytes.getUint8(start) === MINUS ? start + 1 : start;
  let position = bytes.getUint8(whole) === ZERO ? whole + 1 : skipDigits(bytes, whole);
  if (position === whole) return -1;
  if (bytes.getUint8(position) === DOT) {
    const fraction = position + 1;
    position = skipDigits(bytes, fraction);
    if (position === fraction) return -1;
  }
  const byte = bytes.getUint8(position);
  if (byte === LOWER_E || byte === UPPER_E) {
    const sign = bytes.getUint8(position + 1);
    const exponent = sign === PLUS || sign === MINUS ? position + 2 : position + 1;
    position = skipDigits(bytes, exponent);
    if (position === exponent) return -1;
  }
  return position;
}

function skipDigits(bytes: DataView, position: number): number {
  for (let byte = bytes.getUint8(position); byte >= ZERO && byte <= NINE; byte = bytes.getUint8(position))
    position++;
  return position;
}

/** Skips any value. `depth` counts the objects and arrays around it. */
export function skipValue(bytes: DataView, position: number, end: number, depth: number): number {
  switch (bytes.getUint8(position)) {
    case QUOTE:
      return skipString(bytes, position + 1);
    case OPEN_OBJECT:
      return skipObject(bytes, position + 1, end, depth + 1);
    case OPEN_ARRAY:
      return skipArray(bytes, position + 1, end, depth + 1);
    default:
      return skipScalar(bytes, position);
  }
}

function skipObject(bytes: DataView, position: number, end: number, depth: number): number {
  if (depth > MAX_NESTING) return -1;
  if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
  if (bytes.getUint8(position) === CLOSE_OBJECT) return position + 1;
  for (;;) {
    if (bytes.getUint8(position) !== QUOTE) return -1;
    position = skipString(bytes, position + 1);
    if (position < 0) return -1;
    position = skipColon(bytes, position, end);
    if (position < 0) return -1;
    position =
      bytes.getUint8(position) === QUOTE
        ? skipString(bytes, position + 1)
        : skipValue(bytes, position, end, depth);
    if (position < 0) return -1;
    if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
    const byte = bytes.getUint8(position++);
    if (byte === CLOSE_OBJECT) return position;
    if (byte !== COMMA) return -1;
    if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
  }
}

/** Skips the colon after a key and the blanks around it. */
export function skipColon(bytes: DataView, position: number, end: number): number {
  if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
  if (bytes.getUint8(position) !== COLON) return -1;
  position++;
  return bytes.getUint8(position) <= SPACE ? skipBlanks(bytes, position, end) : position;
}

function skipArray(bytes: DataView, position: number, end: number, depth: number): number {
  if (depth > MAX_NESTING) return -1;
  if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
  if (bytes.getUint8(position) === CLOSE_ARRAY) return position + 1;
  for (;;) {
    position = skipValue(bytes, position, end, depth);
    if (position < 0) return -1;
    if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
    if (bytes.getUint8(position) === CLOSE_ARRAY) return position + 1;
    if (bytes.getUint8(position) !== COMMA) return -1;
    position++;
    if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
  }
}
