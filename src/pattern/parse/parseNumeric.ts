import { comparableNumber, incomparableReason } from "../values/comparableNumber";
import type { MatcherKind, NumericBound } from "../pattern";
import type { PatternReading } from "./patternReading";
import { shownExpression } from "../shownText";
import { unknownMatcher, wholeUnknown } from "./unknownParts";
import { reject, rejectValue, spanFrom } from "./patternReading";

const FORM =
  'Write one comparison such as [">", 0], or a range with the lower bound first such as [">", 0, "<=", 5].';

interface Bound extends NumericBound {
  readonly start: number;
  readonly end: number;
  /** Set where a number will stand that is not known yet. */
  readonly expression?: string;
}

/**
 * Reads the operand of `numeric`, up to its closing bracket; the operator is the current token. Returns undefined
 * where EventBridge rejects it.
 *
 * Source: event-ruler's JsonRuleCompiler.processNumericMatchExpression and Range.
 */
export function parseNumeric(reading: PatternReading): MatcherKind | undefined {
  const { reader } = reading;
  if (reader.next() !== "[") {
    const whole = wholeUnknown(reading);
    if (whole !== undefined) return unknownMatcher([whole.expression], { kind: "numeric" });
    const data = { operator: "numeric", expected: "array" };
    rejectValue(
      reading,
      "invalid-numeric",
      "Value of numeric must be an array.",
      `"numeric" takes an array. ${FORM}`,
      data,
    );
    return undefined;
  }
  const { start } = reader;
  if (reader.next() !== "string") {
    rejectMember(
      reading,
      start,
      "Invalid member in numeric match: ",
      `The first entry must be an operator. ${FORM}`,
    );
    return undefined;
  }
  const operatorStart = reader.start;
  const whole = wholeUnknown(reading);
  if (whole !== undefined) {
    reader.leave(reader.depth);
    return unknownMatcher([whole.expression], { kind: "numeric" });
  }
  const operator = reader.stringValue();
  const operatorSpan = spanFrom(reader, operatorStart);
  const token = reader.next();
  switch (operator) {
    case "=":
    case "<":
    case "<=": {
      const bound = parseBound(
        reading,
        token === "number",
        operator === "=" ? "equals" : operator,
        operator !== "<",
      );
      if (bound === undefined || !ends(reading, "Too many elements in numeric expression")) return undefined;
      if (!isComparable(reading, bound)) return undefined;
      if (operator !== "=") warnOfExtreme(reading, bound, -Number.MAX_VALUE);
      const { text, inclusive } = bound;
      const upper = { text, inclusive };
      return range(operator === "=" ? { lower: upper, upper } : { upper }, [bound]);
    }
    case ">":
    case ">=": {
      const lower = parseBound(reading, token === "number", operator, operator === ">=");
      return lower === undefined ? undefined : parseRange(reading, start, lower);
    }
    default: {
      const reason = `Unrecognized numeric range operator: ${operator}`;
      const message = `${JSON.stringify(operator)} is not a numeric operator. Use =, <, <=, > or >=.`;
      if (token !== "end") reject(reading, "invalid-numeric", reason, operatorSpan, message, { operator });
      return undefined;
    }
  }
}

