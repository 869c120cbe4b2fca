import { assertNever } from "../base/assertNever";
import { comparableNumber } from "../pattern/values/comparableNumber";
import { isExactText } from "../pattern/values/exactText";
import { parseCidr, parseIpAddress } from "../pattern/values/ipAddress";
import type { IpRange } from "../pattern/values/ipAddress";
import type {
  Excluded,
  Matcher,
  MatcherKind,
  NumericBound,
  UnknownAsk,
  UnknownExcluded,
} from "../pattern/pattern";
import { foldCase, foldedEnd, foldedStart } from "../pattern/values/foldCase";
import { possibleExclusion, possibleText } from "./unknownTest";
import { compileWildcard, matchesWildcard } from "../pattern/values/wildcard";

/**
 * Whether a value satisfies a matcher, by the value's type. Objects and arrays never come here: EventBridge matches
 * strings, numbers, booleans and null only. `absent` is the answer for a path that has no value at all.
 */
export interface ValueTest {
  /** `value` as the event says it, and as UTF-8 has it: `encoded` has `?` for each unpaired surrogate. */
  readonly string: (value: string, encoded: string) => boolean;
  /** A number as the event spells it. */
  readonly number: (text: string) => boolean;
  readonly true: boolean;
  readonly false: boolean;
  readonly null: boolean;
  readonly absent: boolean;
}

const never = (): boolean => false;
const NOTHING: ValueTest = {
  string: never,
  number: never,
  true: false,
  false: false,
  null: false,
  absent: false,
};

/** The test of what only strings can satisfy. */
function onlyStrings(string: ValueTest["string"]): ValueTest {
  return { string, number: never, true: false, false: false, null: false, absent: false };
}

const always = (): boolean => true;
const EVERYTHING: ValueTest = {
  string: always,
  number: always,
  true: true,
  false: true,
  null: true,
  absent: false,
};

/**
 * How an unknown matcher is read: `sure` accepts what it accepts whatever will stand there, `possible` what it could
 * accept. Of other matchers both readings are the same.
 */
export type Reading = "sure" | "possible";

/** The test of one matcher. Operands are taken as valid: parsePattern has judged them. */
export function valueTest(matcher: MatcherKind, reading: Reading = "sure"): ValueTest {
  switch (matcher.kind) {
    case "string":
      return stringTest(matcher.value);
    case "exactly":
      return onlyStrings((value) => value === matcher.value);
    case "number":
      return { ...NOTHING, number: equalsNumber(matcher.text) };
    case "boolean":
      return { ...NOTHING, [matcher.value ? "true" : "false"]: true };
    case "null":
      return { ...NOTHING, null: true };
    case "prefix":
      return onlyStrings(onEncoded(startsWith(matcher.value, matcher.ignoreCase)));
    case "suffix":
      return onlyStrings(onEncoded(endsWith(matcher.value, matcher.ignoreCase)));
    case "equalsIgnoreCase":
      return onlyStrings(onEncoded(equalsIgnoringCase(matcher.value)));
    case "wildcard":
      return onlyStrings(onEncoded(wildcard(matcher.value)));
    case "exists":
      return matcher.exists ? EVERYTHING : { ...NOTHING, absent: true };
    case "cidr":
      return onlyStrings(inCidr(matcher.value));
    case "numeric":
      return { ...NOTHING, number: inRange(matcher.lower, matcher.upper) };
    case "anythingBut":
      return anythingBut(matcher.excluded);
    case "unknown":
      return reading === "possible" ? possibleTest(matcher.asks) : sureTest(matcher.asks);
    default:
      return assertNever(matcher);
  }
}

