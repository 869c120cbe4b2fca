/**
 * How many letters must be added, dropped, changed or swapped with their neighbour until `one` is `other`; any number
 * above `limit` where it is more than that. Only cells that can come to no more than `limit` are looked at, so it takes
 * time linear in the text for a small limit. Source: optimal string alignment.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  const far = limit + 1;
  let beforeLast: number[] = [];
  let last: number[] = [];
  let leastOfLast = 0;
  for (let column = 0; column <= Math.min(limit, other.length); column++) last[column] = column;
  for (let row = 1; row <= one.length; row++) {
    const unit = one.charCodeAt(row - 1);
    const current: number[] = [];
    let least = far;
    if (row <= limit) least = current[0] = row;
    for (
      let column = Math.max(1, row - limit), end = Math.min(other.length, row + limit);
      column <= end;
      column++
    ) {
      let cost = Math.min((last[column] ?? far) + 1, (current[column - 1] ?? far) + 1);
      const swapped = row > 1 && column > 1 && unit === other.charCodeAt(column - 2);
      if (swapped && one.charCodeAt(row - 2) === other.charCodeAt(column - 1)) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? far) + 1);
      }
      cost = Math.min(cost, (last[column - 1] ?? far) + (unit === other.charCodeAt(column - 1) ? 0 : 1));
      current[column] = cost;
      if (cost < least) least = cost;
    }
    // A swap can come from the row before: both must be too far.
    if (least > limit && leastOfLast > limit) return far;
    leastOfLast = least;
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? far;
}
