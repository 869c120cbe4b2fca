import { assertNever } from "../../base/assertNever";
import { cidrAdvice } from "./cidrAdvice";
import { parseCidr } from "../values/ipAddress";
import { nearestNames } from "../../base/nearestNames";
import { OPERATOR_SYNONYMS } from "../operators";
import { parseAnythingBut } from "./parseAnythingBut";
import { parseNumeric } from "./parseNumeric";
import type { Matcher, MatcherKind, TextMatcher } from "../pattern";
import type { PatternReading } from "./patternReading";
import { reject, rejectValue, spanFrom } from "./patternReading";
import type { Token } from "../../json/strict/tokenReader";
import type { Span } from "../../base/span";
import { partText, unknownMatcher, unknownText, wholeUnknown } from "./unknownParts";
import { rejectWildcard } from "./wildcardSyntax";

/**
 * Reads an object with one operator, such as `{ "prefix": "a" }`; its opening brace is the current token. Returns
 * undefined, having read past it, where EventBridge rejects it or it never matches. `isFirst` tells whether it is the
 * first in its array.
 *
 * Source: event-ruler's JsonRuleCompiler.processMatchExpression.
 */
export function parseMatchExpression(reading: PatternReading, isFirst: boolean): Matcher | undefined {
  const { reader } = reading;
  const { start, depth } = reader;
  const kind = parseOperator(reading, start, isFirst);
  if (kind === undefined) {
    reader.leave(depth);
    return undefined;
  }
  return withSpan(kind, spanFrom(reader, start));
}

/** Adds a span to what has just been made, which is far quicker than a copy with it. */
function withSpan(kind: MatcherKind & { span?: Span }, span: Span): Matcher {
  kind.span = span;
  return kind as Matcher;
}

const ONE_KEY = "Only one key allowed in match expression";
const TOO_MANY = "Too many elements in numeric expression";

function parseOperator(reading: PatternReading, start: number, isFirst: boolean): MatcherKind | undefined {
  const { reader } = reading;
  if (reader.next() !== "name") {
    rejectMissing(reading, start, "Match expression name not found");
    return undefined;
  }
  const { name } = reader;
  if (name === undefined) return undefined;
  const operator = reading.dialect.operators.array.find((known) => known === name);
  switch (operator) {
    case "exactly": {
      const value = parseString(reading, name, "exact match pattern must be a string");
      return value === undefined ? undefined : closeText(reading, { kind: "exactly", value });
    }
    case "prefix":
    case "suffix":
      return parseAffix(reading, operator);
    case "equals-ignore-case": {
      const value = parseString(reading, name, "equals-ignore-case match pattern must be a string");
      return value === undefined ? undefined : closeText(reading, { kind: "equalsIgnoreCase", value });
    }
    case "wildcard": {
      const value = parseString(reading, name, "wildcard match pattern must be a string");
      if (value === undefined) return undefined;
      const isUnknown = partText(reading) !== undefined;
      if (!isUnknown && rejectWildcard(reading, value, reader.start)) return undefined;
      return closeText(reading, { kind: "wildcard", value });
    }
    case "exists":
      return parseExists(reading);
    case "cidr":
      return parseCidrOperand(reading);
    case "numeric": {
      const range = parseNumeric(reading);
      return range !== undefined && closes(reading, TOO_MANY) ? range : undefined;
    }
    case "anything-but": {
      const excluded = parseAnythingBut(reading, isFirst);
      if (excluded === undefined || !closes(reading, TOO_MANY)) return undefined;
      return excluded.kind === "unknown" ? excluded : { kind: "anythingBut", excluded };
    }
    case undefined:
      rejectUnknown(reading, name);
      return undefined;
    default:
      return assertNever(operator);
  }
}

function rejectMissing(reading: PatternReading, start: number, reason: string): void {
  if (reading.reader.token === "end") return;
  const message = 'An object inside a field\'s array must name one operator, such as { "prefix": "a" }.';
  reject(reading, "missing-operator", reason, spanFrom(reading.reader, start), message);
}

function rejectUnknown(reading: PatternReading, name: string): void {
  const { reader } = reading;
  const nearest = nearestNames(name, reading.dialect.operators.array, OPERATOR_SYNONYMS);
  const advice =
    nearest.length > 0
      ? `Did you mean ${nearest.map((near) => JSON.stringify(near)).join(" or ")}?`
      : "Fields of the event cannot be inside an array: give the field an object instead.";
  const span = { offset: reader.nameStart, length: reader.nameEnd - reader.nameStart };
  const message = `EventBridge has no operator ${JSON.stringify(name)}. ${advice}`;
  reject(reading, "unknown-operator", `Unrecognized match type ${name}`, span, message, {
    operator: name,
    nearest,
  });
}

