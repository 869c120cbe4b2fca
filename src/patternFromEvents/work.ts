import { createYielder } from "../base/yieldToEventLoop";

/**
 * Work that is done piece by piece and gives a T in the end. Each piece yields how much it was, in drafts judged on a
 * small event, so that whoever has it done can give way to others, stop it, and end it where it becomes too much.
 */
export type Work<T> = Generator<number, T, void>;

/** What one pattern may take: seconds for most events, a minute or two for some. It can be cancelled all the time. */
export const maxWork = 20_000_000;

/** How work ended. */
export type WorkOutcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "cancelled" }
  | { readonly kind: "tooMuch" };

/**
 * Does work to its end, giving way to others meanwhile. Stops once `isCancelled` says so, and after `most` of it, which
 * is counted, not timed. `onProgress` is told which share of `most` is done, between two turns of the others.
 */
export async function doWork<T>(
  work: Work<T>,
  isCancelled: () => boolean,
  onProgress: (share: number) => void = () => undefined,
  most = maxWork,
): Promise<WorkOutcome<T>> {
  const rest = createYielder();
  let done = 0;
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return { kind: "done", value: piece.value };
    done += piece.value;
    if (done > most) return { kind: "tooMuch" };
    if (isCancelled()) return { kind: "cancelled" };
    onProgress(done / most);
    await rest();
  }
}
