/**
 * Where a bug of ours is, for the log: the kind of the error and its stack, without its message. That may quote the event
 * or the pattern at hand (a JSON reader's does), and the log is what people paste into an issue.
 */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = name } = error;
  return stack.replace(message, () => "(message left out)");
}