/** Whether the object ends here, as it must after its one operator. */
function closes(reading: PatternReading, reason: string): boolean {
  const { reader } = reading;
  if (reader.next() === "}") return true;
  if (reader.token === "name") {
    const span = { offset: reader.nameStart, length: reader.nameEnd - reader.nameStart };
    const message = "Give each operator its own object; the entries of the array are alternatives.";
    reject(reading, "too-many-operators", reason, span, message, { operator: reader.name });
  }
  return false;
}

/** Ends a matcher whose operand, a string, is the current token; of a text with holes it is an unknown one. */
function closeText(reading: PatternReading, matcher: TextMatcher): MatcherKind | undefined {
  const text = partText(reading);
  if (!closes(reading, ONE_KEY)) return undefined;
  return text === undefined ? matcher : unknownText(matcher, text);
}

/** Reads the operand of an operator that takes a string. */
function parseString(reading: PatternReading, operator: string, reason: string): string | undefined {
  if (reading.reader.next() === "string") return reading.reader.stringValue();
  const message = `${JSON.stringify(operator)} takes one string${instead(operator, reading.reader.token)}`;
  rejectValue(reading, "invalid-operand", reason, message, { operator, expected: "string" });
  return undefined;
}

/** The end of the sentence that an operator takes one string, by what it was given. */
function instead(operator: string, token: Token): string {
  if (token === "[") return ". For several, give each its own object in the array.";
  if (token !== "{") return ".";
  return operator === "wildcard" ? ", and cannot ignore case." : ", and no operator inside it.";
}

/** Source: processPrefixEqualsIgnoreCaseExpression and processSuffixEqualsIgnoreCaseExpression for the nested form. */
function parseAffix(reading: PatternReading, operator: "prefix" | "suffix"): MatcherKind | undefined {
  const { reader } = reading;
  if (reader.next() !== "{") {
    if (reader.token === "string") {
      const value = reader.stringValue();
      return closeText(reading, { kind: operator, value, ignoreCase: false });
    }
    const message = `${JSON.stringify(operator)} takes one string, or { "equals-ignore-case": … }${instead(operator, reader.token)}`;
    const data = { operator, expected: "string" };
    rejectValue(reading, "invalid-operand", `${operator} match pattern must be a string`, message, data);
    return undefined;
  }
  const { start } = reader;
  const title = operator === "prefix" ? "Prefix" : "Suffix";
  if (reader.next() !== "name") {
    rejectMissing(reading, start, `${title} expression name not found`);
    return undefined;
  }
  const { name } = reader;
  if (name === undefined) return undefined;
  if (name !== "equals-ignore-case" || !reading.dialect.operators[operator].includes(name)) {
    const span = { offset: reader.nameStart, length: reader.nameEnd - reader.nameStart };
    const message = `Inside ${JSON.stringify(operator)} only "equals-ignore-case" is allowed.`;
    const data = { operator: name, inside: operator, nearest: ["equals-ignore-case"] };
    reject(reading, "unknown-operator", `Unsupported ${operator} pattern: ${name}`, span, message, data);
    return undefined;
  }
  const value = parseString(reading, name, "equals-ignore-case match pattern must be a string");
  if (value === undefined) return undefined;
  const matcher = closeText(reading, { kind: operator, value, ignoreCase: true });
  return matcher !== undefined && closes(reading, ONE_KEY) ? matcher : undefined;
}

function parseExists(reading: PatternReading): MatcherKind | undefined {
  const token = reading.reader.next();
  const whole = wholeUnknown(reading);
  if (whole !== undefined) {
    return closes(reading, ONE_KEY) ? unknownMatcher([whole.expression], { kind: "exists" }) : undefined;
  }
  if (token === "true" || token === "false") {
    return closes(reading, ONE_KEY) ? { kind: "exists", exists: token === "true" } : undefined;
  }
  const reason = "exists match pattern must be either true or false.";
  const data = { operator: "exists", expected: "boolean" };
  rejectValue(reading, "invalid-operand", reason, '"exists" takes true or false, without quotes.', data);
  return undefined;
}

function parseCidrOperand(reading: PatternReading): MatcherKind | undefined {
  const { reader, log } = reading;
  // EventBridge's message names the wrong operator here.
  const value = parseString(reading, "cidr", "prefix match pattern must be a string");
  if (value === undefined) return undefined;
  if (partText(reading) !== undefined) return closeText(reading, { kind: "cidr", value });
  const result = parseCidr(value);
  if (result.kind === "malformed") {
    const { reason } = result;
    const { message, suggestion } = cidrAdvice(value);
    const span = spanFrom(reader, reader.start);
    log.error("invalid-cidr", { kind: "argument", reason, at: reader.at }, span, message, {
      value,
      reason,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
    return undefined;
  }
  return closes(reading, ONE_KEY) ? { kind: "cidr", value } : undefined;
}
