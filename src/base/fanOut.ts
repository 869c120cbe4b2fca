/** Signals for many calls that all end with one: the one signal is listened to once, however many calls there are. */
export interface FanOut {
  /** Runs a call with a signal of its own. */
  run<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops listening. */
  dispose(): void;
}

/** Passes an abort of `signal` on to the calls that are under way. */
export function fanOut(signal: AbortSignal): FanOut {
  const underWay = new Set<AbortController>();
  const abortAll = (): void => underWay.forEach((controller) => controller.abort());
  signal.addEventListener("abort", abortAll, { once: true });
  return {
    async run(call) {
      const controller = new AbortController();
      if (signal.aborted) controller.abort();
      underWay.add(controller);
      try {
        return await call(controller.signal);
      } finally {
        underWay.delete(controller);
      }
    },
    dispose() {
      signal.removeEventListener("abort", abortAll);
    },
  };
}
