import { patternComplexity } from "../complexity/patternComplexity";
import { RULE } from "../dialects";
import type { Dialect } from "../dialects";
import type { ProblemCode } from "../problems";
import { parseFields } from "./parseFields";
import type { Pattern, PatternObject } from "../pattern";
import type { PatternReading } from "./patternReading";
import { reject, rejectValue } from "./patternReading";
import type { PatternProblem } from "../problems";
import type { UnknownPart } from "./unknownParts";
import { ProblemLog } from "../../json/strict/problemLog";
import { TokenReader } from "../../json/strict/tokenReader";
import { checkWholePattern, reportOrAsField } from "./wholePattern";

/** What parsePattern makes of a text. */
export interface ParsedPattern {
  /** Present if and only if EventBridge accepts the text, that is, if no problem is an error. */
  readonly pattern: Pattern | undefined;
  /** What could be read, without what EventBridge rejects; undefined where the text holds no object. */
  readonly root: PatternObject | undefined;
  /** In the order in which EventBridge's reader comes to them; what concerns the whole pattern stands last. */
  readonly problems: readonly PatternProblem[];
}

export interface ParseOptions {
  /** Whose patterns are read; a rule's where nothing is said. */
  readonly dialect?: Dialect;
  /**
   * Stretches of the text in whose place something stands that is not known yet, in the order of the text. Each is a
   * string literal with its quotes or a piece of one; a key too. Whatever will stand there is read as though the text
   * had it: `{ "${common}": 0, "source": ["x"] }` is `{ ...common, source: ["x"] }`.
   */
  readonly unknowns?: readonly UnknownPart[];
  /** What scores wildcards: patternComplexity, or for drafts of one pattern a rememberedComplexity that they share. */
  readonly complexityOf?: typeof patternComplexity;
}

/** A pattern's text, whose it is, and what of it is not known yet; a site in a document is one. */
export interface WrittenPattern extends Pick<ParseOptions, "dialect" | "unknowns"> {
  readonly text: string;
}

/** A pattern as it was written; a text alone is a rule's pattern that is known whole. */
export function writtenPattern(pattern: string | WrittenPattern): WrittenPattern {
  return typeof pattern === "string" ? { text: pattern } : pattern;
}

/** As parsePattern, of a pattern as it was written. */
export function parseWritten(pattern: string | WrittenPattern): ParsedPattern {
  const { text, ...options } = writtenPattern(pattern);
  return parsePattern(text, options);
}

/** What stands in the places of a pattern that are not known, each once. */
export function unknownExpressions({ unknowns = [] }: WrittenPattern): readonly string[] {
  return [...new Set(unknowns.map(({ expression }) => expression))];
}

/**
 * Reads an event pattern exactly as EventBridge does, as a stream of tokens in which duplicate keys and the spelling
 * of numbers count, and goes on after the first problem to report the others. Never throws, whatever the text; takes
 * time linear in its length; reads 1,000 levels of nesting, as EventBridge does, and no more.
 *
 * Source: event-ruler's JsonRuleCompiler, and where it fails RuleCompiler, which knows no `$or`.
 */
export function parsePattern(text: string, options: ParseOptions = {}): ParsedPattern {
  const log = new ProblemLog<ProblemCode>(text);
  const reading = startReading(text, log, "current", options);
  const root = readPattern(reading);
  if (log.firstFailure?.kind === "parse") {
    const plain = parsePlainFields(text, options, log.firstFailure.reason);
    if (plain !== undefined) return plain;
  }
  if (root !== undefined) checkWholePattern(reading, root);
  return conclude(text, root, log);
}

function startReading(
  text: string,
  log: ProblemLog<ProblemCode>,
  grammar: PatternReading["grammar"],
  { dialect = RULE, unknowns, complexityOf = patternComplexity }: ParseOptions,
): PatternReading {
  return {
    reader: new TokenReader(text, log),
    log,
    grammar,
    dialect,
    unknowns: unknowns?.length === 0 ? undefined : unknowns,
    census: { leaves: 0, ors: 0, wildcards: 0, mayRepeat: false },
    complexityOf,
  };
}

/** Reads the text as EventBridge's older reader does; undefined if that one rejects it as well. */
function parsePlainFields(text: string, options: ParseOptions, reason: string): ParsedPattern | undefined {
  const log = new ProblemLog<ProblemCode>(text, 1);
  const reading = startReading(text, log, "plainFields", options);
  const root = readPattern(reading);
  if (root === undefined || log.firstFailure !== undefined) return undefined;
  reportOrAsField(log, root, reason);
  checkWholePattern(reading, root);
  return conclude(text, root, log);
}

function conclude(
  text: string,
  root: PatternObject | undefined,
  log: ProblemLog<ProblemCode>,
): ParsedPattern {
  const problems = log.finish();
  const isValid = root !== undefined && !problems.some((problem) => problem.severity === "error");
  return { pattern: isValid ? { text, root } : undefined, root, problems };
}

function readPattern(reading: PatternReading): PatternObject | undefined {
  const { reader } = reading;
  if (reader.next() === "{") {
    const root = parseFields(reading, { path: undefined, isInOr: false });
    if (reader.token === "}") warnOfTrailingText(reading);
    return root;
  }
  const reason = "Filter is not an object";
  const message = 'An event pattern is a JSON object, such as { "source": ["aws.config"] }.';
  if (reader.token === "end") {
    const span = { offset: 0, length: reader.text.length };
    reject(reading, "not-an-object", reason, span, message);
  } else rejectValue(reading, "not-an-object", reason, message);
  return undefined;
}

/** EventBridge stops reading at the closing brace of the pattern. */
function warnOfTrailingText({ reader, log }: PatternReading): void {
  const rest = reader.text.slice(reader.at);
  const trimmed = rest.trim();
  if (trimmed === "") return;
  const span = { offset: reader.at + rest.indexOf(trimmed), length: trimmed.length };
  const message = "Remove this text: the pattern ends before it, and EventBridge's library ignores it.";
  log.notice("warning", "trailing-text", span, message);
}
