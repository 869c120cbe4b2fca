/** More candidates than this would not help anybody choose. */
const most = 3;

/**
 * The candidates that `text` was probably meant to be, the nearest first: the same but for case and for `-`, `_`, `.`
 * and blanks, or with at most two letters wrong (one in a short word). Empty when `text` is a candidate itself.
 */
export function similarTo(text: string, candidates: Iterable<string>): readonly string[] {
  const allowed = text.length < 6 ? 1 : 2;
  const near: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    if (candidate === text) return [];
    if (bare(candidate) === bare(text)) near.push({ candidate, distance: 0 });
    else if (Math.abs(candidate.length - text.length) <= allowed) {
      const distance = editDistance(candidate.toLowerCase(), text.toLowerCase(), allowed);
      if (distance <= allowed) near.push({ candidate, distance });
    }
  }
  return near
    .sort((one, other) => one.distance - other.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The candidates that differ from `text` by their case and by `-`, `_`, `.` and blanks alone. */
export function sameLetters(text: string, candidates: Iterable<string>): readonly string[] {
  return [...candidates].filter((candidate) => candidate !== text && bare(candidate) === bare(text));
}

function bare(text: string): string {
  return text.replace(/[-_. ]/g, "").toLowerCase();
}

/**
 * Letters to add, drop, change or swap with their neighbour until `one` is `other`; more than `limit` is any number
 * above it. Source: optimal string alignment.
 */
function editDistance(one: string, other: string, limit: number): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current, ...last) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
