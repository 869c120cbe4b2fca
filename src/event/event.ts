import type { Span } from "../base/span";

/**
 * An event as parseEvent read it: the text, and for each of its values in reading order where it stands. A value is
 * named by its index; 0 is the root object. Columns of numbers rather than objects, so that an event of 50 MB fits.
 * Read it with the functions of this file.
 */
export interface Event {
  readonly text: string;
  /** How many values there are, containers included. */
  readonly size: number;
  /** Offset of each value's first character, and of the character after its last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** For each value the index of the value that follows it and everything in it. */
  readonly nexts: Int32Array;
  /** Offset of the opening quote of each value's key and of the character after its closing one; -1 in arrays. */
  readonly keyStarts: Int32Array;
  readonly keyEnds: Int32Array;
}

/** Index of a value of an event. */
export type EventValue = number;

/** The outermost object of an event. */
export const ROOT: EventValue = 0;

export type EventValueKind = "object" | "array" | "string" | "number" | "boolean" | "null";

/** What a value is, by its first character. */
export function valueKind(event: Event, value: EventValue): EventValueKind {
  switch (event.text[column(event.starts, value)]) {
    case "{":
      return "object";
    case "[":
      return "array";
    case '"':
      return "string";
    case "t":
    case "f":
      return "boolean";
    case "n":
      return "null";
    default:
      return "number";
  }
}

/** A value as the event spells it: a string with its quotes and escapes, a number with all its digits. */
export function valueText(event: Event, value: EventValue): string {
  return event.text.slice(column(event.starts, value), column(event.ends, value));
}

/** Where a value stands in the event's text. */
export function valueSpan(event: Event, value: EventValue): Span {
  const offset = column(event.starts, value);
  return { offset, length: column(event.ends, value) - offset };
}

/** What a string value says, its escapes resolved. The value must be a string. */
export function stringValue(event: Event, value: EventValue): string {
  return unescape(event.text.slice(column(event.starts, value) + 1, column(event.ends, value) - 1));
}

/** The key of a member of an object, its escapes resolved. Undefined for the root and for elements of arrays. */
export function keyOf(event: Event, value: EventValue): string | undefined {
  const start = column(event.keyStarts, value);
  return start < 0 ? undefined : unescape(event.text.slice(start + 1, column(event.keyEnds, value) - 1));
}

/** The members of an object or the elements of an array, in the order of the text; nothing for other values. */
export function* childrenOf(event: Event, value: EventValue): Generator<EventValue> {
  const end = afterValue(event, value);
  for (let child = value + 1; child < end; child = afterValue(event, child)) yield child;
}

/**
 * The value that follows a value and everything in it: of a child that is not the last, its next sibling. Where every
 * event is gone through, a loop with it in place of childrenOf takes half the time.
 */
export function afterValue(event: Event, value: EventValue): EventValue {
  return column(event.nexts, value);
}

/** The path of a value: the keys from the root to it joined with dots, as EventBridge joins them. */
export function pathOf(event: Event, value: EventValue): string {
  const keys: string[] = [];
  for (let outer = ROOT; outer !== value;) {
    let inner = outer + 1;
    while (column(event.nexts, inner) <= value) inner = column(event.nexts, inner);
    const key = keyOf(event, inner);
    if (key !== undefined) keys.push(key);
    outer = inner;
  }
  return keys.join(".");
}

/** Whether an object or array has nothing in it. */
export function isEmpty(event: Event, value: EventValue): boolean {
  return column(event.nexts, value) === value + 1;
}

function column(numbers: Int32Array, value: EventValue): number {
  const number = numbers[value];
  if (number === undefined) throw new Error(`The event has no value ${value}.`);
  return number;
}

function unescape(text: string): string {
  return text.includes("\\") ? (JSON.parse(`"${text}"`) as string) : text;
}