/** The test of a leaf: its matchers are alternatives. */
export function anyOf(matchers: readonly Matcher[], reading: Reading = "sure"): ValueTest {
  const [first] = matchers;
  if (matchers.length === 1 && first !== undefined) return valueTest(first, reading);
  const exact = new Set<string>();
  const others: ValueTest[] = [];
  for (const matcher of matchers) {
    if (isExactText(matcher)) exact.add(matcher.value);
    else others.push(valueTest(matcher, reading));
  }
  if (others.length === 0) return onlyStrings(oneOf(exact));
  const strings = others.map((test) => test.string).filter((test) => test !== never);
  if (exact.size > 0) strings.unshift(oneOf(exact));
  const numbers = others.map((test) => test.number).filter((test) => test !== never);
  return {
    string: (value, encoded) => strings.some((test) => test(value, encoded)),
    number: (text) => numbers.some((test) => test(text)),
    true: others.some((test) => test.true),
    false: others.some((test) => test.false),
    null: others.some((test) => test.null),
    absent: others.some((test) => test.absent),
  };
}

/** A text as UTF-8 carries it: each unpaired surrogate becomes `?`. */
export function asEncoded(text: string): string {
  // Nearly all texts have none at all, and asking for that is quicker.
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, "?") : text;
}

function oneOf(values: ReadonlySet<string>): ValueTest["string"] {
  const [only] = values;
  return values.size === 1 ? (value) => value === only : (value) => values.has(value);
}

function onEncoded(test: (encoded: string) => boolean): ValueTest["string"] {
  return (_value, encoded) => test(encoded);
}

function stringTest(operand: string): ValueTest {
  const address = parseIpAddress(operand);
  if (address === undefined) return onlyStrings((value) => value === operand);
  const range = { family: address.family, first: address.value, last: address.value };
  return onlyStrings((value) => isInRange(range, value));
}

/**
 * EventBridge compares prefixes with the value and its closing quote, suffixes with the opening quote and the value.
 * So `{"prefix": "ab\""}` matches "ab", and a lone quote matches the empty string.
 */
function startsWith(operand: string, ignoreCase: boolean): (encoded: string) => boolean {
  const prefix = asEncoded(operand);
  const mayEndInQuote = prefix.endsWith('"');
  if (!ignoreCase) {
    const whole = mayEndInQuote ? prefix.slice(0, -1) : undefined;
    return (encoded) => encoded.startsWith(prefix) || encoded === whole;
  }
  const folded = foldCase(operand);
  return (encoded) => foldedEnd(folded, mayEndInQuote ? `${encoded}"` : encoded, 0) >= 0;
}

function endsWith(operand: string, ignoreCase: boolean): (encoded: string) => boolean {
  const suffix = asEncoded(turnedTwice(operand));
  const mayStartInQuote = suffix.startsWith('"');
  if (!ignoreCase) {
    const whole = mayStartInQuote ? suffix.slice(1) : undefined;
    return (encoded) => encoded.endsWith(suffix) || encoded === whole;
  }
  const folded = foldCase(operand);
  return (encoded) => {
    const text = mayStartInQuote ? `"${encoded}` : encoded;
    return foldedStart(folded, text, text.length) >= 0;
  };
}

/** EventBridge turns a suffix around, and back: halves of surrogate pairs in the wrong order become pairs by that. */
function turnedTwice(suffix: string): string {
  if (!/[\udc00-\udfff][\ud800-\udbff]/.test(suffix)) return suffix;
  const turn = (text: string): string => Array.from(text).reverse().join("");
  return turn(turn(suffix));
}

function equalsIgnoringCase(operand: string): (encoded: string) => boolean {
  const folded = foldCase(operand);
  return (encoded) => foldedEnd(folded, encoded, 0) === encoded.length;
}

function wildcard(operand: string): (encoded: string) => boolean {
  const compiled = compileWildcard(asEncoded(operand));
  return (encoded) => matchesWildcard(compiled, encoded);
}

function inCidr(operand: string): ValueTest["string"] {
  const parsed = parseCidr(operand);
  return parsed.kind === "range" ? (value) => isInRange(parsed.range, value) : never;
}

