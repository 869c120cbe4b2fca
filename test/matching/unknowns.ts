import fc from "fast-check";
import { parseEvent } from "../../src/event/parseEvent";
import { compilePattern } from "../../src/matching/compilePattern";
import type { Verdict } from "../../src/matching/verdict";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import type { UnknownPart } from "../../src/pattern/parse/unknownParts";

/** A pattern's text with unknown parts, as a host gives it. */
export interface PartlyKnown {
  readonly text: string;
  readonly unknowns: readonly UnknownPart[];
}

/**
 * Reads `«Stage»` as an unknown text, within a string or as one, `«=Stages»` as unknown altogether, `«*names»` as many
 * or none, and `«^common»` as many fields that yield to those that are known.
 */
export function partlyKnown(marked: string): PartlyKnown {
  const unknowns: UnknownPart[] = [];
  let text = "";
  for (const piece of marked.split(/(«[^»]*»)/)) {
    if (!piece.startsWith("«")) text += piece;
    else {
      const isInside = [...text.matchAll(/"/g)].length % 2 === 1;
      const [sign = ""] = /[=*^]/.exec(piece) ?? [];
      const expression = piece.slice(1, -1).replace(sign, "");
      const shown = isInside ? `\${${expression}}` : `"\${${expression}}"`;
      const span = { offset: text.length, length: shown.length };
      const holds = sign === "" ? "text" : sign === "=" ? "anything" : "many";
      unknowns.push({ span, expression, holds, ...(sign === "^" && { yields: true }) });
      text += shown;
    }
  }
  return { text, unknowns };
}

/** The verdict on an event; undefined where EventBridge would not accept the pattern. */
export function verdictOf({ text, unknowns }: PartlyKnown, eventText: string): Verdict | undefined {
  const { pattern } = parsePattern(text, { unknowns });
  const parsed = parseEvent(eventText);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return pattern && compilePattern(pattern).judge(parsed.event);
}

/** A place of a pattern's text that is made unknown: the whole of a literal, or from one character of it to another. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly isWhole: boolean;
}

/** Makes some values of a pattern's text unknown; `seeds` choose which, and what of them. */
export function placesIn(text: string, seeds: readonly number[]): readonly Place[] {
  const literals = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)].filter(
    ({ 0: literal, index }) => text[index + literal.length] !== ":",
  );
  const places = literals.map(({ 0: literal, index }, at): Place | undefined => {
    const seed = seeds[at % seeds.length] ?? 0;
    if (seed % 3 !== 0) return undefined;
    const end = index + literal.length;
    if (!literal.startsWith('"') || literal.includes("\\") || seed % 2 === 0)
      return { start: index, end, isWhole: true };
    const from = index + 1 + (seed % (literal.length - 1));
    return { start: from, end: from + ((seed >> 4) % (end - from)), isWhole: false };
  });
  return places.filter((place) => place !== undefined);
}

/** The text with its places unknown. */
export function withUnknowns(
  text: string,
  places: readonly Place[],
  holds: UnknownPart["holds"],
): PartlyKnown {
  const unknowns: UnknownPart[] = [];
  const made = replaced(text, places, (place, offset, index) => {
    const expression = `x${index}`;
    const shown = place.isWhole ? `"${expression}"` : expression;
    unknowns.push({
      span: { offset, length: shown.length },
      expression,
      holds: place.isWhole ? holds : "text",
    });
    return shown;
  });
  return { text: made, unknowns };
}

/** The text with something in its places: JSON where the place is a whole literal. */
export function filled(
  text: string,
  places: readonly Place[],
  fill: (place: Place, index: number) => string,
): string {
  return replaced(text, places, (place, _offset, index) => fill(place, index));
}

function replaced(
  text: string,
  places: readonly Place[],
  write: (place: Place, offset: number, index: number) => string,
): string {
  let made = "";
  let from = 0;
  places.forEach((place, index) => {
    made += text.slice(from, place.start);
    made += write(place, made.length, index);
    from = place.end;
  });
  return made + text.slice(from);
}

/** Every string that is a value in an event. */
export function stringsOf(eventText: string): readonly string[] {
  const found: string[] = [];
  JSON.parse(eventText, (_key, value: unknown) => {
    if (typeof value === "string") found.push(value);
    return value;
  });
  return found;
}

/** What may stand in a hole of a text. */
export const holeText = fc.constantFrom(
  ...[
    "",
    "a",
    "b",
    "ab",
    "A",
    "é",
    "*",
    "\\",
    "\\*",
    '"',
    "\ud83d",
    "\ude00",
    "😀",
    "ß",
    "SS",
    "1",
    "10.0.0.1",
  ],
  ...["0.1", ":", "::1", "/8", "nowhere"],
);

/** What may stand where nothing is known, as JSON; not all of it is accepted everywhere. */
export const anyJson = fc.constantFrom(
  ...[
    "1",
    "2.5",
    "-0",
    "true",
    "null",
    '"a"',
    '"a","b"',
    '"1"',
    "[1,2]",
    '["a"]',
    "[]",
    '">"',
    '"<="',
    "false",
  ],
  ...['{"prefix":"a"}', '{"suffix":["a"]}', '{"prefix":[]}', '{"exists":false}', '{"exists":true}'],
  ...[
    '{"anything-but":"a"}',
    '{"numeric":[">",0]}',
    '[">",0]',
    '{"equals-ignore-case":"A"}',
    '{"wildcard":"*"}',
  ],
);
