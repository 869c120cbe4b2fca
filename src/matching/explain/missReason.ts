import { assertNever } from "../../base/assertNever";
import type { Matcher, MatcherKind } from "../../pattern/pattern";
import { describeExcluded, describeMatcher, joinWords, quote, shorten } from "../../pattern/matcherWords";
import { isJsonNumber } from "../../json/jsonNumber";
import { stringValue, valueKind, valueText } from "../../event/event";
import type { Event, EventValue, EventValueKind } from "../../event/event";
import type { MissReason } from "./explanation";
import type { PlannedLeaf } from "../matchPlan";
import { valueTest } from "../valueTest";
import { asEncoded } from "../valueTest";

/**
 * Why none of `values`, which are at the leaf's path and do not satisfy it, is what the leaf wants; told of the value
 * that comes closest. There must be at least one.
 */
export function rejectionReason(leaf: PlannedLeaf, event: Event, values: readonly EventValue[]): MissReason {
  const [first] = values;
  if (first === undefined) throw new Error("There is no value to be rejected.");
  const { matchers } = leaf.leaf;
  if (matchers.every((matcher) => matcher.kind === "exists"))
    return { kind: "mustNotExist", found: valueText(event, first) };
  for (const reasonOf of [caseReason, numberReason]) {
    for (const value of values) {
      const reason = reasonOf(matchers, event, value);
      if (reason !== undefined) return reason;
    }
  }
  const { value, matcher } = closest(matchers, event, values) ?? { value: first, matcher: undefined };
  const found = valueText(event, value);
  const kind = valueKind(event, value);
  if (!matchers.some((each) => acceptsKind(each, kind))) {
    const expected = joinWords([...new Set(matchers.flatMap(expectedTypes))], "or");
    return { kind: "otherType", expected, found };
  }
  const excluding = matchers.filter((each) => each.kind === "anythingBut");
  if (
    excluding.length > 0 &&
    matchers.every((each) => each.kind === "anythingBut" || !acceptsKind(each, kind))
  ) {
    return {
      kind: "excluded",
      by: excluding.map(({ excluded }) => describeExcluded(excluded)).join("; "),
      found,
    };
  }
  return { kind: "noAlternative", found, ...(matcher && { closest: describeMatcher(matcher) }) };
}

/** Whether a matcher accepts any value of a type at all. */
function acceptsKind(matcher: MatcherKind, kind: EventValueKind): boolean {
  switch (matcher.kind) {
    case "string":
    case "exactly":
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
    case "wildcard":
    case "cidr":
      return kind === "string";
    case "number":
    case "numeric":
      return kind === "number";
    case "boolean":
      return kind === "boolean";
    case "null":
      return kind === "null";
    case "exists":
      return matcher.exists;
    case "anythingBut":
      return true;
    case "unknown":
      return matcher.asks.kind === "text"
        ? acceptsKind(matcher.asks.shown, kind)
        : matcher.asks.kind !== "numeric" || kind === "number";
    default:
      return assertNever(matcher);
  }
}

/** What a matcher expects where a value has another type: the value itself where there is but one, else a type. */
function expectedTypes(matcher: MatcherKind): readonly string[] {
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return [`the string ${quote(matcher.value)}`];
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
    case "wildcard":
      return ["a string"];
    case "cidr":
      return ["an IP address as a string"];
    case "number":
      return [`the number ${shorten(matcher.text)}`];
    case "numeric":
      return ["a number"];
    case "boolean":
      return [String(matcher.value)];
    case "null":
      return ["null"];
    case "exists":
      return matcher.exists ? ["any value"] : ["no value"];
    case "anythingBut":
      return ["anything else"];
    case "unknown":
      return [describeMatcher(matcher)];
    default:
      return assertNever(matcher);
  }
}

/** The matcher of a leaf that a string satisfies but for its case. */
export function matcherButForCase(matchers: readonly Matcher[], text: string): Matcher | undefined {
  return matchers.find((matcher) => {
    const loose = ignoringCase(matcher);
    return loose !== undefined && valueTest(loose).string(text, asEncoded(text));
  });
}

function caseReason(matchers: readonly Matcher[], event: Event, value: EventValue): MissReason | undefined {
  if (valueKind(event, value) !== "string") return undefined;
  const matcher = matcherButForCase(matchers, stringValue(event, value));
  return (
    matcher && { kind: "differsByCase", expected: describeMatcher(matcher), found: valueText(event, value) }
  );
}

function ignoringCase(matcher: MatcherKind): MatcherKind | undefined {
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return { kind: "equalsIgnoreCase", value: matcher.value };
    case "prefix":
    case "suffix":
      return { ...matcher, ignoreCase: true };
    case "number":
    case "boolean":
    case "null":
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

/** A number in the event where the pattern has its digits as a string, or the other way round. */
export function matcherOfOtherSpelling(
  matchers: readonly Matcher[],
  event: Event,
  value: EventValue,
): Matcher | undefined {
  const kind = valueKind(event, value);
  if (kind === "number") {
    const text = valueText(event, value);
    return matchers.find((matcher) => matcher.kind === "string" && valueTest(matcher).string(text, text));
  }
  if (kind !== "string") return undefined;
  const text = stringValue(event, value);
  if (text.length > LONGEST_NUMBER || !isJsonNumber(text)) return undefined;
  return matchers.find(
    (matcher) => (matcher.kind === "number" || matcher.kind === "numeric") && valueTest(matcher).number(text),
  );
}

const LONGEST_NUMBER = 400;

function numberReason(matchers: readonly Matcher[], event: Event, value: EventValue): MissReason | undefined {
  const matcher = matcherOfOtherSpelling(matchers, event, value);
  return (
    matcher && {
      kind: "numberAgainstString",
      expected: describeMatcher(matcher),
      found: valueText(event, value),
    }
  );
}

interface Closest {
  readonly value: EventValue;
  readonly matcher: Matcher;
}

/** How many values and matchers are compared in search of the closest pair. */
const MAX_COMPARED = 2000;

function closest(
  matchers: readonly Matcher[],
  event: Event,
  values: readonly EventValue[],
): Closest | undefined {
  let best: Closest | undefined;
  let bestScore = 0;
  let left = MAX_COMPARED;
  for (const value of values) {
    if (valueKind(event, value) !== "string") continue;
    const text = stringValue(event, value);
    for (const matcher of matchers) {
      if (--left < 0) return best;
      const score = likeness(text, operandOf(matcher));
      if (score > bestScore) {
        bestScore = score;
        best = { value, matcher };
      }
    }
  }
  return best;
}

function operandOf(matcher: MatcherKind): string {
  return "value" in matcher && typeof matcher.value === "string" ? matcher.value : "";
}

/** How much of two texts is the same at both ends, from 0 to 1. Long texts are judged by their beginnings. */
function likeness(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length, 200);
  if (shorter === 0) return 0;
  let same = 0;
  while (same < shorter && one[same] === other[same]) same++;
  let tail = 0;
  while (tail < shorter - same && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return (same + tail) / Math.max(one.length, other.length);
}
