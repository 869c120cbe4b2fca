/** Fewest changes of a letter that still count as the same word misspelt. */
const MOST_CHANGES = 3;

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
  const allowed = Math.min(MOST_CHANGES, Math.floor(plain.length / 3));
  return known
    .map((candidate) => ({ candidate, changes: changes(plain, simplify(candidate)) }))
    .filter(({ changes }) => changes <= allowed)
    .sort((left, right) => left.changes - right.changes)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z$]/g, "");
}

/** How many letters must be added, removed, replaced or swapped with their neighbour. */
function changes(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (last[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      let least = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
