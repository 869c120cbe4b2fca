import { assertNever } from "../base/assertNever";
import { COMPARISONS, ignoringCase, PRESENCE, VERBS } from "./operatorWords";
import type { Excluded, MatcherKind, NumericBound, UnknownMatcher } from "./pattern";
import { shownText } from "./shownText";

/** Texts in sentences are cut after this many characters. */
const MAX_TEXT = 80;

/** How many alternatives a sentence names before it counts the rest. */
const MAX_NAMED = 4;

/** Predicates that a sentence names before it counts the rest. */
const MAX_PREDICATES = 8;

/** How a value stands in the sentence, given as JSON: as it is, plain words, or code spans in Markdown. */
export type ShowValue = (json: string) => string;

const asJson: ShowValue = (json) => json;

/** A text for use in a sentence: cut when it is long, line breaks made visible. */
export function shorten(text: string): string {
  const plain = text.slice(0, MAX_TEXT + 1).replace(/[\n\r\t]+/g, " ");
  return plain.length <= MAX_TEXT ? plain : `${plain.slice(0, MAX_TEXT)}…`;
}

/** A string as JSON writes it, cut when it is long. */
export function quote(text: string): string {
  return text.length <= MAX_TEXT
    ? JSON.stringify(text)
    : `${JSON.stringify(text.slice(0, MAX_TEXT)).slice(0, -1)}…"`;
}

/** A value as people say it: a string without its quotes, unless it would read like something else without them. */
export function plainWords(json: string): string {
  const word = /^"([^"\\\s](?:[^"\\]*[^"\\\s])?)"$/.exec(json)?.[1];
  return word === undefined || /^(?:true|false|null|[-+.\d].*)$/.test(word) ? json : word;
}

/** `a`, `a or b`, `a, b or c`, `a, b, c, d or 3 others`. */
export function joinWords(words: readonly string[], conjunction: "or" | "and"): string {
  const named = words.length > MAX_NAMED + 1 ? words.slice(0, MAX_NAMED) : [...words];
  if (named.length < words.length) named.push(`${words.length - named.length} others`);
  const last = named.pop() ?? "nothing";
  return named.length === 0 ? last : `${named.join(", ")} ${conjunction} ${last}`;
}

/** What a matcher accepts, to be read after "the pattern wants": `"running"`, `a value that starts with "run"`. */
export function describeMatcher(matcher: MatcherKind): string {
  switch (matcher.kind) {
    case "string":
    case "exactly":
    case "number":
    case "boolean":
    case "null":
      return plainValue(matcher) ?? "";
    case "prefix":
    case "suffix":
    case "wildcard":
      return `a value that ${describePredicate(matcher, asJson)}`;
    case "equalsIgnoreCase":
      return ignoringCase(quote(matcher.value));
    case "exists":
      return matcher.exists ? "any value" : "no value";
    case "cidr":
      return `an IP address in ${shorten(matcher.value)}`;
    case "numeric":
      return `a number ${describeRange(matcher.lower, matcher.upper, asJson)}`;
    case "anythingBut":
      return `anything but ${describeExcluded(matcher.excluded)}`;
    case "unknown":
      return describeUnknown(matcher, describeMatcher, "");
    default:
      return assertNever(matcher);
  }
}

/** An unknown matcher in the words of the known one that it looks like, with its expressions in their places. */
function describeUnknown(
  { expressions, asks }: UnknownMatcher,
  describe: (shown: MatcherKind) => string,
  before: string,
): string {
  const named = joinWords(expressions.map(shorten), "and");
  switch (asks.kind) {
    case "text":
      return describe(asks.shown);
    case "anything":
    case "exists":
      return `${before}whatever ${named} asks for`;
    case "numeric":
      if (asks.lower === undefined && asks.upper === undefined) return `${before}a number in ${named}`;
      return describe(asks);
    case "anythingBut":
      return asks.excluded === undefined
        ? `${before}anything but ${named}`
        : describe({
            kind: "anythingBut",
            excluded: { kind: asks.excluded.kind, values: asks.excluded.values.map(shownText) },
          });
    default:
      return assertNever(asks);
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
    case "equalsIgnoreCase":
      return ignoringCase(joinWords(excluded.values.map(quote), "and"));
    case "prefix":
    case "suffix":
    case "wildcard":
      return `what ${VERBS[excluded.kind].is} ${joinWords(excluded.values.map(quote), "or")}`;
    default:
      return assertNever(excluded);
  }
}

