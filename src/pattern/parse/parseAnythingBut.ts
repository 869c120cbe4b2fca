import { comparableNumber, incomparableReason } from "../values/comparableNumber";
import { inHashSetOrder } from "../complexity/hashSetOrder";
import { nearestNames } from "../../base/nearestNames";
import { incomparable } from "./parseNumeric";
import type { MatchOperatorName } from "../operatorTable";
import type { Excluded, PartText, UnknownExcluded, UnknownMatcher } from "../pattern";
import { partText, unknownElements, unknownMatcher, wholeUnknown } from "./unknownParts";
import type { PatternReading } from "./patternReading";
import { reject, rejectValue, spanFrom } from "./patternReading";
import type { Token } from "../../json/strict/tokenReader";
import { rejectWildcard, wildcardFault } from "./wildcardSyntax";

/** The operators that may stand inside anything-but, with what the typed pattern calls what they exclude. */
const KINDS = {
  prefix: "prefix",
  suffix: "suffix",
  "equals-ignore-case": "equalsIgnoreCase",
  wildcard: "wildcard",
} as const satisfies Partial<Record<MatchOperatorName, Excluded["kind"]>>;

type Nested = keyof typeof KINDS;

const NESTED = Object.keys(KINDS) as Nested[];
const NESTED_WORDS = NESTED.join(", ").replace(/, (?=[^,]*$)/, " and ");

/** A string of a list, with where its literal starts. */
interface Literal {
  readonly value: string;
  readonly start: number;
  /** The text with its holes, if it has any. */
  readonly part: PartText | undefined;
  /** Whether it is several that are not known, or none. */
  readonly isMany?: boolean;
}

/**
 * Reads the operand of `anything-but`; the operator is the current token. Returns undefined where EventBridge rejects
 * it, and no values for an empty list, which never matches; that is accepted unless the matcher `isFirst` in its array.
 *
 * Source: event-ruler's JsonRuleCompiler.processMatchExpression and the functions for anything-but that it calls.
 */
export function parseAnythingBut(
  reading: PatternReading,
  isFirst: boolean,
): Excluded | UnknownMatcher | undefined {
  const { reader } = reading;
  const token = reader.next();
  if (token === "{") return parseNested(reading, isFirst);
  if (token === "[") return parsePlainList(reading);
  if (!isScalarOperand(reading, token)) return undefined;
  const whole = unknownElements(reading);
  if (whole !== undefined) return unknownExclusion([whole.expression], undefined);
  if (token === "string") return excludedTexts("strings", [literalOf(reading)]);
  const text = reader.numberText();
  if (comparableNumber(text) === undefined) {
    rejectNumber(reading, text);
    return undefined;
  }
  return { kind: "numbers", texts: [text] };
}

function unknownExclusion(
  expressions: readonly string[],
  excluded: UnknownExcluded | undefined,
): UnknownMatcher {
  return unknownMatcher(expressions, { kind: "anythingBut", excluded });
}

/** What is excluded by a list of texts, some of which may have holes. */
function excludedTexts(
  kind: Exclude<Excluded["kind"], "numbers">,
  literals: readonly Literal[],
): Excluded | UnknownMatcher {
  if (literals.every(({ part }) => part === undefined)) {
    return { kind, values: literals.map(({ value }) => value) };
  }
  const values = literals.map(({ value, part }) => part ?? { pieces: [value], expressions: [] });
  return unknownExclusion(
    values.flatMap(({ expressions }) => expressions),
    { kind, values },
  );
}

/** The current token, which must be a string. */
function literalOf(reading: PatternReading): Literal {
  const { start } = reading.reader;
  return { value: reading.reader.stringValue(), start, part: partText(reading) };
}

function isScalarOperand(reading: PatternReading, token: Token, operator?: Nested): boolean {
  if (token === "string" || token === "number") return true;
  const inside = operator === undefined ? "" : nestedOperandMessage(operator, token);
  const reason = "Value of anything-but must be an array or single string/number value.";
  const message =
    inside ||
    `"anything-but" takes strings or numbers, one or an array of them, or an object with one of ${NESTED_WORDS}. It cannot exclude null, true or false.`;
  const data = operator === undefined ? { operator: "anything-but" } : { operator, expected: "string" };
  rejectValue(reading, "invalid-anything-but", reason, message, data);
  return false;
}

