/** Pieces of work that are put off, and done many at a time. */
export interface Bursts {
  /** Does `work` soon, after all that was added before. */
  add(work: () => void): void;
  /** Does at once what was put off. */
  flush(): void;
}

/** How long the first piece of a burst waits for others, in milliseconds. */
const longestWait = 150;

/**
 * Puts off what is told to the editor and tells it many things at a time: what is said within one turn travels to the
 * editor's window as one message, and a message for each of 20,000 tests takes minutes.
 */
export function createBursts(): Bursts {
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const burst = waiting;
    waiting = [];
    for (const work of burst) work();
  }
  return {
    add(work) {
      waiting.push(work);
      timer ??= setTimeout(flush, longestWait);
    },
    flush,
  };
}
