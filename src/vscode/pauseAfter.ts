/** How long the author must stop typing before a document is read again, in milliseconds. */
const shortest = 150;

/** Nobody waits longer than this for what is said about a document. */
const longest = 5_000;

/** So many times as long as the last reading took the editor is left alone. */
const share = 5;

/** How long to wait after an edit before a document is read, by how long its last reading took; in milliseconds. */
export function pauseAfter(lastReading: number): number {
  return Math.min(longest, Math.max(shortest, lastReading * share));
}
