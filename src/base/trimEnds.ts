/**
 * A text without the characters of `set` at its end. A regular expression such as `/[.\s]+$/` would start anew at each
 * of them wherever they stand in the text.
 */
export function trimEndOf(text: string, set: RegExp): string {
  let end = text.length;
  while (end > 0 && set.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A text without the characters of `set` at its start and end. */
export function trimOf(text: string, set: RegExp): string {
  const ending = trimEndOf(text, set);
  let start = 0;
  while (start < ending.length && set.test(ending.charAt(start))) start++;
  return ending.slice(start);
}
