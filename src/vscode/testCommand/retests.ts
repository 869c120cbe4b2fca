import { keyOf, type PatternAddress } from "../patternDocuments";
import { pauseAfter } from "../pauseAfter";

/** How long nothing must have been typed before a pattern is tested again, in milliseconds. */
const shortestRest = 300;

/** Tests patterns again once nothing has been typed for a while. */
export interface Retests {
  /** Tests the pattern again after a rest, which starts anew with each call. */
  schedule(pattern: PatternAddress): void;
  /** Takes back what was scheduled for a pattern. */
  cancel(pattern: PatternAddress): void;
  dispose(): void;
}

/** `retest` is called for one pattern at a time. The longer it took, the longer the next one rests. */
export function createRetests(retest: (pattern: PatternAddress) => Promise<void>): Retests {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const took = new Map<string, number>();

  function cancel(pattern: PatternAddress): void {
    const key = keyOf(pattern);
    clearTimeout(waiting.get(key));
    waiting.delete(key);
  }

  return {
    schedule(pattern) {
      cancel(pattern);
      const key = keyOf(pattern);
      const rest = Math.max(shortestRest, pauseAfter(took.get(key) ?? 0));
      const timer = setTimeout(() => {
        waiting.delete(key);
        const start = performance.now();
        void retest(pattern).finally(() => took.set(key, performance.now() - start));
      }, rest);
      waiting.set(key, timer);
    },
    cancel,
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
