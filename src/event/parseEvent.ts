import type { Event } from "./event";
import { eventProblem } from "./eventProblem";
import type { EventProblem } from "./eventProblem";
import { hasTooManyDigits, MAX_DIGITS, MAX_NESTING } from "../json/jsonLimits";
import { endOfNumber } from "../json/jsonNumber";

/** What parseEvent makes of a text. */
export type ParsedEvent =
  { readonly ok: true; readonly event: Event } | { readonly ok: false; readonly problem: EventProblem };

/**
 * Reads an event exactly as EventBridge does: strict JSON whose root is an object; text after the root is ignored;
 * duplicate keys are kept, all of them; numbers keep their spelling. Gives a problem, and never throws, for anything
 * else: no object at all, bad syntax, more than 1,000 levels of nesting, a number of more than 1,000 digits. Time and
 * memory are linear in the text; the
 * text may be as long as a JavaScript string can be.
 *
 * Source: event-ruler's Event with Jackson's default JSON reader.
 */
export function parseEvent(text: string): ParsedEvent {
  const columns = new Columns(text.length);
  const problem = readInto(text, columns);
  return problem === undefined ? { ok: true, event: columns.finish(text) } : { ok: false, problem };
}

/** The growing columns of an Event. */
class Columns {
  size = 0;
  starts: Int32Array;
  ends: Int32Array;
  nexts: Int32Array;
  keyStarts: Int32Array;
  keyEnds: Int32Array;

  constructor(textLength: number) {
    const capacity = Math.min(64 + (textLength >> 4), 1 << 20);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.nexts = new Int32Array(capacity);
    this.keyStarts = new Int32Array(capacity);
    this.keyEnds = new Int32Array(capacity);
  }

  add(start: number, end: number, keyStart: number, keyEnd: number): number {
    const value = this.size++;
    if (value === this.starts.length) this.grow();
    this.starts[value] = start;
    this.ends[value] = end;
    this.nexts[value] = value + 1;
    this.keyStarts[value] = keyStart;
    this.keyEnds[value] = keyEnd;
    return value;
  }

  close(value: number, end: number): void {
    this.ends[value] = end;
    this.nexts[value] = this.size;
  }

  finish(text: string): Event {
    const { size, starts, ends, nexts, keyStarts, keyEnds } = this;
    return { text, size, starts, ends, nexts, keyStarts, keyEnds };
  }

