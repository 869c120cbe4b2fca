import type { CompiledPattern } from "../matching/compilePattern";
import { explain } from "../matching/explain/explain";
import type { Event } from "../event/event";
import type { Span } from "../base/span";
import { createYielder } from "../base/yieldToEventLoop";
import { verdictWords } from "./reports/summarizeReport";

/** What a pattern makes of an event. */
export interface RankedPattern<T> {
  readonly pattern: T;
  readonly matches: boolean;
  /** The unknown values of the pattern that decide, where some do. */
  readonly dependsOn?: readonly string[];
  /** How many leaves failed, of how many that all must match. */
  readonly failed: number;
  readonly leaves: number;
  /** `Matches`, or why not. */
  readonly words: string;
  /** The leaf to look at: the first that failed. */
  readonly leaf?: Span;
}

/** The patterns that match an event first, then the others by how little failed. Gives way to others meanwhile. */
export async function rankPatterns<T extends { readonly compiled: CompiledPattern }>(
  patterns: readonly T[],
  event: Event,
): Promise<readonly RankedPattern<T>[]> {
  const ranked: RankedPattern<T>[] = [];
  const rest = createYielder();
  for (const pattern of patterns) {
    ranked.push(rank(pattern, event));
    await rest();
  }
  return ranked.sort((one, other) => one.failed - other.failed || other.leaves - one.leaves);
}

function rank<T extends { readonly compiled: CompiledPattern }>(pattern: T, event: Event): RankedPattern<T> {
  const explanation = explain(pattern.compiled, event, { suggests: false });
  const [closest] = explanation.alternatives;
  const leaf = closest?.leaves.find(({ matched }) => !matched)?.leaf.span;
  return {
    pattern,
    matches: explanation.matches,
    ...(explanation.dependsOn === undefined ? {} : { dependsOn: explanation.dependsOn }),
    failed: explanation.matches ? 0 : Math.max(1, closest?.failed ?? 1),
    leaves: closest?.leaves.length ?? 0,
    words: verdictWords(explanation),
    ...(leaf === undefined ? {} : { leaf }),
  };
}
