import { describeCharacter } from "./sourceLocation";

/** A number or word that is not JSON, as EventBridge's reader reports it. */
export interface BadScalar {
  /** The reader's own words, without position. */
  readonly reason: string;
  /** The offset whose line and column the reader reports. */
  readonly location: number;
  /** How far it has read when it gives up. */
  readonly at: number;
  readonly message: string;
}

/** What EventBridge's reader expects where a value must stand. */
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

const IDENTIFIER_START = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}]$/u;
// eslint would have the ranges escaped as they are: Java counts these control characters as part of identifiers.
const IDENTIFIER_PART =
  /^[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}\u0000-\u0008\u000e-\u001b\u007f-\u009f]$/u;
const LONGEST_QUOTED_TOKEN = 256;

/**
 * Where the JSON number at `start` ends, or why it is none.
 *
 * Source: Jackson's _parseUnsignedNumber, _parseSignedNumber and _parseNumber2. Their positions differ: a number that
 * starts with a zero or reaches the end of the text is read with care, any other only up to its first `.` or `e`.
 */
export function readNumber(text: string, start: number): number | BadScalar {
  let at = start;
  const negative = text[at] === "-";
  if (negative) {
    at++;
    if (at >= text.length) return endOfText(at, "No digit following sign");
    if (!isDigit(text, at)) return badSign(text, at);
  }
  if (text[at] === "0" && isDigit(text, at + 1)) {
    return {
      reason: "Invalid numeric value: Leading zeroes not allowed",
      location: at + 1,
      at: at + 1,
      message: "A number must not start with 0. Remove the leading zeros, or write the value in quotes.",
    };
  }
  const careful = text[at] === "0";
  at = digitsEnd(text, at);
  let mark = -1;
  if (text[at] === ".") {
    mark = at;
    const from = ++at;
    at = digitsEnd(text, at);
    if (at === from) return incomplete(text, at, careful, mark, "Decimal point not followed by a digit");
  }
  if (text[at] === "e" || text[at] === "E") {
    if (mark < 0) mark = at;
    at++;
    if (text[at] === "-" || text[at] === "+") at++;
    if (at >= text.length) return endOfText(at, "expected a digit for number exponent");
    const from = at;
    at = digitsEnd(text, at);
    if (at === from) return incomplete(text, at, careful, mark, "Exponent indicator not followed by a digit");
  }
  return at;
}

function incomplete(text: string, at: number, careful: boolean, mark: number, reason: string): BadScalar {
  const ended = at >= text.length;
  const seen = ended ? at - 1 : at;
  const read = careful || ended ? seen + 1 : mark + 1;
  return {
    reason: `Unexpected character (${describeCharacter(text.charCodeAt(seen))}) in numeric value: ${reason}`,
    location: read - 1,
    at: read,
    message: "This number is not complete: a digit must follow.",
  };
}

function badSign(text: string, at: number): BadScalar {
  if (text[at] === ".") return badValue(text, at);
  return infinity(text, at, "-") ?? unexpectedInNumber(at, text.charCodeAt(at), NO_DIGIT);
}

/** A `+` where a value should be, at `start`. */
function plusSign(text: string, start: number): BadScalar {
  const at = start + 1;
  if (at >= text.length) return endOfText(at, " in a Number value");
  return infinity(text, at, "+") ?? plus(at);
}

const NO_DIGIT = "expected digit (0-9) to follow minus sign, for valid numeric value";
const NO_PLUS =
  "JSON spec does not allow numbers to have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow";

function plus(at: number): BadScalar {
  return unexpectedInNumber(at, "+".charCodeAt(0), NO_PLUS);
}

function infinity(text: string, at: number, sign: string): BadScalar | undefined {
  if (text[at] !== "I") return undefined;
  if (at + 1 >= text.length) return endOfText(at + 1, " in a Number value");
  if (text[at + 1] === "N") return nonStandard(text, at + 2, `${sign}INF`, 3);
  if (text[at + 1] === "n") return nonStandard(text, at + 2, `${sign}Infinity`, 3);
  return sign === "+" ? plus(at + 1) : unexpectedInNumber(at + 1, text.charCodeAt(at + 1), NO_DIGIT);
}

function unexpectedInNumber(at: number, code: number, reason: string): BadScalar {
  return {
    reason: `Unexpected character (${describeCharacter(code)}) in numeric value: ${reason}`,
    location: at,
    at: at + 1,
    message: "This is not a JSON number. Write digits, with at most one minus sign before them.",
  };
}

/** Where the word `true`, `false` or `null` at `start` ends, or why it is none of them. */
export function readWord(text: string, start: number): number | BadScalar {
  const word = text[start] === "t" ? "true" : text[start] === "f" ? "false" : "null";
  return matchWord(text, start + 1, word, 1);
}

function matchWord(text: string, start: number, word: string, matched: number): number | BadScalar {
  let at = start;
  for (let index = matched; index < word.length; index++, at++) {
    if (text[at] !== word[index]) return badWord(text, at, word.slice(0, index));
  }
  return isIdentifierPart(text, at) && text.charCodeAt(at) >= 0x30 ? badWord(text, at, word) : at;
}

function nonStandard(text: string, start: number, word: string, matched: number): BadScalar {
  const end = matchWord(text, start, word, matched);
  if (typeof end !== "number") return end;
  return {
    reason: `Non-standard token '${word}': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow`,
    location: end,
    at: end,
    message: `${word} is not a JSON value. Write a number, or write it in quotes.`,
  };
}

/** Why the character at `start` cannot start a value, with the word that it starts if it does. */
export function badValue(text: string, start: number): BadScalar {
  const character = text[start];
  if (character === "N") return nonStandard(text, start + 1, "NaN", 1);
  if (character === "I") return nonStandard(text, start + 1, "Infinity", 1);
  if (character === "+") return plusSign(text, start);
  if (IDENTIFIER_START.test(character ?? "")) return badWord(text, start + 1, character ?? "");
  const reason = `Unexpected character (${describeCharacter(text.charCodeAt(start))}): expected a valid value ${VALUES}`;
  const message =
    character === "'"
      ? "Use double quotes instead of single quotes, as JSON requires."
      : "A value is expected here: a string in double quotes, a number, true, false, null, an array or an object.";
  return { reason, location: start, at: start + 1, message };
}

function badWord(text: string, start: number, matched: string): BadScalar {
  let at = start;
  let word = matched;
  while (isIdentifierPart(text, at)) {
    word += text[at++] ?? "";
    if (word.length < LONGEST_QUOTED_TOKEN) continue;
    word += "...";
    break;
  }
  return {
    reason: `Unrecognized token '${word}': was expecting ${VALUES}`,
    location: at,
    at,
    message: `${word} is not a JSON value. Write strings in double quotes.`,
  };
}

function endOfText(at: number, reason: string): BadScalar {
  return {
    reason: `Unexpected end-of-input${reason}`,
    location: at,
    at,
    message: "The text ends inside a value. Complete it.",
  };
}

function isIdentifierPart(text: string, at: number): boolean {
  return at < text.length && IDENTIFIER_PART.test(text[at] ?? "");
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (isDigit(text, at)) at++;
  return at;
}
