// @ts-check
/** A call that takes longer than this, in milliseconds, is slow. */
export const SLOW = 50;

/** How often a call is made, the first time included, before it is said to be slow. */
const ATTEMPTS = 5;

const clock = {
  wall: () => performance.now(),
  /** Of all threads of this process. */
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/**
 * Starts a stopwatch, and gives what stops it: the milliseconds since then, of time or of processor time, whichever is
 * less. Another program only lengthens the former, and what Node collects and compiles beside the call the latter; the
 * call itself took no longer than either.
 */
export function stopwatch({ wall, processor } = clock) {
  const [start, used] = [wall(), processor()];
  return () => Math.min(wall() - start, processor() - used);
}

/**
 * The times of a call: of the first, and of further ones while all were slow, up to five. It is slow if the last of
 * them is; otherwise what was slow is code that had not been compiled yet, or a heap that others had filled.
 *
 * @param {() => number | Promise<number>} measure
 */
export async function timesOf(measure) {
  /** @type {number[]} */
  const times = [];
  do times.push(await measure());
  while (isSlow(times) && times.length < ATTEMPTS);
  return times;
}

/**
 * Whether a call was slow each time.
 *
 * @param {readonly number[]} times
 */
export function isSlow(times) {
  return Math.min(...times) > SLOW;
}
