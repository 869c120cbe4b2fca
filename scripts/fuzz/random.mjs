// @ts-check
/**
 * Numbers from a seed, the same for the same seed (mulberry32): `below(n)` gives 0 to n - 1.
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed | 0;
  function next() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
  /** @param {number} most */
  const below = (most) => next() % Math.max(1, most);
  return {
    next,
    below,
    /**
     * @template Item
     * @param {readonly Item[]} list which is not empty
     */
    pick: (list) => /** @type {Item} */ (list[below(list.length)]),
    /** @param {number} of */
    chance: (of) => below(of) === 0,
  };
}

/**
 * A number for a text, to start a seed from.
 *
 * @param {string} text
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
