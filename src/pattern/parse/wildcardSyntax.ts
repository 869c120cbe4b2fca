import type { PatternReading } from "./patternReading";
import { reject } from "./patternReading";
import { stringSpan } from "./stringSpan";

/** What is wrong with a wildcard, and where: in UTF-16 units of the string's value. */
export interface WildcardFault {
  readonly kind: "consecutive" | "escape";
  readonly index: number;
}

/**
 * The first thing that EventBridge rejects in a wildcard, or undefined. `*` stands for any characters; `\*` and `\\`
 * for a star and a backslash; two stars in a row, and a backslash before anything else, are faults.
 *
 * Source: event-ruler's WildcardParser.
 */
export function wildcardFault(value: string): WildcardFault | undefined {
  for (let index = 0; index < value.length; index++) {
    const character = value[index];
    const next = value[index + 1];
    if (character === "*") {
      if (next === "*") return { kind: "consecutive", index };
    } else if (character === "\\") {
      if (next !== "*" && next !== "\\") return { kind: "escape", index };
      index++;
    }
  }
  return undefined;
}

/** Reports what is wrong with a wildcard whose string literal starts at `start`; returns whether anything is. */
export function rejectWildcard(reading: PatternReading, value: string, start: number): boolean {
  reading.census.wildcards++;
  const fault = wildcardFault(value);
  if (fault === undefined) return false;
  const { kind, index } = fault;
  // EventBridge counts bytes, and the opening quote with them.
  const position = 1 + byteLength(value.slice(0, index));
  const length = Math.min(2, value.length - index);
  const span = stringSpan(reading.reader.text, start, index, length);
  const data = { kind, value };
  if (kind === "consecutive") {
    const message = "Two stars in a row are not allowed. Write one, which matches any number of characters.";
    reject(
      reading,
      "invalid-wildcard",
      `Consecutive wildcard characters at pos ${position}`,
      span,
      message,
      data,
    );
  } else {
    const message =
      "In a wildcard, a backslash is only allowed before a star or another backslash. For a literal backslash write \\\\\\\\ in JSON.";
    reject(reading, "invalid-wildcard", `Invalid escape character at pos ${position}`, span, message, data);
  }
  return true;
}

/** Bytes of a string in UTF-8; half a surrogate pair counts one, for the `?` that Java writes in its place. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80 || (code >= 0xd800 && code < 0xe000)) bytes += 1;
    else bytes += code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
