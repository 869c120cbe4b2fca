import type { Pattern } from "../pattern/pattern";
import type { Event } from "./event";
import type { EventProblem } from "./eventProblem";
import { clearEvidence, newEvidence } from "./evidence";
import { gatherEvidence } from "./gatherEvidence";
import { planMatching } from "./matchPlan";
import type { MatchPlan } from "./matchPlan";
import { parseEvent } from "./parseEvent";
import { usedSteps } from "./pathSteps";
import type { UsedSteps } from "./pathSteps";
import { verdict } from "./verdict";

/**
 * A pattern that is ready to be matched against any number of events. All answers are the same for the same event,
 * whichever way it is given; they are exactly EventBridge's, but for the defects of its engine that docs/semantics.md
 * names. Not to be used from two threads at once.
 */
export interface CompiledPattern {
  readonly pattern: Pattern;
  /** What the pattern asks for; for explain. */
  readonly plan: MatchPlan;
  readonly steps: UsedSteps;
  matches(event: Event): boolean;
  /** The same for an event as JSON text; a problem where parseEvent would report one. */
  matchesText(text: string): boolean | EventProblem;
}

/** Prepares a pattern for matching. Never fails for a pattern that parsePattern reported no error in. */
export function compilePattern(pattern: Pattern): CompiledPattern {
  const plan = planMatching(pattern);
  const steps = usedSteps(plan.paths);
  const evidence = newEvidence(plan);
  const matches = (event: Event): boolean => {
    clearEvidence(evidence);
    gatherEvidence(plan, steps, event, evidence);
    return verdict(plan, evidence);
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
  };
}