function rejectNumber({ reader, log }: PatternReading, text: string): void {
  const failure = { kind: "argument", reason: incomparableReason(text), at: reader.at } as const;
  log.error("invalid-anything-but", failure, spanFrom(reader, reader.start), incomparable(text), {
    number: text,
  });
}

/** Reads the entries of a list; `read` says whether to go on. EventBridge raises again what fails inside it. */
function readList(reading: PatternReading, read: (token: Token) => boolean): boolean {
  const { reader, log } = reading;
  log.raisedAgainAt = () => reader.at;
  let token = reader.next();
  while (token !== "]" && token !== "end" && token !== "invalid" && read(token)) token = reader.next();
  log.raisedAgainAt = undefined;
  return token === "]";
}

function parsePlainList(reading: PatternReading): Excluded | UnknownMatcher | undefined {
  const { reader } = reading;
  const { start } = reader;
  const values: Literal[] = [];
  const unknowns: string[] = [];
  const texts: string[] = [];
  const isRead = readList(reading, (token) => {
    if (token === "string") {
      const whole = unknownElements(reading);
      if (whole !== undefined) unknowns.push(whole.expression);
      else values.push(literalOf(reading));
      return true;
    }
    if (token !== "number") {
      const reason = "Inside anything but list, start|null|boolean is not supported.";
      const message =
        token === "{"
          ? 'A list inside "anything-but" takes strings or numbers only. Write the operator once, with a list of texts: { "anything-but": { "prefix": ["a", "b"] } }.'
          : 'A list inside "anything-but" takes strings or numbers only.';
      rejectValue(reading, "invalid-anything-but", reason, message, { operator: "anything-but" });
      return false;
    }
    const text = reader.numberText();
    texts.push(text);
    if (comparableNumber(text) !== undefined) return true;
    rejectNumber(reading, text);
    return false;
  });
  if (!isRead) return undefined;
  // A value that may be a number or a string is of the kind of the others.
  if (unknowns.length > 0 && values.length === 0) return unknownExclusion(unknowns, undefined);
  if (values.length > 0 === texts.length > 0) {
    const reason =
      "Inside anything but list, either all values are number or string, mixed type is not supported";
    const message =
      values.length > 0
        ? 'A list inside "anything-but" takes strings or numbers, not both.'
        : 'The list inside "anything-but" is empty. Add the values to exclude.';
    reject(reading, "invalid-anything-but", reason, spanFrom(reader, start), message, {
      kind: values.length > 0 ? "mixed" : "empty",
    });
    return undefined;
  }
  if (values.length === 0) return { kind: "numbers", texts };
  const holes = unknowns.map((expression) => ({
    value: "",
    start,
    part: { pieces: ["", ""], expressions: [expression] },
  }));
  return excludedTexts("strings", [...values, ...holes]);
}

/** Reads the form with an object, such as `{ "prefix": "a" }`, up to its closing brace. */
function parseNested(reading: PatternReading, isFirst: boolean): Excluded | UnknownMatcher | undefined {
  const { reader } = reading;
  const { start } = reader;
  if (reader.next() !== "name") {
    if (reader.token === "}") {
      const message = `The object inside "anything-but" must have one of ${NESTED_WORDS}.`;
      reject(
        reading,
        "missing-operator",
        "Anything-But expression name not found",
        spanFrom(reader, start),
        message,
      );
    }
    return undefined;
  }
  const { name } = reader;
  if (name === undefined) return undefined;
  const operator = nestedOperator(reading, name);
  if (operator === undefined) return undefined;
  const token = reader.next();
  const whole = unknownElements(reading);
  const literals =
    token === "[" ? parseNestedList(reading, operator, isFirst) : parseNestedScalar(reading, operator, token);
  if (literals === undefined) return undefined;
  if (reader.next() !== "}") {
    if (reader.token === "name") {
      const span = { offset: reader.nameStart, length: reader.nameEnd - reader.nameStart };
      const message = 'Use only one operator inside "anything-but".';
      const data = { operator: reader.name };
      reject(reading, "too-many-operators", "Too many elements in numeric expression", span, message, data);
    }
    return undefined;
  }
  // It may be a list, and even an empty one, with which the matcher accepts nothing.
  if (whole !== undefined) return unknownExclusion([whole.expression], undefined);
  if (literals.length > 0 && literals.every(({ isMany }) => isMany)) {
    return unknownExclusion(
      literals.flatMap(({ part }) => part?.expressions ?? []),
      undefined,
    );
  }
  return excludedTexts(KINDS[operator], literals);
}

