import { MAX_DIGITS, MAX_NESTING } from "../jsonLimits";
import { badValue } from "./jsonScalar";
import { CLOSE_BRACE, COMMA } from "../characters";
import { describeCharacter } from "./sourceLocation";

/** Text that is no JSON: the words of EventBridge's reader, without position, ours, and what a quick fix needs. */
export interface SyntaxProblem {
  readonly reason: string;
  readonly message: string;
  readonly data: { readonly kind: SyntaxProblemKind } & Readonly<Record<string, unknown>>;
}

export type SyntaxProblemKind =
  | "comment"
  | "control-character"
  | "extra-comma"
  | "invalid-escape"
  | "invalid-value"
  | "mismatched-closer"
  | "missing-colon"
  | "missing-comma"
  | "missing-value"
  | "single-quotes"
  | "trailing-comma"
  | "unclosed"
  | "unclosed-string"
  | "unquoted-name";

/** What is open where a problem is met. */
export type Opened = "Object" | "Array";

function unexpected(code: number, expectation: string): string {
  return `Unexpected character (${describeCharacter(code)}): ${expectation}`;
}

export const COMMENT: SyntaxProblem = {
  reason: unexpected(
    0x2f,
    "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
  ),
  message: "Remove the comment: EventBridge rejects comments.",
  data: { kind: "comment" },
};

export function missingComma(code: number, opened: Opened): SyntaxProblem {
  return {
    reason: unexpected(code, `was expecting comma to separate ${opened} entries`),
    message: "A comma is missing before this.",
    data: { kind: "missing-comma" },
  };
}

/** A comma or closing bracket, at `at`, where an entry should be. */
export function missingEntry(text: string, at: number, opened: Opened): SyntaxProblem {
  const code = text.charCodeAt(at);
  const reason =
    opened === "Object"
      ? unexpected(code, "was expecting double-quote to start field name")
      : misplacedReason(text, at);
  return code === COMMA
    ? { reason, message: "Remove this comma, or add an entry before it.", data: { kind: "extra-comma" } }
    : {
        reason,
        message: "Remove this comma: nothing follows it, and EventBridge reads strict JSON.",
        data: { kind: "trailing-comma" },
      };
}

/** A comma or closing bracket, at `at`, where the value of a field should be. */
export function missingValue(text: string, at: number, name: string | undefined): SyntaxProblem {
  const message =
    name === undefined
      ? "A value is expected here."
      : `The field ${JSON.stringify(name)} has no value. Write an array or an object after the colon.`;
  return { reason: misplacedReason(text, at), message, data: { kind: "missing-value" } };
}

function misplacedReason(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return code === CLOSE_BRACE ? unexpected(code, "expected a value") : badValue(text, at).reason;
}

export function unquotedName(code: number): SyntaxProblem {
  return {
    reason: unexpected(code, "was expecting double-quote to start field name"),
    message: "Write the name of the field in double quotes.",
    data: { kind: "unquoted-name" },
  };
}

export function missingColon(code: number, name: string): SyntaxProblem {
  return {
    reason: unexpected(code, "was expecting a colon to separate field name and value"),
    message: `Add a colon between the field ${JSON.stringify(name)} and its value.`,
    data: { kind: "missing-colon" },
  };
}

/** A closing bracket that does not fit; `from` is where EventBridge says that what is open was opened. */
export function mismatchedCloser(closer: "}" | "]", opened: Opened | "root", from: string): SyntaxProblem {
  const expected = closer === "}" ? "]" : "}";
  const advice = opened === "root" ? "Remove it." : `Remove it, or write ${expected}.`;
  return {
    reason: `Unexpected close marker '${closer}': expected '${expected}' (for ${opened} starting at ${from})`,
    message: `This ${closer} does not match the open bracket. ${advice}`,
    data: { kind: "mismatched-closer" },
  };
}

export function endBeforeCloser(opened: Opened, from: string, missing: string): SyntaxProblem {
  return unclosed(`: expected close marker for ${opened} (start marker at ${from})`, missing);
}

export function endBetweenEntries(opened: Opened, missing: string): SyntaxProblem {
  return unclosed(` within/between ${opened} entries`, missing);
}

function unclosed(reason: string, missing: string): SyntaxProblem {
  return {
    reason: `Unexpected end-of-input${reason}`,
    message: `The text ends before everything is closed. Add the missing ${missing}.`,
    data: { kind: "unclosed", missing },
  };
}

export function unclosedString(where: "name" | "string value" | "escape"): SyntaxProblem {
  const reasons = {
    name: " in field name",
    "string value": ": was expecting closing quote for a string value",
    escape: " in character escape sequence",
  };
  return {
    reason: `Unexpected end-of-input${reasons[where]}`,
    message: "The text ends inside a string. Add the closing quote.",
    data: { kind: "unclosed-string" },
  };
}

export function controlInString(
  code: number,
  isLineBreak: boolean,
  where: "name" | "string value",
): SyntaxProblem {
  const reason = `Illegal unquoted character (${describeCharacter(code)}): has to be escaped using backslash to be included in ${where}`;
  return isLineBreak
    ? {
        reason,
        message:
          "The string is not closed on its line. Add the closing quote, or write the line break as \\n.",
        data: { kind: "unclosed-string" },
      }
    : {
        reason,
        message: "A control character must be escaped inside a string: a tab as \\t.",
        data: { kind: "control-character" },
      };
}

export function controlBetweenTokens(code: number): SyntaxProblem {
  return {
    reason: `Illegal character (${describeCharacter(code)}): only regular white space (\\r, \\n, \\t) is allowed between tokens`,
    message: "Remove the invisible control character here.",
    data: { kind: "control-character" },
  };
}

export function unknownEscape(escaped: string): SyntaxProblem {
  return {
    reason: `Unrecognized character escape ${describeCharacter(escaped.charCodeAt(0))}`,
    message: `\\${escaped} is not a JSON escape. Write \\\\ for a backslash.`,
    data: { kind: "invalid-escape" },
  };
}

export function badHexDigit(code: number): SyntaxProblem {
  return {
    reason: unexpected(code, "expected a hex-digit for character escape sequence"),
    message: "\\u must be followed by four hexadecimal digits.",
    data: { kind: "invalid-escape" },
  };
}

export function noRootSpace(code: number): SyntaxProblem {
  return {
    reason: unexpected(code, "Expected space separating root-level values"),
    message: "An event pattern is one JSON object. Remove everything around it.",
    data: { kind: "invalid-value" },
  };
}

/** Nesting that is deeper than EventBridge reads, in its words. */
export function tooDeepReason(depth: number): string {
  return `Document nesting depth (${depth}) exceeds the maximum allowed (${MAX_NESTING}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`;
}

/** A number with more digits than EventBridge reads, in its words. */
export function longNumberReason(digits: number): string {
  return `Number value length (${digits}) exceeds the maximum allowed (${MAX_DIGITS}, from \`StreamReadConstraints.getMaxNumberLength()\`)`;
}
