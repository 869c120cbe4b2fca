import { comparableNumber } from "../../pattern/values/comparableNumber";
import type { Matcher, MatcherKind, NumericBound } from "../../pattern/pattern";
import type { PlannedLeaf } from "../matchPlan";
import type { ValueTest } from "../valueTest";
import { asEncoded } from "../valueTest";
import { compileWildcard } from "../../pattern/values/wildcard";

/**
 * A JSON value that satisfies a leaf, as text, or undefined where there is none: a leaf that accepts only an absent
 * value, or a numeric range without a number in it. Matchers in `preferred` are tried first.
 */
export function exampleValue(
  { leaf, test }: PlannedLeaf,
  preferred: readonly Matcher[] = [],
): string | undefined {
  for (const matcher of [...preferred, ...leaf.matchers]) {
    for (const candidate of candidates(matcher)) if (accepts(test, candidate)) return candidate;
  }
  return undefined;
}

/** Whether a test accepts a value given as JSON text without blanks; the value is no object and no array. */
function accepts(test: ValueTest, json: string): boolean {
  if (json.startsWith('"')) {
    const text = JSON.parse(json) as string;
    return test.string(text, asEncoded(text));
  }
  if (json === "null" || json === "true" || json === "false") return test[json];
  return test.number(json);
}

/** Values that are likely to satisfy a matcher, the likeliest first. */
function candidates(matcher: MatcherKind): readonly string[] {
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return [JSON.stringify(matcher.value)];
    case "number":
      return [matcher.text];
    case "boolean":
      return [String(matcher.value)];
    case "null":
      return ["null"];
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
      return spellings(matcher.value).map((text) => JSON.stringify(text));
    case "wildcard": {
      const { first, middle, last } = compileWildcard(matcher.value);
      return [JSON.stringify([first, ...middle, last].join(""))];
    }
    case "exists":
      return matcher.exists ? ['""'] : [];
    case "cidr":
      return [JSON.stringify(matcher.value.split("/")[0])];
    case "numeric":
      return numbersIn(matcher.lower, matcher.upper);
    case "unknown":
      return [];
    case "anythingBut":
      return ['"other"', '"another"', '""', "0", "1", "null"];
  }
}

function spellings(text: string): readonly string[] {
  const encoded = text.replace(/[\ud800-\udfff]/g, "?");
  const byUnit = (change: (unit: string) => string): string => Array.from(encoded, change).join("");
  return [text, byUnit((unit) => unit.toLowerCase()), byUnit((unit) => unit.toUpperCase())];
}

function numbersIn(lower: NumericBound | undefined, upper: NumericBound | undefined): readonly string[] {
  const least = lower && comparableNumber(lower.text);
  const most = upper && comparableNumber(upper.text);
  const numbers: number[] = [];
  if (least !== undefined) numbers.push(least + 1);
  if (most !== undefined) numbers.push(most - 1);
  if (least !== undefined && most !== undefined) {
    numbers.push((least + most) / 2, Number(((least + most) / 2).toPrecision(15)));
    numbers.push(least + (most - least) / 8, most - (most - least) / 8);
  }
  if (least !== undefined)
    numbers.push(least + Math.abs(least) * Number.EPSILON * 2, least * 2, least / 2, 0);
  if (most !== undefined) numbers.push(most - Math.abs(most) * Number.EPSILON * 2, most * 2, most / 2, 0);
  const spelt = numbers.filter(Number.isFinite).map(String);
  return [lower, upper].flatMap((bound) => (bound?.inclusive === true ? [bound.text] : [])).concat(spelt);
}
