import { assertNever } from "../pattern/assertNever";
import type { MatcherKind } from "../pattern/pattern";
import type { Condition, MatchPlan, PlannedLeaf } from "./matchPlan";
import { isExactText } from "./valueTest";
import { compileWildcard } from "./wildcard";

/** Texts of which every event that matches contains at least one, if it is written without escapes of characters. */
export type RequiredTexts = readonly string[];

/** More alternatives than this cost more to look for than they save. */
const MOST_ALTERNATIVES = 4;
const MOST_REQUIRED = 4;
/** In characters. */
const SHORTEST = 3;
const LONGEST = 200;

/**
 * What the JSON text of an event must contain to match, the most telling first. It holds for events in which no
 * character is written as `\uXXXX`, and where a text contains a slash, no slash as `\/`. Texts have no character that
 * JSON always escapes, nor one that UTF-8 cannot carry.
 */
export function requiredTexts(plan: MatchPlan): readonly RequiredTexts[] {
  return inCondition(plan.condition, plan).sort(byTelling).slice(0, MOST_REQUIRED);
}

function inCondition(condition: Condition, plan: MatchPlan): RequiredTexts[] {
  switch (condition.kind) {
    case "leaf": {
      const texts = ofLeaf(condition.leaf, plan);
      return texts === undefined ? [] : [texts];
    }
    case "all":
      return condition.parts.flatMap((part) => inCondition(part, plan));
    case "any": {
      const best = condition.parts.map((part) => inCondition(part, plan).sort(byTelling)[0]);
      if (best.includes(undefined)) return [];
      const texts = [...new Set(best.flatMap((each) => each ?? []))];
      return texts.length <= MOST_ALTERNATIVES ? [texts] : [];
    }
    default:
      return assertNever(condition);
  }
}

function byTelling(one: RequiredTexts, other: RequiredTexts): number {
  return one.length - other.length || shortest(other) - shortest(one);
}

function shortest(texts: RequiredTexts): number {
  return Math.min(...texts.map((text) => text.length));
}

/** The values that a leaf wants, or else the end of the key that leads to it. */
function ofLeaf({ leaf, test, path, field }: PlannedLeaf, plan: MatchPlan): RequiredTexts | undefined {
  const isOverridden = plan.overlaps && (plan.leavesOfPath[path]?.length ?? 0) > 1;
  if (test.absent || isOverridden) return undefined;
  const values = leaf.matchers.slice(0, MOST_ALTERNATIVES + 1).map(ofMatcher);
  const texts = [...new Set(values.flatMap((text) => text ?? []))];
  if (!values.includes(undefined) && texts.length <= MOST_ALTERNATIVES) return texts;
  const key = longestPlain(field.path.slice(field.path.lastIndexOf(".") + 1), false, true);
  return key === undefined ? undefined : [key];
}

/** A text that is in every string that a matcher accepts. */
function ofMatcher(matcher: MatcherKind): string | undefined {
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return isExactText(matcher) ? longestPlain(matcher.value, true, true) : undefined;
    case "prefix":
      return matcher.ignoreCase ? undefined : longestPlain(matcher.value, true, false);
    case "suffix":
      return matcher.ignoreCase ? undefined : longestPlain(matcher.value, false, true);
    case "wildcard": {
      const { first, middle, last, open } = compileWildcard(matcher.value);
      const parts = [
        longestPlain(first, true, !open),
        ...middle.map((part) => longestPlain(part, false, false)),
      ];
      return longest([...parts, open ? longestPlain(last, false, true) : undefined]);
    }
    case "number":
    case "boolean":
    case "null":
    case "equalsIgnoreCase":
    case "exists":
    case "cidr":
    case "numeric":
    case "anythingBut":
      return undefined;
    default:
      return assertNever(matcher);
  }
}

/** What JSON must escape, and what can come from malformed UTF-8 or unpaired surrogates. */
const NOT_PLAIN = /["\\\ufffd\p{Cc}\p{Surrogate}]/u;

/** The longest piece of a text that is written plainly, with the quotes of the string it starts or ends. */
function longestPlain(text: string, atStart: boolean, atEnd: boolean): string | undefined {
  const pieces = text.split(NOT_PLAIN);
  if (atStart) pieces[0] = `"${pieces[0] ?? ""}`;
  if (atEnd) pieces.push(`${pieces.pop() ?? ""}"`);
  const best = longest(pieces);
  if (best === undefined || best.length < SHORTEST) return undefined;
  return best.length > LONGEST ? Array.from(best).slice(0, LONGEST).join("") : best;
}

function longest(texts: readonly (string | undefined)[]): string | undefined {
  return texts.reduce((best, text) => ((text?.length ?? 0) > (best?.length ?? 0) ? text : best), undefined);
}
