import { similarNames } from "./similarNames";

/**
 * The names that were probably meant, best first, at most three: what `synonyms` (in lower case, without hyphens) stand
 * for, or those that differ by a few letters. None for a text of more than 40 characters.
 */
export function nearestNames(
  name: string,
  known: readonly string[],
  synonyms: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (name.length > 40) return [];
  const synonym = synonyms.get(name.toLowerCase().replaceAll(/[^a-z$]/g, ""));
  if (synonym !== undefined) return synonym;
  return similarNames(known).nearest(name) ?? [];
}
