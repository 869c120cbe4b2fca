import { editDistance } from "./editDistance";

/** Changes of a letter up to which a word still counts as the same one misspelt. */
const MAX_CHANGES = 3;

/**
 * The names that were probably meant, best first, at most three: those that differ in letter case, hyphens or a few
 * letters, and what `synonyms` (in lower case, without hyphens) stand for.
 */
export function nearestNames(
  name: string,
  known: readonly string[],
  synonyms: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (name.length > 40) return [];
  const plain = simplify(name);
  const synonym = synonyms.get(plain);
  if (synonym !== undefined) return synonym;
  const allowed = Math.min(MAX_CHANGES, Math.floor(plain.length / 3));
  return known
    .map((candidate) => ({ candidate, changes: editDistance(plain, simplify(candidate), allowed) }))
    .filter(({ changes }) => changes <= allowed)
    .sort((left, right) => left.changes - right.changes)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z$]/g, "");
}
