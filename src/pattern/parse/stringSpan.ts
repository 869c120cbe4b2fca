import type { Span } from "../../base/span";

/**
 * Where a piece of a string's value stands in the JSON text: `index` and `length` count UTF-16 units of the value, and
 * the literal's opening quote is at `start`. An escape such as `\u002a` is covered as a whole.
 */
export function stringSpan(text: string, start: number, index: number, length: number): Span {
  let at = start + 1;
  let from = at;
  for (let unit = 0; unit < index + length; unit++) {
    if (unit === index) from = at;
    at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
  }
  return { offset: from, length: Math.min(at, text.length) - from };
}
