import { compilePattern } from "../../src/matching/compilePattern";
import type { CompiledPattern } from "../../src/matching/compilePattern";
import { explain } from "../../src/matching/explain/explain";
import type { Explanation } from "../../src/matching/explain/explanation";
import { parseEvent } from "../../src/event/parseEvent";
import { parsePattern } from "../../src/pattern/parse/parsePattern";

/** A valid pattern, ready to match; throws with what is wrong with it. */
export function compile(text: string): CompiledPattern {
  const { pattern, problems } = parsePattern(text);
  if (pattern === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
  return compilePattern(pattern);
}

/** What every way of asking answers; throws where they do not agree. */
export function judge(pattern: string, event: string): boolean {
  const compiled = compile(pattern);
  const bytes = new TextEncoder().encode(event);
  const answers = new Map<string, unknown>([
    ["text", compiled.matchesText(event)],
    ["event", matchesParsed(compiled, event)],
    ["bytes", compiled.matchesBytes(bytes)],
    ["explanation", explainTexts(pattern, event).matches],
  ]);
  if (!/[\n\r]/.test(event)) answers.set("lines", compiled.filterLines(bytes) === 1);
  const [answer] = new Set(answers.values());
  if (typeof answer !== "boolean" || new Set(answers.values()).size > 1) {
    throw new Error(`${pattern} against ${event}: ${JSON.stringify([...answers])}`);
  }
  return answer;
}

function matchesParsed(compiled: CompiledPattern, text: string): unknown {
  const parsed = parseEvent(text);
  return parsed.ok ? compiled.matches(parsed.event) : parsed.problem;
}

/** Why an event matches a pattern or not; throws where one of them cannot be read. */
export function explainTexts(pattern: string, event: string): Explanation {
  const parsed = parseEvent(event);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return explain(compile(pattern), parsed.event);
}
