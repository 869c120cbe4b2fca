import { valueTest } from "../../../matching/valueTest";
import { parseIpAddress } from "../../../pattern/values/ipAddress";
import type { Matcher } from "../../../pattern/pattern";
import { covers } from "./coverage";
import { remember } from "../../../base/remember";
import type { Steps } from "./steps";

/** The alternatives of a leaf, prepared for asking which of them accept all that a matcher accepts. */
export interface Alternatives {
  /**
   * The first other alternative that accepts all that the one at `place` does; of two that accept the same, the later
   * is covered. Undefined when there is none, or too few steps are left to tell.
   */
  otherCovering(place: number, steps: Steps): Matcher | undefined;
  /** Whether one of them accepts all that a matcher accepts; false where too few steps are left to tell. */
  cover(matcher: Matcher, steps: Steps): boolean;
}

/** Plain values are found by what they say, so that a list of them takes linear time; only operators are compared. */
export function alternativesOf(matchers: readonly Matcher[]): Alternatives {
  const testOf = remember(valueTest);
  const exclusions = new Set<string>();
  const firstByKey = new Map<string, number>();
  const operators: number[] = [];
  matchers.forEach((matcher, place) => {
    const key = keyOf(matcher);
    if (key === undefined) operators.push(place);
    else if (!firstByKey.has(key)) firstByKey.set(key, place);
    if (matcher.kind === "anythingBut") exclusions.add(JSON.stringify(matcher.excluded));
  });

  /** The places of those that may cover a matcher, in their order. */
  function* candidates(matcher: Matcher): Generator<number> {
    const plain = keysThatCover(matcher).flatMap((key) => firstByKey.get(key) ?? []);
    plain.sort((one, other) => one - other);
    for (const place of operators) {
      while (plain[0] !== undefined && plain[0] < place) yield plain.shift() ?? 0;
      yield place;
    }
    yield* plain;
  }

  function firstCovering(
    matcher: Matcher,
    steps: Steps,
    counts: (candidate: Matcher, place: number) => boolean,
  ): Matcher | undefined {
    for (const place of candidates(matcher)) {
      const candidate = matchers[place];
      if (candidate === matcher) continue;
      if (!steps.take(1, matcher.span)) return undefined;
      if (candidate !== undefined && covers(candidate, matcher, testOf) && counts(candidate, place)) {
        return candidate;
      }
    }
    return undefined;
  }

  return {
    otherCovering(own, steps) {
      const matcher = matchers[own];
      if (matcher === undefined) return undefined;
      return firstCovering(
        matcher,
        steps,
        (candidate, place) => place < own || !covers(matcher, candidate, testOf),
      );
    },
    cover(matcher, steps) {
      if (matcher.kind === "anythingBut" && exclusions.has(JSON.stringify(matcher.excluded))) return true;
      return firstCovering(matcher, steps, () => true) !== undefined;
    },
  };
}

/** What a plain value says; two with one key accept the same. Undefined for an operator. */
export function keyOf(matcher: Matcher): string | undefined {
  switch (matcher.kind) {
    case "exactly":
      return textKey(matcher.value);
    case "string":
      return addressKey(matcher.value) ?? textKey(matcher.value);
    case "number":
      return `number ${matcher.text}`;
    case "boolean":
      return String(matcher.value);
    case "null":
      return "null";
    default:
      return undefined;
  }
}

/** The keys of the plain values that may accept all that a matcher accepts. */
export function keysThatCover(matcher: Matcher): readonly string[] {
  if (matcher.kind === "string" || matcher.kind === "exactly") {
    return [textKey(matcher.value), addressKey(matcher.value) ?? []].flat();
  }
  return [keyOf(matcher) ?? []].flat();
}

function textKey(text: string): string {
  return `text ${text}`;
}

/** A plain value that is an IP address stands for the address, however it is spelt. */
function addressKey(text: string): string | undefined {
  const address = parseIpAddress(text);
  return address && `address ${address.family} ${address.value}`;
}
