/** Where the number that begins at an offset of a text ends, or -1 where there is none. What follows it is the caller's to judge. */
export function endOfNumber(text: string, from: number): number {
  const whole = text.charCodeAt(from) === MINUS ? from + 1 : from;
  let position = text.charCodeAt(whole) === ZERO ? whole + 1 : endOfDigits(text, whole);
  if (position === whole) return -1;
  if (text.charCodeAt(position) === DOT) {
    const fraction = position + 1;
    position = endOfDigits(text, fraction);
    if (position === fraction) return -1;
  }
  const code = text.charCodeAt(position);
  if (code === LOWER_E || code === UPPER_E) {
    const sign = text.charCodeAt(position + 1);
    const exponent = sign === PLUS || sign === MINUS ? position + 2 : position + 1;
    position = endOfDigits(text, exponent);
    if (position === exponent) return -1;
  }
  return position;
}

function endOfDigits(text: string, from: number): number {
  let position = from;
  for (let code = text.charCodeAt(position); code >= ZERO && code <= NINE; code = text.charCodeAt(position))
    position++;
  return position;
}

/** Whether a text is a number as JSON writes it, and nothing else. */
export function isJsonNumber(text: string): boolean {
  return text !== "" && endOfNumber(text, 0) === text.length;
}

const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const LOWER_E = 0x65;
const UPPER_E = 0x45;
