import { valueTest } from "../../matching/valueTest";
import type { Matcher, NumericBound } from "../../pattern/pattern";
import { accepts } from "./chosen";
import { holdsPlaceholder } from "./placeholder";

/** Whether every value that `matcher` accepts is accepted by `other` too. May say no where it is hard to tell. */
export function covers(other: Matcher, matcher: Matcher): boolean {
  if (other.kind === "exists" && other.exists) return matcher.kind !== "exists" || matcher.exists;
  if (isTemplate(other) && isTemplate(matcher)) return false;
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return accepts(other, matcher.value);
    case "number":
      // Patterns in AWS's own documentation list 4 beside 4.0, from when the spelling of a number counted.
      return other.kind === "number" ? other.text === matcher.text : valueTest(other).number(matcher.text);
    case "boolean":
      return matcher.value ? valueTest(other).true : valueTest(other).false;
    case "null":
      return valueTest(other).null;
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
 * `anything-but` excludes is let in beside it, or both `exists` are there.
 */
export function acceptEverything(matchers: readonly Matcher[]): boolean {
  const existence = new Set(
    matchers.flatMap((matcher) => (matcher.kind === "exists" ? [matcher.exists] : [])),
  );
  if (existence.size === 2) return true;
  return matchers.some((matcher) => {
    if (matcher.kind !== "anythingBut") return false;
    const others = matchers.filter(
      (other) => other !== matcher && !(other.kind === "exists" && other.exists),
    );
    return excludedTests(matcher).every((accepted) => others.some(accepted));
  });
}

/** For each value that an `anything-but` excludes, whether a matcher lets it in. */
function excludedTests({
  excluded,
}: Matcher & { readonly kind: "anythingBut" }): readonly ((other: Matcher) => boolean)[] {
  switch (excluded.kind) {
    case "strings":
      return excluded.values.map((value) => (other) => accepts(other, value));
    case "numbers":
      return excluded.texts.map((text) => (other) => valueTest(other).number(text));
    case "prefix":
    case "suffix":
      return excluded.values.map(
        (value) => (other) => other.kind === excluded.kind && value.length > 0 && accepts(other, value),
      );
    case "equalsIgnoreCase":
      return excluded.values.map((value) => (other) => ignoresCase(other) && accepts(other, value));
    case "wildcard":
      return excluded.values.map((value) => (other) => other.kind === "wildcard" && other.value === value);
  }
}