/**
 * What a leaf matches, as the end of a sentence: `detail.state is running or stopped`,
 * `detail.key starts with a, or is absent`. An empty leaf, which is not valid, `matches nothing`.
 */
export function describeLeaf(
  path: string,
  matchers: readonly MatcherKind[],
  show: ShowValue = plainWords,
): string {
  return `${path} ${predicates(matchers, show)}`;
}

/** What the matchers of a leaf ask of its value, as a predicate: plain values first, in one list. */
function predicates(matchers: readonly MatcherKind[], show: ShowValue): string {
  const plain = matchers.flatMap((matcher) => plainValue(matcher) ?? []);
  const others = matchers.filter((matcher) => plainValue(matcher) === undefined);
  const unnamed = others.length > MAX_PREDICATES + 1 ? others.length - MAX_PREDICATES : 0;
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
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
    case "wildcard":
    case "exists":
    case "cidr":
    case "numeric":
    case "anythingBut":
    case "unknown":
      return undefined;
    default:
      return assertNever(matcher);
  }
}

function describePredicate(matcher: MatcherKind, show: ShowValue): string {
  switch (matcher.kind) {
    case "string":
    case "exactly":
    case "number":
    case "boolean":
    case "null":
      return `is ${show(plainValue(matcher) ?? "")}`;
    case "prefix":
    case "suffix": {
      const phrase = `${VERBS[matcher.kind].is} ${show(quote(matcher.value))}`;
      return matcher.ignoreCase ? ignoringCase(phrase) : phrase;
    }
    case "equalsIgnoreCase":
      return ignoringCase(`${VERBS.equalsIgnoreCase.is} ${show(quote(matcher.value))}`);
    case "wildcard":
      return `${VERBS.wildcard.is} ${show(quote(matcher.value))}`;
    case "exists":
      return matcher.exists ? `${PRESENCE.true}, with any value` : PRESENCE.false;
    case "cidr":
      return `is an IP address in ${show(shorten(matcher.value))}`;
    case "numeric":
      return `is a number ${describeRange(matcher.lower, matcher.upper, show)}`;
    case "anythingBut":
      return `${PRESENCE.true} and ${describeExclusion(matcher.excluded, show)}`;
    case "unknown":
      return describeUnknown(matcher, (shown) => describePredicate(shown, show), "is ");
    default:
      return assertNever(matcher);
  }
}

function describeExclusion(excluded: Excluded, show: ShowValue): string {
  switch (excluded.kind) {
    case "strings":
      return `is not ${listed(excluded.values.map(quote), show)}`;
    case "numbers":
      return `is not ${listed(excluded.texts.map(shorten), show)}`;
    case "equalsIgnoreCase":
      return ignoringCase(`${VERBS.equalsIgnoreCase.isNot} ${listed(excluded.values.map(quote), show)}`);
    case "prefix":
    case "suffix":
    case "wildcard":
      return `${VERBS[excluded.kind].isNot} ${listed(excluded.values.map(quote), show)}`;
    default:
      return assertNever(excluded);
  }
}

function listed(values: readonly string[], show: ShowValue): string {
  return joinWords(values.map(show), "or");
}

/** To be read after "a number": `greater than 0 and at most 100`. */
function describeRange(
  lower: NumericBound | undefined,
  upper: NumericBound | undefined,
  show: ShowValue,
): string {
  if (lower?.inclusive === true && upper?.inclusive === true && lower.text === upper.text) {
    return `${COMPARISONS["="]} ${show(shorten(lower.text))}`;
  }
  const bounds = [
    ...(lower === undefined
      ? []
      : [`${COMPARISONS[lower.inclusive ? ">=" : ">"]} ${show(shorten(lower.text))}`]),
    ...(upper === undefined
      ? []
      : [`${COMPARISONS[upper.inclusive ? "<=" : "<"]} ${show(shorten(upper.text))}`]),
  ];
  return bounds.join(" and ").replace(/^at (least|most)/, "of at $1");
}
