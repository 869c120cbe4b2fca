import { assertNever } from "../../base/assertNever";
import type { Excluded, MatcherKind, NumericBound } from "../../pattern/pattern";

/** Texts in sentences are cut after this many characters. */
const LONGEST_TEXT = 80;

/** How many alternatives a sentence names before it counts the rest. */
const MOST_NAMED = 4;

/** A text for use in a sentence: cut when it is long, line breaks made visible. */
export function shorten(text: string): string {
  const plain = text.slice(0, LONGEST_TEXT + 1).replace(/[\n\r\t]+/g, " ");
  return plain.length <= LONGEST_TEXT ? plain : `${plain.slice(0, LONGEST_TEXT)}…`;
}

/** A string as JSON writes it, cut when it is long. */
export function quote(text: string): string {
  return text.length <= LONGEST_TEXT
    ? JSON.stringify(text)
    : `${JSON.stringify(text.slice(0, LONGEST_TEXT)).slice(0, -1)}…"`;
}

/** What a matcher accepts, to be read after "the pattern wants": `"running"`, `a value that starts with "run"`. */
export function describeMatcher(matcher: MatcherKind): string {
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return quote(matcher.value);
    case "number":
      return shorten(matcher.text);
    case "boolean":
      return String(matcher.value);
    case "null":
      return "null";
    case "prefix":
      return `a value that starts with ${quote(matcher.value)}${anyCase(matcher.ignoreCase)}`;
    case "suffix":
      return `a value that ends with ${quote(matcher.value)}${anyCase(matcher.ignoreCase)}`;
    case "equalsIgnoreCase":
      return `${quote(matcher.value)} in any case`;
    case "wildcard":
      return `a value like ${quote(matcher.value)}`;
    case "exists":
      return matcher.exists ? "any value" : "no value";
    case "cidr":
      return `an IP address in ${shorten(matcher.value)}`;
    case "numeric":
      return `a number ${describeRange(matcher.lower, matcher.upper)}`;
    case "anythingBut":
      return `anything but ${describeExcluded(matcher.excluded)}`;
    default:
      return assertNever(matcher);
  }
}

/** What a leaf accepts, its alternatives joined by "or". */
export function describeMatchers(matchers: readonly MatcherKind[]): string {
  return joinWords(matchers.map(describeMatcher), "or");
}

/** What an `anything-but` leaves out. */
export function describeExcluded(excluded: Excluded): string {
  switch (excluded.kind) {
    case "strings":
      return joinWords(excluded.values.map(quote), "and");
    case "numbers":
      return joinWords(excluded.texts.map(shorten), "and");
    case "prefix":
      return `what starts with ${joinWords(excluded.values.map(quote), "or")}`;
    case "suffix":
      return `what ends with ${joinWords(excluded.values.map(quote), "or")}`;
    case "equalsIgnoreCase":
      return `${joinWords(excluded.values.map(quote), "and")} in any case`;
    case "wildcard":
      return `what looks like ${joinWords(excluded.values.map(quote), "or")}`;
  }
}

/** `a`, `a or b`, `a, b or c`, `a, b, c, d or 3 others`. */
export function joinWords(words: readonly string[], conjunction: "or" | "and"): string {
  const named = words.length > MOST_NAMED + 1 ? words.slice(0, MOST_NAMED) : [...words];
  if (named.length < words.length) named.push(`${words.length - named.length} others`);
  const last = named.pop() ?? "nothing";
  return named.length === 0 ? last : `${named.join(", ")} ${conjunction} ${last}`;
}

function anyCase(ignoreCase: boolean): string {
  return ignoreCase ? " in any case" : "";
}

function describeRange(lower: NumericBound | undefined, upper: NumericBound | undefined): string {
  if (lower?.inclusive === true && upper?.inclusive === true && lower.text === upper.text) {
    return `equal to ${shorten(lower.text)}`;
  }
  const parts: string[] = [];
  if (lower) parts.push(`${lower.inclusive ? "of at least" : "above"} ${shorten(lower.text)}`);
  if (upper) parts.push(`${upper.inclusive ? "of at most" : "below"} ${shorten(upper.text)}`);
  return parts.join(" and ");
}
