import type { Pattern } from "../pattern/pattern";
import { byteText } from "./bytes/byteText";
import type { Event } from "../event/event";
import type { EventProblem } from "../event/eventProblem";
import { clearEvidence, newEvidence } from "./evidence";
import { gatherEvidence } from "./gatherEvidence";
import { lazily } from "../base/lazily";
import { byteMatcher } from "./bytes/matchBytes";
import type { OnMatch } from "./bytes/matchBytes";
import { planMatching } from "./matchPlan";
import type { MatchPlan } from "./matchPlan";
import { parseEvent } from "../event/parseEvent";
import { possibleMatch } from "./possibleMatch";
import { verdict } from "./verdict";
import type { Verdict } from "./verdict";

/**
 * A pattern that is ready to be matched against any number of events. All ways give the same answer for the same
 * event; it is exactly EventBridge's, but for the defects of its engine that docs/semantics.md names.
 */
export interface CompiledPattern {
  readonly pattern: Pattern;
  /** What the pattern asks for; for explain. */
  plan(): MatchPlan;
  /** Whether an event matches; where something of the pattern is not known, whether it does whatever that will be. */
  matches(event: Event): boolean;
  /**
   * The same where something of the pattern may not be known. Whatever will stand there, the answer is what is said
   * here; of `depends` it is one or the other.
   */
  judge(event: Event): Verdict;
  /** The same for an event as JSON text; a problem where parseEvent reports one. */
  matchesText(text: string): boolean | EventProblem;
  /** The same for an event in UTF-8, which is checked to its end: the fastest way to judge a single event. */
  matchesBytes(bytes: Uint8Array): boolean | EventProblem;
  /**
   * Calls `onMatch` with the place of every event that matches in a buffer of events, one a line (JSON Lines, UTF-8),
   * in their order; returns how many there were. The fastest way to judge many events: most are passed over without
   * being read. A line that is no event does not match, and nobody is told; use matchesBytes to learn of it.
   */
  filterLines(buffer: Uint8Array, onMatch?: OnMatch): number;
}

/**
 * Prepares a pattern for matching. Never fails for a pattern that parsePattern reported no error in. What takes time
 * is done when an event is first matched, for each way of matching what that way needs: an editor compiles a pattern
 * far more often than it matches one.
 */
export function compilePattern(pattern: Pattern): CompiledPattern {
  const plan = lazily(() => planMatching(pattern));
  const evidence = lazily(() => newEvidence(plan()));
  const possible = lazily(() => possibleMatch(pattern));
  const bytes = lazily(() => byteMatcher(plan()));

  const matches = (event: Event): boolean => {
    clearEvidence(evidence());
    gatherEvidence(plan(), event, evidence());
    return verdict(plan(), evidence());
  };

  // Without accessors: V8 keeps what those of an object literal close over until its next full collection.
  return {
    pattern,
    plan,
    matches,
    judge: (event) => {
      if (matches(event)) return { kind: "match" };
      const on = possible()?.(event);
      return on === undefined ? { kind: "noMatch" } : { kind: "depends", on };
    },
    matchesText: (text) => {
      const answer = bytes().judgeText(text);
      if (answer !== undefined) return answer;
      const parsed = parseEvent(text);
      return parsed.ok ? matches(parsed.event) : parsed.problem;
    },
    matchesBytes: (event) => bytes().judge(event) ?? problemOf(event),
    filterLines: (buffer, onMatch) => bytes().filterLines(buffer, onMatch),
  };
}

function problemOf(bytes: Uint8Array): EventProblem {
  const text = byteText(bytes).decode(0, bytes.length);
  const parsed = parseEvent(text);
  if (parsed.ok) throw new Error("The two readers of events disagree.");
  return parsed.problem;
}
