/**
 * A stream of random choices that is the same for the same seed on every machine (sfc32 seeded by splitmix32).
 * `createRandom(seed, index)` gives every pair a stream of its own, so that one pair can be made again by itself.
 */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One of `[weight, value]`, as often as its weight says. */
  weighted<T>(entries: readonly (readonly [weight: number, value: T])[]): T;
}

/** `index` numbers the streams of one seed. */
export function createRandom(seed: number, index = 0): Random {
  let state = (seed ^ Math.imul(index + 1, 0x9e3779b9)) >>> 0;
  const split = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let a = split();
  let b = split() ^ index;
  let c = split();
  let d = 1;
  const next32 = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) next32();
  return randomOf(next32);
}

/** Random choices from a source of whole numbers from 0 up to, but not including, 2^32. */
export function randomOf(next32: () => number): Random {
  return {
    next: () => next32() / 4294967296,
    below: (limit) => Math.floor((next32() / 4294967296) * limit),
    between: (low, high) => low + Math.floor((next32() / 4294967296) * (high - low + 1)),
    chance: (probability) => next32() < probability * 4294967296,
    pick: (list) => at(list, Math.floor((next32() / 4294967296) * list.length)),
    weighted: (entries) => {
      let total = 0;
      for (const [weight] of entries) total += weight;
      let rest = (next32() / 4294967296) * total;
      for (const [weight, value] of entries) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return at(entries, entries.length - 1)[1];
    },
  };
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError("There is nothing to choose from.");
  return value;
}
