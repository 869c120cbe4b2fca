import { parseFields } from "./parseFields";
import type { Pattern, PatternObject } from "./pattern";
import type { PatternReading } from "./patternReading";
import { reject, rejectValue } from "./patternReading";
import type { Problem } from "./problem";
import { ProblemLog } from "./problemLog";
import { TokenReader } from "./tokenReader";

/** What parsePattern makes of a text. */
export interface ParsedPattern {
  /** Present if and only if EventBridge accepts the text, that is, if no problem is an error. */
  readonly pattern: Pattern | undefined;
  /** What could be read, without what EventBridge rejects; undefined where the text holds no object. */
  readonly root: PatternObject | undefined;
  /** In the order in which EventBridge's reader comes to them; what concerns the whole pattern stands last. */
  readonly problems: readonly Problem[];
}

/**
 * Reads an event pattern exactly as EventBridge does, as a stream of tokens in which duplicate keys and the spelling
 * of numbers count, and goes on after the first problem to report the others. Never throws, whatever the text; takes
 * time linear in its length; reads 1,000 levels of nesting, as EventBridge does, and no more.
 *
 * Source: event-ruler's JsonRuleCompiler, and where it fails RuleCompiler, which knows no `$or`.
 */
export function parsePattern(text: string): ParsedPattern {
  const log = new ProblemLog(text);
  const root = readPattern({ reader: new TokenReader(text, log), log, dialect: "current" });
  const problems = log.finish();
  const isValid = root !== undefined && problems.every((problem) => problem.severity !== "error");
  return { pattern: isValid ? { text, root } : undefined, root, problems };
}

function readPattern(reading: PatternReading): PatternObject | undefined {
  const { reader } = reading;
  if (reader.next() === "{") return parseFields(reading, { path: undefined, isInOr: false });
  const reason = "Filter is not an object";
  const message = 'An event pattern is a JSON object, such as { "source": ["aws.config"] }.';
  if (reader.token === "end") {
    const span = { offset: 0, length: reader.text.length };
    reject(reading, "not-an-object", reason, span, message);
  } else rejectValue(reading, "not-an-object", reason, message);
  return undefined;
}
