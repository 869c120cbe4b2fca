/**
 * Jackson, which EventBridge reads patterns with, looks at the lower eight bits of a hexadecimal digit only, so that
 * the Cyrillic в (U+0432) is a 2 to it: CharTypes.charToHex since 2.10. Both functions do the same.
 */
export function isHexDigit(code: number): boolean {
  return /[\da-fA-F]/.test(lowByte(code));
}

/** The code unit that four hexadecimal digits stand for; NaN if they are none. */
export function codeOfHexDigits(digits: string): number {
  return Number.parseInt(Array.from(digits, (digit) => lowByte(digit.charCodeAt(0))).join(""), 16);
}

function lowByte(code: number): string {
  return String.fromCharCode(code & 0xff);
}
