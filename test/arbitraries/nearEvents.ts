import { parsePattern } from "../../src/pattern/parse/parsePattern";
import type { PatternObject } from "../../src/pattern/pattern";

/** A field that a pattern asks for, and values for it as JSON. */
interface AskedField {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

type Random = (most: number) => number;

/**
 * Texts of events made for a pattern: each has some of the fields that it asks for, with values that it names, that
 * nearly are those, or that are something else, alone or in arrays. None for text that is no pattern.
 */
export function nearEvents(patternText: string, seed: number, count: number): readonly string[] {
  const { root } = parsePattern(patternText);
  if (root === undefined) return [];
  const fields = askedFields(patternText, root);
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const event: Branch = new Map();
    for (const { keys, values } of fields) if (random(5) > 0) put(event, keys, valueOf(values, random));
    return written(event, random);
  });
}

function askedFields(
  text: string,
  { members }: PatternObject,
  outer: readonly string[] = [],
): readonly AskedField[] {
  return members.flatMap((member): readonly AskedField[] => {
    if (member.kind === "or") return member.branches.flatMap((branch) => askedFields(text, branch, outer));
    const keys = [...outer, member.name];
    if (member.value.kind === "object") return askedFields(text, member.value, keys);
    const { offset, length } = member.value.span;
    const operands = text
      .slice(offset, offset + length)
      .match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g);
    const values = (operands ?? []).flatMap((operand) => [operand, ...nearValues(operand)]).filter(isJson);
    return [{ keys, values: [...values, `"other"`] }];
  });
}

/** Values of which some match an operator with this operand, and some only nearly do. */
function nearValues(operand: string): readonly string[] {
  if (!operand.startsWith('"')) return [Number(operand) + 1, Number(operand) - 1].map(String);
  const inner = operand.slice(1, -1);
  return [`"${inner}z"`, `"z${inner}"`, `"${inner.toUpperCase()}"`, `"${inner.replace(/[\\*]+/g, "z")}"`];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function valueOf(values: readonly string[], random: Random): string {
  const pick = (): string => values[random(values.length)] ?? "1";
  const kind = random(8);
  if (kind === 0) return `[${pick()},${pick()}]`;
  return kind === 1 ? "null" : pick();
}

type Branch = Map<string, Branch | string>;

function put(branch: Branch, [key = "", ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    branch.set(key, value);
    return;
  }
  const existing = branch.get(key);
  const inner: Branch = existing instanceof Map ? existing : new Map<string, Branch | string>();
  branch.set(key, inner);
  put(inner, rest, value);
}

/** An object, sometimes as two in an array, each with some of its fields. */
function written(branch: Branch, random: Random, isRoot = true): string {
  const object = (): string =>
    `{${[...branch]
      .filter(() => isRoot || random(6) > 0)
      .map(
        ([key, value]) =>
          `${JSON.stringify(key)}:${typeof value === "string" ? value : written(value, random, false)}`,
      )
      .join(",")}}`;
  return !isRoot && random(6) === 0 ? `[${object()},${object()}]` : object();
}

/** Numbers below a bound, the same for the same seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed | 0;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  };
}
