import { assertNever } from "../../base/assertNever";
import { isExactText } from "../../pattern/values/exactText";
import type { MatcherKind } from "../../pattern/pattern";
import type { Condition, MatchPlan, PlannedLeaf } from "../matchPlan";
import { compileWildcard } from "../../pattern/values/wildcard";

/** What the JSON text of an event contains: a text, each of several things, or at least one of them. */
export type RequiredTexts =
  | { readonly kind: "text"; readonly text: string; readonly isKey: boolean }
  | { readonly kind: "all" | "any"; readonly parts: readonly RequiredTexts[] };

/** More alternatives than this cost more to look for than they save: of one leaf, and with those inside them. */
const MAX_ALTERNATIVES = 4;
const MAX_TEXTS = 12;
/** Of what must all be there, so much is looked for. */
const MAX_REQUIRED = 4;
/** In characters. */
const SHORTEST = 3;
const LONGEST = 200;

/**
 * What the JSON text of an event must contain to match, the most telling first; undefined where nothing is known. It
 * holds for events in which no character is written as `\uXXXX`, and where a text contains a slash, no slash as `\/`.
 * Texts have no character that JSON always escapes, nor one that UTF-8 cannot carry.
 */
export function requiredTexts(plan: MatchPlan): RequiredTexts | undefined {
  return inCondition(plan.condition, plan);
}

/** Texts of which at least one is there wherever all that is required is: the most telling such set. */
export function coverOf(required: RequiredTexts): readonly string[] {
  return [...new Set(coverTexts(required).map(({ text }) => text))];
}

function coverTexts(required: RequiredTexts): readonly (RequiredTexts & { kind: "text" })[] {
  if (required.kind === "text") return [required];
  const parts = required.kind === "all" ? required.parts.slice(0, 1) : required.parts;
  return parts.flatMap(coverTexts);
}

/** What is still to be looked for where one text of the cover has been found; undefined where that is nothing. */
export function beyondCover(required: RequiredTexts): RequiredTexts | undefined {
  if (required.kind === "text") return undefined;
  if (required.kind === "any")
    return required.parts.every(({ kind }) => kind === "text") ? undefined : required;
  const [first, ...others] = required.parts;
  return all([(first && beyondCover(first)) ?? [], others].flat());
}

function inCondition(condition: Condition, plan: MatchPlan): RequiredTexts | undefined {
  switch (condition.kind) {
    case "unknown":
      return undefined;
    case "leaf":
      return ofLeaf(condition.leaf, plan);
    case "all":
      return all(condition.parts.flatMap((part) => inCondition(part, plan) ?? []));
    case "any":
      return any(condition.parts.map((part) => inCondition(part, plan)));
    default:
      return assertNever(condition);
  }
}

function all(parts: readonly RequiredTexts[]): RequiredTexts | undefined {
  const each = parts.flatMap((part) => (part.kind === "all" ? part.parts : part));
  return each.length < 2 ? each[0] : { kind: "all", parts: each.sort(byTelling).slice(0, MAX_REQUIRED) };
}

function any(parts: readonly (RequiredTexts | undefined)[]): RequiredTexts | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  if (known.flatMap(textsIn).length > MAX_TEXTS) return undefined;
  return known.length < 2 ? known[0] : { kind: "any", parts: known };
}

/** Every text that is looked for. */
export function textsIn(required: RequiredTexts): readonly string[] {
  return required.kind === "text" ? [required.text] : required.parts.flatMap(textsIn);
}

/** Fewer texts tell more than several of which one is there; values more than keys; long ones more than short ones. */
function byTelling(one: RequiredTexts, other: RequiredTexts): number {
  const [left, right] = [coverTexts(one), coverTexts(other)];
  return left.length - right.length || keys(left) - keys(right) || shortest(right) - shortest(left);
}

function keys(texts: readonly { readonly isKey: boolean }[]): number {
  return texts.filter(({ isKey }) => isKey).length;
}

function shortest(texts: readonly { readonly text: string }[]): number {
  return Math.min(...texts.map(({ text }) => text.length));
}

/** The values that a leaf wants, or else the end of the key that leads to it. */
function ofLeaf({ leaf, test, path, field }: PlannedLeaf, plan: MatchPlan): RequiredTexts | undefined {
  const isOverridden = plan.overlaps && (plan.leavesOfPath[path]?.length ?? 0) > 1;
  if (test.absent || isOverridden) return undefined;
  const values = leaf.matchers.slice(0, MAX_ALTERNATIVES + 1).map(ofMatcher);
  const texts = [...new Set(values)];
  if (!texts.includes(undefined) && texts.length <= MAX_ALTERNATIVES)
    return any(texts.map((text) => (text === undefined ? text : { kind: "text", text, isKey: false })));
  const key = longestPlain(field.path.slice(field.path.lastIndexOf(".") + 1), false, true);
  return key === undefined ? undefined : { kind: "text", text: key, isKey: true };
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
    case "unknown":
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
