import type { CompiledPattern } from "../matching/compilePattern";
import type { Event } from "../event/event";
import { createYielder } from "../base/yieldToEventLoop";

/** How many patterns match an event, of how many that were asked. */
export interface MatchCount {
  readonly matching: number;
  /** Fewer than there are where the event is so large that all of them would take too long. */
  readonly asked: number;
}

/** What patterns made of one event, kept so that only a pattern that has changed is asked again. */
export type KnownVerdicts = WeakMap<CompiledPattern, boolean>;

/** So many characters are read for one count, the event's once for each pattern: a second's work or so. */
const maxRead = 100_000_000;

/**
 * Counts the patterns that match an event, giving way to others meanwhile. What `known` holds is not asked again, and it
 * is filled. Undefined once `isCancelled` says so.
 */
export async function countMatches(
  patterns: readonly { readonly compiled: CompiledPattern }[],
  event: Event,
  known: KnownVerdicts,
  isCancelled: () => boolean,
): Promise<MatchCount | undefined> {
  const most = Math.max(1, Math.floor(maxRead / Math.max(1, event.text.length)));
  const asked = patterns.slice(0, most);
  const rest = createYielder();
  let matching = 0;
  for (const { compiled } of asked) {
    if (isCancelled()) return undefined;
    let matches = known.get(compiled);
    if (matches === undefined) {
      matches = compiled.matches(event);
      known.set(compiled, matches);
      await rest();
    }
    if (matches) matching++;
  }
  return { matching, asked: asked.length };
}
