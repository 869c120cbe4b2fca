/**
 * How EventBridge compares without regard to case: each UTF-16 unit of the operand stands for its lower-case and its
 * upper-case form, either of which may be several characters; the event's text is not folded at all. So `ß` accepts ß
 * and SS but not ss, the Kelvin sign accepts k but k does not accept the Kelvin sign, titlecase ǅ does not accept
 * itself, and a character outside the Basic Multilingual Plane is two units that each became `?`.
 *
 * Source: event-ruler's EqualsIgnoreCaseParser; locale-independent full case mappings.
 */
export interface FoldedText {
  /** For each unit of the operand the spellings that it accepts: one or two. */
  readonly units: readonly (readonly [string] | readonly [string, string])[];
}

/** The operand of an operator that ignores case, ready for comparison. */
export function foldCase(operand: string): FoldedText {
  return { units: Array.from({ length: operand.length }, (_, index) => spellings(operand.charAt(index))) };
}

function spellings(unit: string): readonly [string] | readonly [string, string] {
  if (isSurrogate(unit)) return ["?"];
  const lower = unit.toLowerCase();
  const upper = unit.toUpperCase();
  return lower === upper ? [lower] : [lower, upper];
}

function isSurrogate(unit: string): boolean {
  const code = unit.charCodeAt(0);
  return code >= 0xd800 && code <= 0xdfff;
}

/**
 * Where in `text` the operand ends when it is laid on from `start`, or -1 where it does not fit. No spelling of a unit
 * begins with another spelling of the same unit, so there is never more than one way.
 */
export function foldedEnd(folded: FoldedText, text: string, start: number): number {
  let position = start;
  for (const unit of folded.units) {
    const spelling = unit.find((candidate) => text.startsWith(candidate, position));
    if (spelling === undefined) return -1;
    position += spelling.length;
  }
  return position;
}

/** As foldedEnd, from the end of the text backwards: where the operand starts when it ends at `end`, or -1. */
export function foldedStart(folded: FoldedText, text: string, end: number): number {
  let position = end;
  for (let index = folded.units.length - 1; index >= 0; index--) {
    const spelling = folded.units[index]?.find((candidate) => text.endsWith(candidate, position));
    if (spelling === undefined) return -1;
    position -= spelling.length;
  }
  return position;
}