function isInRange(range: IpRange, value: string): boolean {
  const address = parseIpAddress(value);
  return address?.family === range.family && address.value >= range.first && address.value <= range.last;
}

/** By decimal value where both can be compared, else by identical spelling. */
function equalsNumber(operand: string): ValueTest["number"] {
  const wanted = comparableNumber(operand);
  if (wanted === undefined) return (text) => text === operand;
  return (text) => text === operand || comparableNumber(text) === wanted;
}

function inRange(lower: NumericBound | undefined, upper: NumericBound | undefined): ValueTest["number"] {
  const least = lower && comparableNumber(lower.text);
  const most = upper && comparableNumber(upper.text);
  const withLeast = lower?.inclusive === true;
  const withMost = upper?.inclusive === true;
  return (text) => {
    const value = comparableNumber(text);
    if (value === undefined) return false;
    if (least !== undefined && (withLeast ? value < least : value <= least)) return false;
    return most === undefined || (withMost ? value <= most : value < most);
  };
}

/** Any present value that is not excluded, of whatever type: null is anything but a string. */
function anythingBut(excluded: Excluded): ValueTest {
  switch (excluded.kind) {
    case "strings": {
      const values = new Set(excluded.values.map(asEncoded));
      return { ...EVERYTHING, string: (_value, encoded) => !values.has(encoded) };
    }
    case "numbers": {
      const values = new Set(excluded.texts.map(comparableNumber));
      return { ...EVERYTHING, number: (text) => !isExcludedNumber(values, text) };
    }
    case "prefix":
      return butNone(excluded.values, (operand) => startsWith(operand, false));
    case "suffix":
      return butNone(excluded.values, (operand) => endsWith(operand, false));
    case "equalsIgnoreCase":
      return butNone(excluded.values, equalsIgnoringCase);
    case "wildcard":
      return butNone(excluded.values, wildcard);
  }
}

function possibleTest(asks: UnknownAsk): ValueTest {
  switch (asks.kind) {
    case "anything":
    case "exists":
      return { ...EVERYTHING, absent: true };
    case "text":
      return onlyStrings(possibleText(asks));
    case "numeric":
      return { ...NOTHING, number: inRange(asks.lower, asks.upper) };
    case "anythingBut": {
      const known = asks.excluded === undefined ? [] : knownTexts(asks.excluded);
      if (asks.excluded === undefined || known.length === 0) return EVERYTHING;
      return anythingBut({ kind: asks.excluded.kind, values: known });
    }
    default:
      return assertNever(asks);
  }
}

/** Only an exclusion can be sure to accept anything: what none of its texts can become. */
function sureTest(asks: UnknownAsk): ValueTest {
  if (asks.kind !== "anythingBut" || asks.excluded === undefined) return NOTHING;
  const { kind, values } = asks.excluded;
  const known = possibleTest(asks);
  const tests = values
    .filter(({ expressions }) => expressions.length > 0)
    .map((text) => possibleExclusion(kind, text));
  const string: ValueTest["string"] = (value, encoded) =>
    known.string(value, encoded) && !tests.some((test) => test(value, encoded));
  return { ...known, string };
}

function knownTexts({ values }: UnknownExcluded): readonly string[] {
  return values.flatMap(({ pieces, expressions }) => (expressions.length === 0 ? pieces : []));
}

function butNone(
  operands: readonly string[],
  test: (operand: string) => (encoded: string) => boolean,
): ValueTest {
  // EventBridge's library takes an empty list, and then the matcher is in none of its states: it never matches.
  if (operands.length === 0) return NOTHING;
  const tests = operands.map(test);
  return { ...EVERYTHING, string: (_value, encoded) => !tests.some((excludes) => excludes(encoded)) };
}

function isExcludedNumber(values: ReadonlySet<number | undefined>, text: string): boolean {
  const value = comparableNumber(text);
  return value !== undefined && values.has(value);
}
