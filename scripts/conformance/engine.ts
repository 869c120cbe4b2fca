/** The project's own engine, asked as event-ruler and TestEventPattern are: texts in, a plain answer out. */
import type { EventProblem } from "../../src/event/eventProblem";
import { parseEvent } from "../../src/event/parseEvent";
import { serviceProblem } from "../../src/event/serviceProblem";
import { compilePattern, type CompiledPattern } from "../../src/matching/compilePattern";
import { explain } from "../../src/matching/explain/explain";
import { patternComplexity } from "../../src/pattern/complexity/patternComplexity";
import { parsePattern, type ParsedPattern } from "../../src/pattern/parse/parsePattern";
import type { Pattern } from "../../src/pattern/pattern";
import type { PatternProblem, ProblemCode } from "../../src/pattern/problems";
import { AWS_PREFIX } from "./awsText";

/** One of the three is there: the verdict, why the pattern is refused, or why the event is. */
export interface Answer {
  readonly match?: boolean;
  readonly patternError?: string;
  readonly eventError?: string;
}

export interface Engine {
  /** What event-ruler would: the pattern's first error in its own words, and no limit that only the service has. */
  answer(pattern: string, event: string): Answer;
  /** What TestEventPattern would. */
  answerAsService(pattern: string, event: string): Answer;
  /** The score of a pattern's wildcards, 0 where it has none; undefined for what is no pattern. */
  complexity(pattern: string): number | undefined;
}

/** Errors that TestEventPattern gives and event-ruler does not: its limits are its own. */
const SERVICE_ONLY: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "wildcard-complexity",
  "pattern-size",
  "or-combinations",
]);

/** What TestEventPattern says of an event that it refuses, whatever is wrong with it. */
const REFUSED_EVENT = "Parameter Event is not valid.";

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Of so many pairs one is also explained, where every way of asking is tried. */
const EXPLAINED = 8;

/**
 * An engine that remembers the last pattern. With `everyWay`, `answer` also asks with the event as bytes, as an object
 * and as a line among others, and now and then for the explanation; it throws where they do not agree.
 */
export function createEngine({ everyWay = false } = {}): Engine {
  let last: { text?: string; parsed: ParsedPattern; compiled?: CompiledPattern } | undefined;
  const read = (text: string): ParsedPattern => {
    if (text !== last?.text) last = { text, parsed: parsePattern(text) };
    return last.parsed;
  };
  const compile = (pattern: Pattern): CompiledPattern => {
    const compiled = last?.compiled ?? compilePattern(pattern);
    if (last !== undefined) last.compiled = compiled;
    return compiled;
  };
  return {
    answer: (patternText, eventText) => {
      const { root, problems } = read(patternText);
      const error = problems.find(({ severity, code }) => severity === "error" && !SERVICE_ONLY.has(code));
      if (error !== undefined) return { patternError: withoutPrefix(error) };
      if (root === undefined) throw new Error("A pattern without an error was not read.");
      const compiled = compile({ text: patternText, root });
      const matches = compiled.matchesText(eventText);
      if (everyWay) askEveryWay(compiled, eventText, matches);
      return typeof matches === "boolean" ? { match: matches } : { eventError: matches.message };
    },
    answerAsService: (patternText, eventText) => {
      const { pattern, problems } = read(patternText);
      const error = problems.find(({ severity }) => severity === "error");
      if (error !== undefined) return { patternError: error.awsMessage ?? `${AWS_PREFIX}${error.message}` };
      if (pattern === undefined) throw new Error("A pattern without an error was not read.");
      const event = parseEvent(eventText);
      if (!event.ok || serviceProblem(event.event) !== undefined) return { eventError: REFUSED_EVENT };
      return { match: compile(pattern).matches(event.event) };
    },
    complexity: (patternText) => {
      const { root } = read(patternText);
      return root && (patternComplexity(root)?.score ?? 0);
    },
  };
}

function withoutPrefix({ code, awsMessage, message }: PatternProblem): string {
  // The service's text names the rule, which is not known before the rule exists; the driver names every rule r.
  if (code === "too-many-fields") return "Size of rule 'r' exceeds max value of 256";
  if (awsMessage === undefined) return message;
  return awsMessage.startsWith(AWS_PREFIX) ? awsMessage.slice(AWS_PREFIX.length) : awsMessage;
}

/** Throws where bytes, lines or the explanation give another answer than the text did. */
function askEveryWay(compiled: CompiledPattern, eventText: string, expected: boolean | EventProblem): void {
  // UTF-8 has no lone surrogates, so such a text has no bytes that mean the same.
  if (LONE_SURROGATE.test(eventText)) return;
  const bytes = Buffer.from(eventText);
  const byBytes = compiled.matchesBytes(bytes);
  if (
    (typeof byBytes === "boolean" ? byBytes : undefined) !==
    (typeof expected === "boolean" ? expected : undefined)
  ) {
    throw new Error(`matchesText gives ${describe(expected)}, matchesBytes ${describe(byBytes)}`);
  }
  const parsed = parseEvent(eventText);
  const byEvent = parsed.ok ? compiled.matches(parsed.event) : undefined;
  if (byEvent !== (typeof expected === "boolean" ? expected : undefined))
    throw new Error(`matchesText gives ${describe(expected)}, matches ${describe(byEvent)}`);
  if (typeof expected !== "boolean" || !parsed.ok) return;
  // A line feed in a valid event is between tokens, where a space means the same.
  const line = eventText.replaceAll("\n", " ");
  let matching = 0;
  const found = compiled.filterLines(Buffer.from(`{}\n${line}\n\n${line}`), () => {
    matching++;
  });
  const nothing = compiled.matchesText("{}") === true ? 1 : 0;
  if (found !== nothing + (expected ? 2 : 0) || found !== matching) {
    throw new Error(
      `matchesText gives ${expected}, filterLines finds ${found} of two lines and {} (${nothing})`,
    );
  }
  if (eventText.length % EXPLAINED !== 0) return;
  const explained = explain(compiled, parsed.event).matches;
  if (explained !== expected) throw new Error(`matchesText gives ${expected}, explain ${explained}`);
}

function describe(answer: boolean | EventProblem | undefined): string {
  return typeof answer === "boolean" ? String(answer) : "a problem";
}
