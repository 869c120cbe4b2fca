import type { ByteText } from "./byteText";
import { findBetween, finderOf, needleOf } from "./findBytes";
import type { Needle } from "./findBytes";
import { LINE_FEED } from "./jsonBytes";
import type { RequiredTexts } from "./requiredTexts";

/** Which lines of a buffer may match, told without reading them as JSON. */
export interface LineFilter {
  /** For each requirement the needles of which a line must have one. */
  readonly required: readonly (readonly Needle[])[];
  /** What spells a character by an escape; a line that has it may have anything. */
  readonly escape: Needle;
}

/** The filter that required texts amount to; undefined where there are none. */
export function lineFilter(required: readonly RequiredTexts[]): LineFilter | undefined {
  if (required.length === 0) return undefined;
  const hasSlash = required.some((texts) => texts.some((text) => text.includes("/")));
  return {
    required: required.map((texts) => texts.map(needleOf)),
    // Of the characters that the texts can have JSON lets only the slash be escaped without its number.
    escape: needleOf(hasSlash ? "\\" : "\\u"),
  };
}

/**
 * Calls `visit` with every line that the filter lets pass, in order; blank lines may be among them. The last line
 * need not end in a line feed.
 */
export function forCandidateLines(
  text: ByteText,
  filter: LineFilter | undefined,
  visit: (start: number, end: number) => void,
): void {
  const { bytes } = text;
  const lineEnd = finderOf(text, needleOf("\n"));
  if (filter === undefined) {
    for (let start = 0; start < bytes.length;) {
      const end = lineEnd.next(start);
      visit(start, end);
      start = end + 1;
    }
    return;
  }
  const [first = [], ...others] = filter.required;
  const finders = first.map((needle) => finderOf(text, needle));
  const escapes = finderOf(text, filter.escape);
  for (let from = 0; ;) {
    const escape = escapes.next(from);
    const hit = finders.reduce((nearest, finder) => Math.min(nearest, finder.next(from)), escape);
    if (hit >= bytes.length) return;
    let start = hit;
    while (start > from && bytes[start - 1] !== LINE_FEED) start--;
    const end = lineEnd.next(hit);
    const passes = (needles: readonly Needle[]): boolean =>
      needles.some((needle) => findBetween(bytes, needle, start, end) >= 0);
    if (escape < end || others.every(passes)) visit(start, end);
    from = end + 1;
  }
}
