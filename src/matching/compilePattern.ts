import type { Pattern } from "../pattern/pattern";
import type { Event } from "./event";
import type { EventProblem } from "./eventProblem";
import { byteText } from "./byteText";
import type { ByteText } from "./byteText";
import { eventScanner } from "./scanEvent";
import { forCandidateLines, lineFilter } from "./candidateLines";
import { requiredTexts } from "./requiredTexts";
import { clearEvidence, newEvidence } from "./evidence";
import { gatherEvidence } from "./gatherEvidence";
import { planMatching } from "./matchPlan";
import type { MatchPlan } from "./matchPlan";
import { finderBy } from "./findBytes";
import { BACKSLASH, SPARE } from "./jsonBytes";
import { parseEvent } from "./parseEvent";
import { usedSteps } from "./pathSteps";
import type { UsedSteps } from "./pathSteps";
import { verdict } from "./verdict";

/**
 * A pattern that is ready to be matched against any number of events. All ways give the same answer for the same
 * event; it is exactly EventBridge's, but for the defects of its engine that docs/semantics.md names.
 */
export interface CompiledPattern {
  readonly pattern: Pattern;
  /** What the pattern asks for, and the steps that EventBridge learns from it; for explain. */
  readonly plan: MatchPlan;
  readonly steps: UsedSteps;
  matches(event: Event): boolean;
  /** The same for an event as JSON text; a problem where parseEvent reports one. */
  matchesText(text: string): boolean | EventProblem;
  /** The same for an event in UTF-8, which is checked to its end: the fastest way to judge a single event. */
  matchesBytes(bytes: Uint8Array): boolean | EventProblem;
  /**
   * Calls `onMatch` with the place of every event that matches in a buffer of events, one a line (JSON Lines, UTF-8),
   * in their order; returns how many there were. The fastest way to judge many events: most are passed over without
   * being read. A line that is no event does not match, and nobody is told; use matchesBytes to learn of it.
   */
  filterLines(buffer: Uint8Array, onMatch?: (start: number, end: number) => void): number;
}

/** Prepares a pattern for matching. Never fails for a pattern that parsePattern reported no error in. */
export function compilePattern(pattern: Pattern): CompiledPattern {
  const plan = planMatching(pattern);
  const steps = usedSteps(plan.paths);
  const evidence = newEvidence(plan);
  const scan = eventScanner(plan, steps, evidence);
  const filter = lineFilter(requiredTexts(plan));
  let scratch = byteText(new Uint8Array(4096));

  const matches = (event: Event): boolean => {
    clearEvidence(evidence);
    gatherEvidence(plan, steps, event, evidence);
    return verdict(plan, evidence);
  };

  const judge = (text: ByteText, start: number, end: number, hasEscapes: boolean): boolean | undefined => {
    clearEvidence(evidence);
    return scan(text, start, end, hasEscapes) ? verdict(plan, evidence) : undefined;
  };

  const judgeCopy = (bytes: Uint8Array): boolean | undefined => {
    if (scratch.bytes.length <= bytes.length + SPARE)
      scratch = byteText(new Uint8Array(bytes.length * 2 + SPARE));
    scratch.bytes.set(bytes);
    scratch.bytes[bytes.length] = 0;
    return judge(scratch, 0, bytes.length, true);
  };

  return {
    pattern,
    plan,
    steps,
    matches,
    matchesText: (text) => {
      const parsed = parseEvent(text);
      return parsed.ok ? matches(parsed.event) : parsed.problem;
    },
    matchesBytes: (bytes) => judgeCopy(bytes) ?? problemOf(bytes),
    filterLines: (buffer, onMatch) => {
      const text = byteText(buffer);
      const escapes = finderBy((from) => text.findByte(BACKSLASH, from), buffer.length);
      let count = 0;
      forCandidateLines(text, filter, (start, end) => {
        const isMatch =
          end + SPARE < buffer.length
            ? judge(text, start, end, escapes(start) < end)
            : judgeCopy(buffer.subarray(start, end));
        if (isMatch !== true) return;
        count++;
        onMatch?.(start, end);
      });
      return count;
    },
  };
}

function problemOf(bytes: Uint8Array): EventProblem {
  const text = byteText(bytes).decode(0, bytes.length);
  const parsed = parseEvent(text);
  if (parsed.ok) throw new Error("The two readers of events disagree.");
  return parsed.problem;
}
