import type { PartText, TextMatcher, UnknownAsk, UnknownMatcher } from "../pattern";
import { shownText } from "../shownText";
import type { PatternReading } from "./patternReading";
import type { Span } from "../../base/span";

/** A stretch of a pattern's text in whose place something will stand that is not known yet. */
export interface UnknownPart {
  /** A string literal with its quotes, or a piece of one between them. */
  readonly span: Span;
  /** What stands there in the host's own words: `Stage`. */
  readonly expression: string;
  /**
   * - `text`: a string (where values are listed, one or several), in a key a part of it.
   * - `anything`: whatever JSON allows there, such as the array or object of a field: `detail: var.detail`.
   * - `many`: several of what stands around it, or none. Of an array they are elements (`[...names, "x"]`), of `$or`
   *   branches. A key that is one stands for further fields (`...common`); the value behind it is not looked at.
   */
  readonly holds: "text" | "anything" | "many";
  /**
   * Of fields: whether they are read as though they stood first in their object, so that the known ones replace them,
   * as YAML merges. Else the later one replaces the earlier, as in JavaScript and HCL.
   */
  readonly yields?: true;
}

/** The part that is the whole of the current token, which must be a string that is unknown from quote to quote. */
export function wholeUnknown({ reader, unknowns }: PatternReading): UnknownPart | undefined {
  if (unknowns === undefined || reader.token !== "string") return undefined;
  const { start } = reader;
  const part = unknowns[firstFrom(unknowns, start)];
  if (part?.span.offset !== start) return undefined;
  reader.stringValue();
  return start + part.span.length === reader.at ? part : undefined;
}

/** The first part that a key has, which is the reader's current one, or is; undefined where all of it is known. */
export function partOfName({ reader, unknowns }: PatternReading): UnknownPart | undefined {
  if (unknowns === undefined) return undefined;
  const part = unknowns[firstFrom(unknowns, reader.nameStart)];
  return part !== undefined && part.span.offset < reader.nameEnd ? part : undefined;
}

/** The part in whose place elements of an array stand, where that is the current token. */
export function unknownElements(reading: PatternReading): UnknownPart | undefined {
  const whole = wholeUnknown(reading);
  return whole === undefined || whole.holds === "text" ? undefined : whole;
}

/** The current token, a string, as a text with holes; undefined where all of it is known. */
export function partText({ reader, unknowns }: PatternReading): PartText | undefined {
  if (unknowns === undefined) return undefined;
  const { start } = reader;
  const value = reader.stringValue();
  const pieces: string[] = [];
  const expressions: string[] = [];
  let from = 0;
  let offset = start + 1;
  let units = 0;
  /** How many units of the value stand before an offset. */
  const unitsBefore = (end: number): number => {
    for (; offset < end; units++) {
      offset += reader.text[offset] !== "\\" ? 1 : reader.text[offset + 1] === "u" ? 6 : 2;
    }
    return units;
  };
  for (let index = firstFrom(unknowns, start); ; index++) {
    const part = unknowns[index];
    if (part === undefined || part.span.offset >= reader.at) break;
    pieces.push(value.slice(from, unitsBefore(part.span.offset)));
    expressions.push(part.expression);
    from = unitsBefore(Math.min(part.span.offset + part.span.length, reader.at - 1));
  }
  return expressions.length === 0 ? undefined : { pieces: [...pieces, value.slice(from)], expressions };
}

/** The matcher that a string is in a field's array; undefined where all of it is known. */
export function unknownString(reading: PatternReading): UnknownMatcher | undefined {
  const elements = unknownElements(reading);
  if (elements !== undefined) return unknownMatcher([elements.expression], { kind: "anything" });
  const text = partText(reading);
  return text && unknownText({ kind: "string", value: "" }, text);
}

/** A matcher whose operand is a text with holes. */
export function unknownText(matcher: TextMatcher, text: PartText): UnknownMatcher {
  return unknownMatcher(text.expressions, {
    kind: "text",
    text,
    shown: { ...matcher, value: shownText(text) },
  });
}

/** A matcher of which only `asks` is known. */
export function unknownMatcher(expressions: readonly string[], asks: UnknownAsk): UnknownMatcher {
  return { kind: "unknown", expressions, asks };
}

/** The index of the first part that starts at an offset or behind it; parts are in the order of the text. */
function firstFrom(parts: readonly UnknownPart[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.span.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
