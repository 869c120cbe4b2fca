/** Pieces of work that are put off, and done many at a time. */
export interface Batcher {
  /** Does `work` soon, after all that was added before. */
  add(work: () => void): void;
  /** Does at once what was put off. */
  flush(): void;
}

/** Calls `work` after so many milliseconds, unless what it returns is called before. */
type Later = (work: () => void, milliseconds: number) => () => void;

/** For how many milliseconds a batch gathers: the first, and any. */
const firstWait = 100;
const longestWait = 3_200;

/**
 * Puts off what is told to the editor and tells it many things at a time, in order. What is said within one turn
 * travels to the editor's window as one message, where each message costs more than what it says; and after a message
 * the window builds its list of results anew, all of it. Each batch therefore gathers for twice as long as the one
 * before: a small run is shown at once, and a large one in time that grows as its tests do and not as their square.
 */
export function createBatcher(later: Later = laterByTimer): Batcher {
  let waiting: (() => void)[] = [];
  let wait = firstWait;
  let forget: (() => void) | undefined;
  function flush(): void {
    forget?.();
    forget = undefined;
    const batch = waiting;
    waiting = [];
    for (const work of batch) work();
  }
  return {
    add(work) {
      waiting.push(work);
      if (forget !== undefined) return;
      forget = later(flush, wait);
      wait = Math.min(2 * wait, longestWait);
    },
    flush,
  };
}

function laterByTimer(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}
