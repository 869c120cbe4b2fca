/**
 * What `work` gives, or a rejection with an AbortError as soon as `signal` is aborted. The SDK's credential providers
 * and its waits between retries do not listen to a signal, so a user who cancels would wait for them. `work` itself
 * goes on unheard.
 */
export async function afterAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(new DOMException("Cancelled.", "AbortError"));
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener("abort", stop);
  }
}
