/** After so many milliseconds of work the editor gets its turn. */
const turn = 40;

/** Gives way to whatever else waits, now and then: to be awaited between pieces of work. */
export function rests(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turn) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  };
}