function nestedOperator(reading: PatternReading, name: string): Nested | undefined {
  const { grammar, dialect } = reading;
  const allowed = NESTED.filter(
    (nested) =>
      dialect.operators["anything-but"].includes(nested) && (grammar === "current" || nested !== "wildcard"),
  );
  const allowedName = allowed.find((nested) => nested === name);
  if (allowedName !== undefined) return allowedName;
  const { reader } = reading;
  const span = { offset: reader.nameStart, length: reader.nameEnd - reader.nameStart };
  const nearest = nearestNames(name, NESTED, new Map());
  const message = `Inside "anything-but" only ${NESTED_WORDS} are allowed, not ${JSON.stringify(name)}.`;
  const data = { operator: name, inside: "anything-but", nearest };
  reject(reading, "unknown-operator", `Unsupported anything-but pattern: ${name}`, span, message, data);
  return undefined;
}

function parseNestedScalar(
  reading: PatternReading,
  operator: Nested,
  token: Token,
): readonly Literal[] | undefined {
  if (!isScalarOperand(reading, token, operator)) return undefined;
  const literal = parseNestedString(reading, operator, token);
  if (literal === undefined) return undefined;
  const isKnownWildcard = operator === "wildcard" && literal.part === undefined;
  if (isKnownWildcard && rejectWildcard(reading, literal.value, literal.start)) return undefined;
  return [literal];
}

function parseNestedList(
  reading: PatternReading,
  operator: Nested,
  isFirst: boolean,
): readonly Literal[] | undefined {
  const { reader, log } = reading;
  const { start } = reader;
  if (reading.grammar === "plainFields" && (operator === "prefix" || operator === "suffix")) {
    rejectValue(reading, "invalid-anything-but", "prefix/suffix match pattern must be a string", "");
    return undefined;
  }
  const literals: Literal[] = [];
  const isRead = readList(reading, (token) => {
    const literal = parseNestedString(reading, operator, token);
    if (literal !== undefined) literals.push(literal);
    return literal !== undefined;
  });
  if (!isRead) return undefined;
  if (operator === "wildcard") {
    reading.census.wildcards++;
    const known = literals.filter(({ part }) => part === undefined);
    const values = inHashSetOrder(known.map((literal) => literal.value));
    const faulty = values.find((value) => wildcardFault(value) !== undefined);
    const literal = known.find(({ value }) => value === faulty);
    if (literal !== undefined && rejectWildcard(reading, literal.value, literal.start)) return undefined;
  }
  if (literals.length === 0) {
    const data = { kind: "empty", operator };
    const span = spanFrom(reader, start);
    const advice = "Add the values to exclude.";
    if (isFirst) {
      // EventBridge's reader takes it; building the matching machine then fails.
      const message = `The list inside ${JSON.stringify(operator)} is empty. ${advice}`;
      log.errorAfterwards({ code: "invalid-anything-but", span, message, data });
    } else {
      const message = `The list inside ${JSON.stringify(operator)} is empty, so that this entry never matches. ${advice}`;
      log.notice("warning", "invalid-anything-but", span, message, data);
    }
  }
  return literals;
}

function nestedOperandMessage(operator: Nested, token: Token): string {
  const fact = `${JSON.stringify(operator)} inside "anything-but" takes one string, or an array of strings`;
  return token === "{" && operator !== "equals-ignore-case"
    ? `${fact}, and cannot ignore case. List the spellings to exclude.`
    : `${fact}.`;
}

function parseNestedString(reading: PatternReading, operator: Nested, token: Token): Literal | undefined {
  const { reader } = reading;
  const { start } = reader;
  if (token !== "string") {
    const reason =
      operator === "equals-ignore-case"
        ? "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
        : `${operator === "wildcard" ? "wildcard" : "prefix/suffix"} match pattern must be a string`;
    const message = nestedOperandMessage(operator, token);
    rejectValue(reading, "invalid-anything-but", reason, message, { operator, expected: "string" });
    return undefined;
  }
  const value = reader.stringValue();
  const part = partText(reading);
  if (part === undefined && value === "" && (operator === "prefix" || operator === "suffix")) {
    const message = `Every string has the empty ${operator}: "anything-but" with it would match none. Write the ${operator} to exclude.`;
    reject(
      reading,
      "invalid-anything-but",
      "Null prefix/suffix not allowed",
      spanFrom(reader, start),
      message,
      {
        operator,
      },
    );
    return undefined;
  }
  return { value, start, part, isMany: wholeUnknown(reading)?.holds === "many" };
}
