import type { patternComplexity } from "../complexity/patternComplexity";
import type { ProblemDraft, ProblemLog } from "../../json/strict/problemLog";
import type { Dialect } from "../dialects";
import type { ProblemCode } from "../problems";
import type { UnknownPart } from "./unknownParts";
import type { Span } from "../../base/span";
import type { Token, TokenReader } from "../../json/strict/tokenReader";

/** What the functions that read a pattern share. */
export interface PatternReading {
  readonly reader: TokenReader;
  readonly log: ProblemLog<ProblemCode>;
  /**
   * Which of EventBridge's two readers is followed: the current one, or the older one that it tries when the current
   * one fails and that takes `$or` for the name of a field.
   */
  readonly grammar: "current" | "plainFields";
  readonly dialect: Dialect;
  /** What is not known of the text, in its order; undefined where all is known, as in every pattern file. */
  readonly unknowns: readonly UnknownPart[] | undefined;
  readonly census: PatternCensus;
  /** How complex the wildcards of the pattern are. */
  readonly complexityOf: typeof patternComplexity;
}

/** How many of each a pattern has, counted while it is read, so that checks which cannot fail are left out. */
export interface PatternCensus {
  leaves: number;
  ors: number;
  /** Matchers with one or more wildcards. */
  wildcards: number;
  /** Whether a path could stand twice: by the same key twice in an object, by a key with dots, or through `$or`. */
  mayRepeat: boolean;
}

/** From `start` to where the reader is. */
export function spanFrom(reader: TokenReader, start: number): Span {
  return { offset: start, length: reader.at - start };
}

/** Reports an error at the place where EventBridge's reader is. */
export function reject(
  { reader, log }: PatternReading,
  code: ProblemCode,
  reason: string,
  span: Span,
  message: string,
  data?: Readonly<Record<string, unknown>>,
): ProblemDraft<ProblemCode> {
  return log.error(code, { kind: "parse", reason, at: reader.at }, span, message, data);
}

/**
 * Reports the current value, then reads past it, so that the span covers all of it. A value that is no JSON has been
 * reported already and is only passed.
 */
export function rejectValue(
  reading: PatternReading,
  code: ProblemCode,
  reason: string,
  message: string,
  data: Readonly<Record<string, unknown>> = {},
): void {
  const { reader } = reading;
  const { token, start } = reader;
  if (token === "invalid" || token === "end") return;
  const value = spanFrom(reader, start);
  const draft = reject(reading, code, reason, value, message, { ...data, valueKind: valueKind(token) });
  reader.skipValue();
  draft.span = spanFrom(reader, start);
}

/** The kind of the value that starts with a token, as a quick fix wants to know it. */
function valueKind(token: Token): string {
  switch (token) {
    case "{":
      return "object";
    case "[":
      return "array";
    case "true":
    case "false":
      return "boolean";
    default:
      return token;
  }
}
