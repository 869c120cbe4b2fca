/** How deep objects and arrays may be nested, the root included. Source: the limit of EventBridge's JSON reader. */
export const MAX_NESTING = 1000;

/** How deep a file may be nested that holds events or patterns: theirs, and what stands around them. */
export const MAX_FILE_NESTING = MAX_NESTING + 10;

/**
 * How many digits a number may have, those of its fraction and exponent included, but not a zero that is its whole
 * integer part. Source: the same reader.
 */
export const MAX_DIGITS = 1000;

/**
 * Whether what stands between two offsets has more digits than a number may have. `codeAt` gives the code of the
 * character at an offset.
 */
export function hasTooManyDigits(start: number, end: number, codeAt: (offset: number) => number): boolean {
  if (end - start <= MAX_DIGITS) return false;
  const whole = codeAt(start) === 0x2d ? start + 1 : start;
  let digits = 0;
  for (let offset = codeAt(whole) === 0x30 ? whole + 1 : whole; offset < end; offset++) {
    const code = codeAt(offset);
    if (code >= 0x30 && code <= 0x39) digits++;
  }
  return digits > MAX_DIGITS;
}
