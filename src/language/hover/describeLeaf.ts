import { joinWords, quote, shorten } from "../../matching/explain/describeMatcher";
import { assertNever } from "../../base/assertNever";
import type { Excluded, MatcherKind, NumericBound } from "../../pattern/pattern";

/** Predicates that a sentence names before it counts the rest. */
const maxPhrases = 8;

/** How a value stands in the sentence, given as JSON: plain words by default, code spans in markdown. */
export type ShowValue = (json: string) => string;

/** A value as people say it: a string without its quotes, unless it would read like something else without them. */
export function plainWords(json: string): string {
  const word = /^"([^"\\\s](?:[^"\\]*[^"\\\s])?)"$/.exec(json)?.[1];
  return word === undefined || /^(?:true|false|null|[-+.\d].*)$/.test(word) ? json : word;
}

/**
 * What a leaf matches, as the end of a sentence: `detail.state is running or stopped`,
 * `detail.key begins with a, or is not there`. An empty leaf, which is not valid, `matches nothing`.
 */
export function describeLeaf(
  path: string,
  matchers: readonly MatcherKind[],
  show: ShowValue = plainWords,
): string {
  return `${path} ${predicates(matchers, show)}`;
}

/** What the matchers of a leaf ask of its value, as a predicate: plain values first, in one list. */
function predicates(matchers: readonly MatcherKind[], show: ShowValue = plainWords): string {
  const plain = matchers.flatMap((matcher) => plainValue(matcher) ?? []);
  const others = matchers.filter((matcher) => plainValue(matcher) === undefined);
  const unnamed = others.length > maxPhrases + 1 ? others.length - maxPhrases : 0;
  const phrases = [
    ...(plain.length === 0 ? [] : [`is ${joinWords(plain.map(show), "or")}`]),
    ...others.slice(0, others.length - unnamed).map((matcher) => describePredicate(matcher, show)),
    ...(unnamed > 0 ? [`matches one of ${unnamed} other matchers`] : []),
  ];
  return phrases.length === 0 ? "matches nothing" : phrases.join(", or ");
}

/** The value of a matcher that asks for exactly one, as JSON; undefined for any other. */
function plainValue(matcher: MatcherKind): string | undefined {
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
    default:
      return undefined;
  }
}

function describePredicate(matcher: MatcherKind, show: ShowValue): string {
  const value = (text: string): string => show(quote(text));
  switch (matcher.kind) {
    case "string":
    case "exactly":
    case "number":
    case "boolean":
    case "null":
      return `is ${show(plainValue(matcher) ?? "")}`;
    case "prefix":
      return `begins with ${value(matcher.value)}${anyCase(matcher.ignoreCase)}`;
    case "suffix":
      return `ends with ${value(matcher.value)}${anyCase(matcher.ignoreCase)}`;
    case "equalsIgnoreCase":
      return `is ${value(matcher.value)} in upper or lower case`;
    case "wildcard":
      return `has the form ${value(matcher.value)}`;
    case "exists":
      return matcher.exists ? "is there, with any value" : "is not there";
    case "cidr":
      return `is an IP address in ${show(shorten(matcher.value))}`;
    case "numeric":
      return `is a number ${describeBounds(matcher.lower, matcher.upper, show)}`;
    case "anythingBut":
      return `is there and ${describeExclusion(matcher.excluded, show)}`;
    default:
      return assertNever(matcher);
  }
}

function describeExclusion(excluded: Excluded, show: ShowValue): string {
  const list = (values: readonly string[]): string =>
    joinWords(
      values.map((value) => show(quote(value))),
      "or",
    );
  switch (excluded.kind) {
    case "strings":
      return `is not ${list(excluded.values)}`;
    case "numbers":
      return `is not ${joinWords(
        excluded.texts.map((text) => show(shorten(text))),
        "or",
      )}`;
    case "prefix":
      return `does not begin with ${list(excluded.values)}`;
    case "suffix":
      return `does not end with ${list(excluded.values)}`;
    case "equalsIgnoreCase":
      return `is not ${list(excluded.values)} in upper or lower case`;
    case "wildcard":
      return `does not have the form ${list(excluded.values)}`;
    default:
      return assertNever(excluded);
  }
}

function describeBounds(
  lower: NumericBound | undefined,
  upper: NumericBound | undefined,
  show: ShowValue,
): string {
  if (lower?.inclusive === true && upper?.inclusive === true && lower.text === upper.text) {
    return `equal to ${show(shorten(lower.text))}`;
  }
  return [
    ...(lower === undefined
      ? []
      : [`${lower.inclusive ? "of at least" : "above"} ${show(shorten(lower.text))}`]),
    ...(upper === undefined
      ? []
      : [`${upper.inclusive ? "of at most" : "below"} ${show(shorten(upper.text))}`]),
  ].join(" and ");
}

function anyCase(ignoreCase: boolean): string {
  return ignoreCase ? " in upper or lower case" : "";
}
