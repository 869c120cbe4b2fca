/** Whoever was to answer did not, or not to the end, in time. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";
  readonly of: "call" | "credentials";

  /** `what` did not come: `whole answer`, `answer from IAM Identity Center`. */
  constructor(of: DeadlineError["of"], what: string, milliseconds: number) {
    super(`no ${what} within ${milliseconds / 1000} s`);
    this.of = of;
  }
}

/**
 * What `work` gives, or a rejection: with what `late` gives after so many milliseconds, with an AbortError as soon as
 * `signal` is aborted. In both cases the signal that `work` was given is aborted. The SDK's providers of credentials and
 * its waits between retries do not listen to a signal, and it waits for the rest of a begun answer without end; `work`
 * itself can therefore go on unheard.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  late: () => Error,
  signal: AbortSignal,
): Promise<T> {
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cancel: (() => void) | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    const end = (reason: Error): void => {
      reject(reason);
      own.abort();
    };
    timer = setTimeout(() => end(late()), milliseconds);
    cancel = () => end(new DOMException("Cancelled.", "AbortError"));
    if (signal.aborted) cancel();
    else signal.addEventListener("abort", cancel, { once: true });
  });
  try {
    return await Promise.race([ended, work(own.signal)]);
  } finally {
    clearTimeout(timer);
    if (cancel !== undefined) signal.removeEventListener("abort", cancel);
  }
}
