import type { ByteText } from "./byteText";
import { findBetween, finderBy, needleOf } from "./findBytes";
import type { Finder, Needle } from "./findBytes";
import { LINE_FEED } from "./jsonBytes";
import { beyondCover, coverOf, textsIn } from "./requiredTexts";
import type { RequiredTexts } from "./requiredTexts";

/** Which lines of a buffer may match, told without reading them as JSON. */
export interface LineFilter {
  /** A line must have all of them. The most telling first, as far as that can be known without the lines. */
  readonly parts: readonly RequiredTexts[];
  readonly needles: ReadonlyMap<string, Needle>;
  /** An escape that can spell a character of the texts; a line that has it may have them. Undefined: any escape. */
  readonly escape: Needle | undefined;
}

/** The filter that required texts amount to. */
export function lineFilter(required: RequiredTexts): LineFilter {
  const texts = textsIn(required);
  return {
    parts: required.kind === "all" ? required.parts : [required],
    needles: new Map(texts.map((text) => [text, needleOf(text)])),
    // Of the characters that the texts can have JSON lets only the slash be escaped without its number.
    escape: texts.some((text) => text.includes("/")) ? undefined : needleOf("\\u"),
  };
}

/**
 * Calls `visit` with every line that the filter lets pass, in order; blank lines may be among them. The last line
 * need not end in a line feed. `backslash` gives where a backslash next stands. Where the filter lets most lines pass
 * it is not asked for a while, since asking costs time too.
 */
export function forCandidateLines(
  text: ByteText,
  filter: LineFilter | undefined,
  backslash: Finder,
  visit: (start: number, end: number) => void,
): void {
  const { length } = text.bytes;
  const lineEnd = finderBy((from) => text.findByte(LINE_FEED, from), length);
  const nextCandidate = filter && candidateFinder(text, filter, lineEnd, backslash);
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
    if (passed > (from - windowStart) * MAX_PASSING) unfilteredTo = from + WINDOW * UNFILTERED_WINDOWS;
    windowStart = from;
    passed = 0;
  }
}

/** After how many bytes it is decided whether the filter is worth asking, and for how many windows it is not. */
const WINDOW = 1 << 16;
const UNFILTERED_WINDOWS = 64;

/** The share of bytes in lines that pass from which on the filter is not worth asking. */
const MAX_PASSING = 0.7;

interface Line {
  readonly start: number;
  readonly end: number;
}

/** Gives the first line that the filter lets pass of those that start at or after an offset, itself a line's start. */
function candidateFinder(
  text: ByteText,
  { parts, needles, escape }: LineFilter,
  lineEnd: Finder,
  backslash: Finder,
): (from: number) => Line | undefined {
  const { bytes } = text;
  const { length } = bytes;
  const isIn = (needle: Needle): LineTest => {
    return (start, end) => findBetween(bytes, needle, start, end) >= 0;
  };
  // What can be found fast is looked for beyond the line, and remembered; the finders would lose that in a sample.
  const isInSample = new Map([...needles].map(([each, needle]) => [each, isIn(needle)]));
  const [first, ...others] = mostTellingFirst(parts, isInSample, bytes);
  const covering = new Set(first === undefined ? [] : coverOf(first));

  const finders: Finder[] = [];
  const isInLine = new Map<string, LineTest>();
  for (const [each, needle] of needles) {
    const find = text.fastFinder(needle);
    if (find === undefined && !covering.has(each)) isInLine.set(each, isIn(needle));
    else {
      const finder = finderBy(find ?? ((from) => text.find(needle, from)), length);
      if (covering.has(each)) finders.push(finder);
      isInLine.set(each, (start, end) => finder(start) < end);
    }
  }
  const rest = first && beyondCover(first);
  const tests = (rest === undefined ? others : [rest, ...others]).map((part) => lineTest(part, isInLine));
  const nextEscape = escape && finderBy((from) => text.find(escape, from), length);

  return (from) => {
    for (let position = from; ;) {
      const slash = backslash(position);
      const escaped = slash < length && nextEscape !== undefined ? nextEscape(slash) : slash;
      let hit = escaped;
      for (const finder of finders) hit = Math.min(hit, finder(position));
      if (hit >= length) return undefined;
      const start = text.findLastByte(LINE_FEED, hit) + 1;
      const end = lineEnd(hit);
      if (escaped < end || tests.every((test) => test(start, end))) return { start, end };
      position = end + 1;
    }
  };
}

/** Whether a line from an offset to another has something. To be asked of lines one after another. */
type LineTest = (start: number, end: number) => boolean;

/** The test for something required, from those for its texts. */
function lineTest(required: RequiredTexts, texts: ReadonlyMap<string, LineTest>): LineTest {
  if (required.kind === "text") return texts.get(required.text) ?? (() => true);
  const tests = required.parts.map((part) => lineTest(part, texts));
  return required.kind === "all"
    ? (start, end) => tests.every((test) => test(start, end))
    : (start, end) => tests.some((test) => test(start, end));
}

/** So many bytes of a buffer tell which parts few of its lines have, where the buffer is far larger. */
const SAMPLE = 1 << 16;
const WORTH_A_SAMPLE = 8 * SAMPLE;

/** The parts of a filter, those first that fewest lines have. */
function mostTellingFirst(
  parts: readonly RequiredTexts[],
  texts: ReadonlyMap<string, LineTest>,
  bytes: Uint8Array,
): readonly RequiredTexts[] {
  if (parts.length < 2 || bytes.length < WORTH_A_SAMPLE) return parts;
  const counted = parts.map((part) => ({ part, isIn: lineTest(part, texts), lines: 0 }));
  for (let start = 0; start < SAMPLE;) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || end > WORTH_A_SAMPLE) break;
    for (const each of counted) if (each.isIn(start, end)) each.lines++;
    start = end + 1;
  }
  return counted.sort((one, other) => one.lines - other.lines).map(({ part }) => part);
}
