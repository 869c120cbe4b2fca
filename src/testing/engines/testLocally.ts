import { compilePattern } from "../../matching/compilePattern";
import { explain } from "../../matching/explain/explain";
import { parseEvent } from "../../event/parseEvent";
import { parseWritten, type WrittenPattern } from "../../pattern/parse/parsePattern";
import type { LocalOutcome } from "../reports/testReport";

/**
 * What the local engine says of a pattern and an event, both as JSON text. Where unknown values of the pattern decide, the
 * explanation says which. Never throws, whatever the texts are.
 */
export function testLocally(written: string | WrittenPattern, eventText: string): LocalOutcome {
  const { pattern, problems } = parseWritten(written);
  if (pattern === undefined) return { kind: "invalidPattern", problems };
  const parsed = parseEvent(eventText);
  if (!parsed.ok) return { kind: "invalidEvent", problem: parsed.problem };
  const explanation = explain(compilePattern(pattern), parsed.event);
  return { kind: "verdict", matches: explanation.matches, explanation };
}
