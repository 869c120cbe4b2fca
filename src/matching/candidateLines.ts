import type { ByteText } from "./byteText";
import { findBetween, finderBy, needleOf } from "./findBytes";
import type { Finder, Needle } from "./findBytes";
import { LINE_FEED } from "./jsonBytes";
import type { RequiredTexts } from "./requiredTexts";

/** Which lines of a buffer may match, told without reading them as JSON. */
export interface LineFilter {
  /** For each requirement the needles of which a line must have one. */
  readonly required: readonly (readonly Needle[])[];
  /** What an escape starts with that can spell a character of the needles; a line that has it may have them. */
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
 * need not end in a line feed. Where the filter lets most lines pass it is not asked for a while, since asking costs
 * time too.
 */
export function forCandidateLines(
  text: ByteText,
  filter: LineFilter | undefined,
  visit: (start: number, end: number) => void,
): void {
  const { length } = text.bytes;
  const lineEnd = finderBy((from) => text.findByte(LINE_FEED, from), length);
  const nextCandidate = filter && candidateFinder(text, filter, lineEnd);
  let unfilteredTo = nextCandidate === undefined ? length : 0;
  let windowStart = 0;
  let passed = 0;
  for (let from = 0; from < length;) {
    if (nextCandidate === undefined || from < unfilteredTo) {
      const end = lineEnd(from);
      visit(from, end);
      windowStart = from = end + 1;
      continue;
    }
    const line = nextCandidate(from);
    if (line === undefined) return;
    visit(line.start, line.end);
    from = line.end + 1;
    passed += from - line.start;
    if (from - windowStart < WINDOW) continue;
    if (passed > (from - windowStart) * MOST_PASSING) unfilteredTo = from + WINDOW * UNFILTERED_WINDOWS;
    windowStart = from;
    passed = 0;
  }
}

/** After how many bytes it is decided whether the filter is worth asking, and for how many windows it is not. */
const WINDOW = 1 << 14;
const UNFILTERED_WINDOWS = 64;

/** The share of bytes in lines that pass from which on the filter is not worth asking. */
const MOST_PASSING = 0.7;

interface Line {
  readonly start: number;
  readonly end: number;
}

/** Gives the first line that the filter lets pass of those that start at or after an offset, itself a line's start. */
function candidateFinder(
  text: ByteText,
  filter: LineFilter,
  lineEnd: Finder,
): (from: number) => Line | undefined {
  const { bytes } = text;
  const [first = [], ...others] = filter.required;
  const finderOf = (needle: Needle): Finder => finderBy((from) => text.find(needle, from), bytes.length);
  const finders = first.map(finderOf);
  const escapes = finderOf(filter.escape);
  return (from) => {
    for (let position = from; ;) {
      const escape = escapes(position);
      let hit = escape;
      for (const finder of finders) hit = Math.min(hit, finder(position));
      if (hit >= bytes.length) return undefined;
      let start = hit;
      while (start > position && bytes[start - 1] !== LINE_FEED) start--;
      const end = lineEnd(hit);
      if (escape < end || others.every((needles) => hasOneOf(bytes, needles, start, end)))
        return { start, end };
      position = end + 1;
    }
  };
}

function hasOneOf(bytes: Uint8Array, needles: readonly Needle[], start: number, end: number): boolean {
  return needles.some((needle) => findBetween(bytes, needle, start, end) >= 0);
}
