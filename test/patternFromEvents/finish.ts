import type { Work } from "../../src/patternFromEvents/work";

/** What work gives in the end, done in one go; and how much it was. */
export function finish<T>(work: Work<T>): { readonly value: T; readonly effort: number } {
  let effort = 0;
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return { value: piece.value, effort };
    effort += piece.value;
  }
}
