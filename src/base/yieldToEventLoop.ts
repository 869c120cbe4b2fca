/** Milliseconds of work after which the event loop gets its turn. */
const maxBlock = 40;

/** Yields to the event loop now and then: to be awaited between pieces of work. */
export function createYielder(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < maxBlock) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  };
}