/** Reads what may follow the lower bound: the end, or an upper bound and the end. */
function parseRange(reading: PatternReading, start: number, lower: Bound): MatcherKind | undefined {
  const { reader } = reading;
  const { text, inclusive } = lower;
  if (reader.next() === "]") {
    if (!isComparable(reading, lower)) return undefined;
    warnOfExtreme(reading, lower, Number.MAX_VALUE);
    return range({ lower: { text, inclusive } }, [lower]);
  }
  if (reader.token !== "string") {
    rejectMember(
      reading,
      start,
      "Bad value in numeric range: ",
      `After the lower bound an operator must follow. ${FORM}`,
    );
    return undefined;
  }
  const operatorStart = reader.start;
  const operator = reader.stringValue();
  if (operator !== "<" && operator !== "<=") {
    const message = `After the lower bound only < or <= may follow, not ${JSON.stringify(operator)}. ${FORM}`;
    const span = spanFrom(reader, operatorStart);
    reject(reading, "invalid-numeric", `Bad numeric range operator: ${operator}`, span, message, {
      operator,
    });
    return undefined;
  }
  const upper = parseBound(reading, reader.next() === "number", operator, operator === "<=");
  if (upper === undefined || !ends(reading, "Too many terms in numeric range expression")) return undefined;
  if (!isComparable(reading, lower) || !isComparable(reading, upper)) return undefined;
  const isKnown = lower.expression === undefined && upper.expression === undefined;
  if (isKnown && (comparableNumber(lower.text) ?? 0) >= (comparableNumber(upper.text) ?? 0)) {
    const message = `The lower bound ${lower.text} must be less than the upper bound ${upper.text}.`;
    const data = { lower: lower.text, upper: upper.text };
    reject(
      reading,
      "invalid-numeric",
      "Bottom must be less than top",
      spanFrom(reader, start),
      message,
      data,
    );
    return undefined;
  }
  const { text: upperText, inclusive: upperInclusive } = upper;
  const bounds = { lower: { text, inclusive }, upper: { text: upperText, inclusive: upperInclusive } };
  return range(bounds, [lower, upper]);
}

function range(
  bounds: { readonly lower?: NumericBound; readonly upper?: NumericBound },
  read: readonly Bound[],
): MatcherKind {
  const expressions = read.flatMap(({ expression }) => expression ?? []);
  if (expressions.length === 0) return { kind: "numeric", ...bounds };
  return unknownMatcher(expressions, { kind: "numeric", ...bounds });
}

function parseBound(
  reading: PatternReading,
  isNumber: boolean,
  operator: string,
  inclusive: boolean,
): Bound | undefined {
  const { reader } = reading;
  const expression = wholeUnknown(reading)?.expression;
  if (expression !== undefined) {
    return { text: shownExpression(expression), inclusive, start: reader.start, end: reader.at, expression };
  }
  if (isNumber) return { text: reader.numberText(), inclusive, start: reader.start, end: reader.at };
  const reason = `Value of ${operator} must be numeric`;
  if (reader.token === "]") {
    const span = { offset: reader.start, length: 1 };
    reject(reading, "invalid-numeric", reason, span, `A number must follow the operator. ${FORM}`);
  } else
    rejectValue(reading, "invalid-numeric", reason, "A number must follow the operator, without quotes.");
  return undefined;
}

/** Rejects an entry that should be a string, quoting it as EventBridge does. */
function rejectMember(reading: PatternReading, start: number, reason: string, message: string): void {
  const { reader } = reading;
  const { token } = reader;
  const quoted = token === "number" ? reader.numberText() : token;
  if (token === "]") reject(reading, "invalid-numeric", reason + quoted, spanFrom(reader, start), message);
  else rejectValue(reading, "invalid-numeric", reason + quoted, message);
}

function ends(reading: PatternReading, reason: string): boolean {
  if (reading.reader.next() === "]") return true;
  rejectValue(reading, "invalid-numeric", reason, `Nothing may follow here. ${FORM}`);
  return false;
}

function isComparable(reading: PatternReading, { text, start, end, expression }: Bound): boolean {
  if (expression !== undefined || comparableNumber(text) !== undefined) return true;
  reject(
    reading,
    "invalid-numeric",
    incomparableReason(text),
    { offset: start, length: end - start },
    incomparable(text),
    {
      number: text,
    },
  );
  return false;
}

/** EventBridge's library fails on a range that holds no number but the very last one. */
function warnOfExtreme({ log }: PatternReading, { text, start, end }: Bound, extreme: number): void {
  if (comparableNumber(text) !== extreme) return;
  const message = `No number is beyond ${text}. EventBridge's library fails on this range; whether AWS accepts it is not known.`;
  log.notice("warning", "invalid-numeric", { offset: start, length: end - start }, message, { number: text });
}

/** Why EventBridge does not compare a number, for the author. */
export function incomparable(text: string): string {
  return `Write at most 15 digits, or match the value as it is written, without an operator: EventBridge compares numbers as doubles, which cannot represent ${text} exactly.`;
}
