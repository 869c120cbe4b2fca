import type { EventType } from "../catalog/catalog";
import type { PatternPart } from "./conditions";
import type { WizardStep } from "./wizardStep";

/** What is asked about the events of the chosen detail-types, and what comes of the answers. */
export interface Flow {
  readonly steps: readonly WizardStep[];
  /** What the pattern asks of `detail`; empty for nothing. */
  readonly detail: PatternPart;
  /** Sentences on what the pattern does not let through, or lets through as well. */
  readonly caveats: readonly string[];
}

/** The text of a caveat that one of the events has; none where none has it. */
export function caveatOf(events: readonly EventType[], id: string): readonly string[] {
  const caveat = events.flatMap(({ caveats }) => caveats).find((candidate) => candidate.id === id);
  return caveat === undefined ? [] : [caveat.text];
}
