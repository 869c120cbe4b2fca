import { comparableNumber } from "../pattern/values/comparableNumber";
import type { MatcherKind } from "../pattern/pattern";
import type { FlatValue } from "./flatEvent";

/** More values than this are not listed in a leaf while anything else would do. */
export const maxListed = 10;

/** A shared beginning is worth a `prefix` from this length on. */
const shortestPrefix = 4;

/**
 * A `prefix` that all values begin with, where it ends a word of theirs (`orders-`, `/prod/`); undefined where a value
 * is no string, one is nothing but the prefix, or too little is shared.
 */
export function prefixOf(values: readonly FlatValue[]): MatcherKind | undefined {
  const texts = values.flatMap(({ exact }) => (exact.kind === "string" ? [exact.value] : []));
  const [first] = texts;
  if (first === undefined || texts.length < Math.max(2, values.length)) return undefined;
  let length = 0;
  while (length < first.length && texts.every((text) => text[length] === first[length])) length++;
  while (length > 0 && !/[-_./:#| ]/.test(first[length - 1] ?? "")) length--;
  if (length < shortestPrefix || texts.some((text) => text.length === length)) return undefined;
  return { kind: "prefix", value: first.slice(0, length), ignoreCase: false };
}

/**
 * The numeric range from the least to the greatest of the values, open at an end beyond which `others` have nothing
 * while they have at the other; undefined where not all values are numbers that EventBridge compares, or there are
 * fewer than `fewest`.
 */
export function rangeOf(
  values: readonly FlatValue[],
  others: readonly FlatValue[],
  fewest: number,
): MatcherKind | undefined {
  const numbers = values.map(comparableOf);
  if (values.length < fewest || numbers.includes(undefined)) return undefined;
  const sorted = values.toSorted((one, other) => (comparableOf(one) ?? 0) - (comparableOf(other) ?? 0));
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return undefined;
  const rivals = others.map(comparableOf).filter((number) => number !== undefined);
  const below = rivals.some((number) => number < (comparableOf(least) ?? 0));
  const above = rivals.some((number) => number > (comparableOf(most) ?? 0));
  return {
    kind: "numeric",
    ...(below || !above ? { lower: { text: least.text, inclusive: true } } : {}),
    ...(above || !below ? { upper: { text: most.text, inclusive: true } } : {}),
  };
}

/** An `anything-but` of values; undefined where they are not all strings or all numbers that EventBridge compares. */
export function anythingBut(values: readonly FlatValue[]): MatcherKind | undefined {
  const strings = values.flatMap(({ exact }) => (exact.kind === "string" ? [exact.value] : []));
  if (values.length === 0) return undefined;
  if (strings.length === values.length) {
    return { kind: "anythingBut", excluded: { kind: "strings", values: strings } };
  }
  if (values.some((value) => comparableOf(value) === undefined)) return undefined;
  const texts = values.map(({ text }) => text);
  return { kind: "anythingBut", excluded: { kind: "numbers", texts } };
}

function comparableOf({ exact }: FlatValue): number | undefined {
  return exact.kind === "number" ? comparableNumber(exact.text) : undefined;
}