  private grow(): void {
    const grown = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
    this.nexts = grown(this.nexts);
    this.keyStarts = grown(this.keyStarts);
    this.keyEnds = grown(this.keyEnds);
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const BACKSLASH = 0x5c;

function readInto(text: string, columns: Columns): EventProblem | undefined {
  let position = skipBlanks(text, 0);
  if (text.charCodeAt(position) !== OPEN_OBJECT) return notAnObject(text, position);
  const open = new Int32Array(MAX_NESTING);
  open[0] = columns.add(position, -1, -1, -1);
  let depth = 1;
  let first = true;
  position++;
  for (;;) {
    const container = open[depth - 1] ?? 0;
    const inObject = text.charCodeAt(columns.starts[container] ?? 0) === OPEN_OBJECT;
    position = skipBlanks(text, position);
    let code = text.charCodeAt(position);
    if (code === (inObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
      columns.close(container, ++position);
      if (--depth === 0) return undefined;
      first = false;
      continue;
    }
    if (!first) {
      if (code !== COMMA) return unexpected(text, position, inObject ? "a comma or }" : "a comma or ]");
      position = skipBlanks(text, position + 1);
      code = text.charCodeAt(position);
    }
    let keyStart = -1;
    let keyEnd = -1;
    if (inObject) {
      if (code !== QUOTE) return unexpected(text, position, "a key in double quotes");
      keyStart = position;
      keyEnd = endOfString(text, position);
      if (keyEnd < 0) return badString(text, position);
      position = skipBlanks(text, keyEnd);
      if (text.charCodeAt(position) !== COLON) return unexpected(text, position, "a colon after the key");
      position = skipBlanks(text, position + 1);
      code = text.charCodeAt(position);
    }
    first = false;
    if (code === QUOTE) {
      const end = endOfString(text, position);
      if (end < 0) return badString(text, position);
      columns.add(position, end, keyStart, keyEnd);
      position = end;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (depth === MAX_NESTING) return tooDeep(text, position);
      open[depth++] = columns.add(position, -1, keyStart, keyEnd);
      first = true;
      position++;
    } else {
      const end = endOfLiteral(text, position);
      if (end < 0) return unexpected(text, position, "a value");
      if (hasTooManyDigits(position, end, (at) => text.charCodeAt(at))) return tooLong(text, position, end);
      columns.add(position, end, keyStart, keyEnd);
      position = end;
    }
  }
}

function skipBlanks(text: string, from: number): number {
  for (let position = from; ; position++) {
    const code = text.charCodeAt(position);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return position;
  }
}

/** Where the string that opens at `from` ends, or -1. */
function endOfString(text: string, from: number): number {
  for (let position = from + 1; ; position++) {
    const code = text.charCodeAt(position);
    if (code === QUOTE) return position + 1;
    if (code === BACKSLASH) {
      const length = escapeLength(text, position);
      if (length === 0) return -1;
      position += length - 1;
    } else if (!(code >= 0x20)) {
      return -1;
    }
  }
}

/** How many characters the escape at `position` takes; 0 when it is not one of JSON's. */
function escapeLength(text: string, position: number): number {
  switch (text[position + 1]) {
    case '"':
    case "\\":
    case "/":
    case "b":
    case "f":
    case "n":
    case "r":
    case "t":
      return 2;
    case "u":
      return /^[\da-fA-F]{4}$/.test(text.slice(position + 2, position + 6)) ? 6 : 0;
    default:
      return 0;
  }
}

/** Where the number or literal at `position` ends, or -1. What follows it is the caller's to judge. */
function endOfLiteral(text: string, position: number): number {
  if (text.startsWith("true", position) || text.startsWith("null", position)) return position + 4;
  if (text.startsWith("false", position)) return position + 5;
  return endOfNumber(text, position);
}

function notAnObject(text: string, position: number): EventProblem {
  const span = { offset: position, length: position < text.length ? 1 : 0 };
  return eventProblem(text, "notAnObject", "An event must be a JSON object, which starts with {.", span);
}

function syntaxProblem(text: string, offset: number, length: number, message: string): EventProblem {
  return eventProblem(text, "syntax", message, { offset, length });
}

function unexpected(text: string, position: number, wanted: string): EventProblem {
  if (position >= text.length) {
    return syntaxProblem(text, position, 0, `The event ends too early: ${wanted} is missing.`);
  }
  const found = JSON.stringify(String.fromCodePoint(text.codePointAt(position) ?? 0));
  return syntaxProblem(text, position, 1, `Not JSON: ${wanted} is expected here, not ${found}.`);
}

function badString(text: string, from: number): EventProblem {
  for (let position = from + 1; ; position++) {
    const code = text.charCodeAt(position);
    if (Number.isNaN(code)) {
      const message = "The event ends too early: a string is not closed.";
      return syntaxProblem(text, from, position - from, message);
    }
    if (code < 0x20) {
      const message = "Not JSON: escape line breaks, tabs and other control characters in strings.";
      return syntaxProblem(text, position, 1, message);
    }
    if (code !== BACKSLASH) continue;
    const length = escapeLength(text, position);
    if (length === 0) {
      const message =
        'Not JSON: in a string, a backslash must start one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.';
      return syntaxProblem(text, position, Math.min(2, text.length - position), message);
    }
    position += length - 1;
  }
}

function tooDeep(text: string, position: number): EventProblem {
  const message = `The event is nested more than ${MAX_NESTING} levels deep, which is more than EventBridge reads.`;
  return eventProblem(text, "tooDeep", message, { offset: position, length: 1 });
}

function tooLong(text: string, start: number, end: number): EventProblem {
  return syntaxProblem(
    text,
    start,
    end - start,
    `EventBridge reads numbers of at most ${MAX_DIGITS} digits.`,
  );
}
