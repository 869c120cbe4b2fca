import type { Span } from "../../../base/span";

/**
 * Counts what checking a pattern costs, and says when that is enough. A step compares two matchers, looks at an event
 * or a field of one, or compares two names: some hundred nanoseconds.
 */
export interface Steps {
  /** Counts steps for the place `at`; false where they would go beyond the limit, and the place is passed over. */
  take(count: number, at: Span): boolean;
  /** How many steps were taken. */
  readonly taken: number;
  /** The earliest place that was passed over. */
  readonly passedOver: Span | undefined;
}

/**
 * What checking one pattern may cost: a few tenths of a second. The dearest patterns that EventBridge accepts, of 4,096
 * characters, take less than half of it, so nothing in them is passed over.
 */
export const maxSteps = 400_000;

/** A count that begins at zero. */
export function countSteps(limit = maxSteps): Steps {
  let taken = 0;
  let passedOver: Span | undefined;
  return {
    take(count, at) {
      if (taken + count <= limit) {
        taken += count;
        return true;
      }
      if (passedOver === undefined || at.offset < passedOver.offset) passedOver = at;
      return false;
    },
    get taken() {
      return taken;
    },
    get passedOver() {
      return passedOver;
    },
  };
}
