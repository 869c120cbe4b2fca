import { valueTest, type ValueTest } from "../../../matching/valueTest";
import { isExactText } from "../../../pattern/values/exactText";
import type { Matcher, NumericBound } from "../../../pattern/pattern";
import { holdsPlaceholder } from "./placeholder";
import { remember } from "../../../base/remember";
import type { Steps } from "./steps";

/** The test of a matcher. */
type TestOf = (matcher: Matcher) => ValueTest;

/**
 * Whether every value that `matcher` accepts is accepted by `other` too. May say no where it is hard to tell. `testOf`
 * gives the test of a matcher, for callers that keep them.
 */
export function covers(other: Matcher, matcher: Matcher, testOf: TestOf = valueTest): boolean {
  const accepts = (one: Matcher, text: string): boolean => testOf(one).string(text, text);
  if (other.kind === "exists" && other.exists) return matcher.kind !== "exists" || matcher.exists;
  if (isTemplate(other) && isTemplate(matcher)) return false;
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return accepts(other, matcher.value);
    case "number":
      // Patterns in AWS's own documentation list 4 beside 4.0, from when the spelling of a number counted.
      return other.kind === "number" ? other.text === matcher.text : testOf(other).number(matcher.text);
    case "boolean":
      return matcher.value ? testOf(other).true : testOf(other).false;
    case "null":
      return testOf(other).null;
    case "prefix":
    case "suffix":
      return (
        other.kind === matcher.kind &&
        (other.ignoreCase || !matcher.ignoreCase) &&
        accepts(other, matcher.value)
      );
    case "equalsIgnoreCase":
      return ignoresCase(other) && accepts(other, matcher.value);
    case "wildcard":
    case "cidr":
      return other.kind === matcher.kind && other.value === matcher.value;
    case "numeric":
      return other.kind === "numeric" && reaches(other, matcher);
    case "exists":
      return other.kind === "exists" && other.exists === matcher.exists;
    case "anythingBut":
    case "unknown":
      return false;
  }
}

/** Whether a template tool writes the text that a matcher asks for: what two of them become may differ. */
function isTemplate(matcher: Matcher): boolean {
  return "value" in matcher && typeof matcher.value === "string" && holdsPlaceholder(matcher.value);
}

function ignoresCase(matcher: Matcher): boolean {
  if (matcher.kind === "equalsIgnoreCase") return true;
  return (matcher.kind === "prefix" || matcher.kind === "suffix") && matcher.ignoreCase;
}

interface Range {
  readonly lower?: NumericBound;
  readonly upper?: NumericBound;
}

function reaches(outer: Range, inner: Range): boolean {
  return (
    beyond(outer.lower, inner.lower, (one, other) => one < other) &&
    beyond(outer.upper, inner.upper, (one, other) => one > other)
  );
}

/** Whether the bound `outer` lets through all that `inner` does. */
function beyond(
  outer: NumericBound | undefined,
  inner: NumericBound | undefined,
  further: (one: number, other: number) => boolean,
): boolean {
  if (outer === undefined) return true;
  if (inner === undefined) return false;
  const [one, other] = [Number(outer.text), Number(inner.text)];
  return further(one, other) || (one === other && (outer.inclusive || !inner.inclusive));
}

/**
 * Whether alternatives accept every value together, in such a way that somebody must have meant something else: what an
 * `anything-but` excludes is let in beside it, or both `exists` are there. False where too few steps are left to tell.
 */
export function acceptEverything(matchers: readonly Matcher[], steps: Steps): boolean {
  const existence = new Set(
    matchers.flatMap((matcher) => (matcher.kind === "exists" ? [matcher.exists] : [])),
  );
  if (existence.size === 2) return true;
  const exclusions = matchers.filter((matcher) => matcher.kind === "anythingBut");
  if (exclusions.length === 0) return false;
  const texts = new Set(matchers.flatMap((matcher) => (isExactText(matcher) ? [matcher.value] : [])));
  const others = matchers.filter(
    (matcher) => !isExactText(matcher) && !(matcher.kind === "exists" && matcher.exists),
  );
  const testOf = remember(valueTest);
  return exclusions.some((exclusion) =>
    excludedValues(exclusion, testOf).every(({ text, isLetInBy }) => {
      if (text !== undefined && texts.has(text)) return true;
      return others.some((other) => other !== exclusion && steps.take(1, exclusion.span) && isLetInBy(other));
    }),
  );
}

/** A value that an `anything-but` excludes. */
interface ExcludedValue {
  /** The value, where it is one string rather than all that an operator accepts. */
  readonly text?: string;
  readonly isLetInBy: (other: Matcher) => boolean;
}

function excludedValues(
  { excluded }: Matcher & { readonly kind: "anythingBut" },
  testOf: TestOf,
): readonly ExcludedValue[] {
  const accepts = (other: Matcher, text: string): boolean => testOf(other).string(text, text);
  switch (excluded.kind) {
    case "strings":
      return excluded.values.map((text) => ({ text, isLetInBy: (other) => accepts(other, text) }));
    case "numbers":
      return excluded.texts.map((text) => ({ isLetInBy: (other) => testOf(other).number(text) }));
    case "prefix":
    case "suffix":
      return excluded.values.map((value) => ({
        isLetInBy: (other) => other.kind === excluded.kind && value.length > 0 && accepts(other, value),
      }));
    case "equalsIgnoreCase":
      return excluded.values.map((value) => ({
        isLetInBy: (other) => ignoresCase(other) && accepts(other, value),
      }));
    case "wildcard":
      return excluded.values.map((value) => ({
        isLetInBy: (other) => other.kind === "wildcard" && other.value === value,
      }));
  }
}
