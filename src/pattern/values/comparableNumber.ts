/**
 * The double that EventBridge compares for a JSON number as written, or undefined where it refuses to compare it.
 * A number is comparable when its nearest double is finite and, written as Java writes doubles, is the very same
 * decimal: `1`, `1.0`, `10e-1` are all 1, `-0` is 0, while 9007199254740993, 1e309 and 0.1234567890123456789 are not
 * comparable. The text must be a JSON number; anything else gives undefined.
 *
 * Source: event-ruler's ComparableNumber.generate. Double.toString is taken as Java 19 and later define it; older
 * versions print a few doubles with one digit more than needed.
 */
export function comparableNumber(text: string): number | undefined {
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  // As both languages write it, but for one digit with an exponent.
  if (text === String(value) && (Number.isSafeInteger(value) || !isOneDigit(text))) return value;
  const written = decimalOf(text);
  if (written === undefined) return undefined;
  const stored = decimalOf(javaText(value));
  if (
    stored?.digits !== written.digits ||
    stored.sign !== written.sign ||
    stored.exponent !== written.exponent
  ) {
    return undefined;
  }
  return value === 0 ? 0 : value;
}

/** Whether no double lies between two, the lower one first. Between the largest negative one and 0 lies -0. */
export function areNeighbours(lower: number, upper: number): boolean {
  return rank(upper) - rank(lower) === 1n;
}

/** The place of a double among all, in their order; 0 has place 0. */
function rank(double: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(double));
  const place = bits.getBigUint64(0);
  return double < 0 ? -place - 1n : place;
}

/** Why a number is not comparable, in EventBridge's own words and without its prefix. */
export function incomparableReason(text: string): string {
  const match = NUMBER.exec(text);
  const overflows = match !== null && exceedsLimits(Number(match[4] ?? "0"), match[3]?.length ?? 0);
  return overflows ? "value exceeds limits" : `Cannot compare number : ${text}`;
}

/** A decimal without leading and trailing zeros: sign · 0.digits · 10^exponent. Zero has no digits. */
interface Decimal {
  readonly sign: "" | "-";
  readonly digits: string;
  readonly exponent: number;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

const MAX_EXPONENT = 2 ** 31 - 1;

/** Java's BigDecimal keeps its exponent in 32 bits and refuses a number that needs more. */
function exceedsLimits(exponent: number, fractionDigits: number): boolean {
  return Math.abs(exponent) > MAX_EXPONENT || Math.abs(exponent - fractionDigits) > MAX_EXPONENT;
}

function decimalOf(text: string): Decimal | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", exponentText = "0"] = match;
  const exponent = Number(exponentText);
  if (exceedsLimits(exponent, fraction.length)) return undefined;
  const all = whole + fraction;
  let first = 0;
  while (first < all.length && all[first] === "0") first++;
  let end = all.length;
  while (end > first && all[end - 1] === "0") end--;
  if (first === end) return { sign: "", digits: "", exponent: 0 };
  return {
    sign: sign === "-" ? "-" : "",
    digits: all.slice(first, end),
    exponent: exponent + whole.length - first,
  };
}

/**
 * The decimal that Java writes for a double: the shortest that reads back as it, but of two digits where one would
 * do, so that the smallest doubles differ from JavaScript's (4.9E-324, not 5e-324).
 */
function javaText(value: number): string {
  const shortest = String(value);
  return isOneDigit(shortest) ? value.toExponential(1) : shortest;
}

/** Whether JavaScript has written a number with one digit, perhaps with an exponent behind it. */
function isOneDigit(text: string): boolean {
  return /^-?\d(?:e|$)/.test(text);
}
