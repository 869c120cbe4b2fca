import { QUOTE } from "./wildcardBeginnings";

const ASCII = 0x80;
const MAX_BYTES_OF_UNIT = 3;

/**
 * A number that is at least what a wildcard adds to the complexity of a field, quickly found: behind its first star it
 * can be in one beginning for each star, and one for each place where it has the byte that was read last.
 */
export function wildcardBound(wildcard: string): number {
  const stars = wildcard.split("*").length - 1;
  if (stars === 0) return 1;
  const occurrences = new Uint16Array(ASCII + 1);
  let most = 1;
  for (let index = wildcard.indexOf("*") + 1; index < wildcard.length; index++) {
    const code = wildcard.charCodeAt(index);
    const byte = Math.min(code, ASCII);
    const count = (occurrences[byte] ?? 0) + (code < ASCII ? 1 : MAX_BYTES_OF_UNIT);
    occurrences[byte] = count;
    // The closing quote is one more.
    most = Math.max(most, code === QUOTE ? count + 1 : count);
  }
  return stars + most;
}
