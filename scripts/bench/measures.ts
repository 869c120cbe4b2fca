/** What `npm run bench` was asked for. */
export interface Measures {
  readonly events: number;
  readonly seed: number;
  /** Rounds that are measured, and before them rounds that are not. */
  readonly rounds: number;
  readonly warm: number;
  /** Another package, or the folder of another checkout, to measure beside this one. */
  readonly against: string | undefined;
}

/** Takes a line of text for people. */
export type Report = (line: string) => void;

/** The value in the middle; the numbers are sorted. */
export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The numbers from the smallest to the largest. */
export function ascending(numbers: readonly number[]): readonly number[] {
  return numbers.toSorted((one, other) => one - other);
}
