/**
 * The distinct strings in the order in which Java's HashSet holds them, each in quotes as EventBridge keeps strings.
 * Of several faulty wildcards in a list EventBridge reports the one that comes first in this order.
 */
export function inHashSetOrder(values: readonly string[]): readonly string[] {
  const distinct = [...new Set(values)];
  let capacity = 16;
  while (distinct.length > capacity * 0.75) capacity *= 2;
  const bucket = (value: string): number => hash(`"${value}"`) & (capacity - 1);
  return distinct.sort((left, right) => bucket(left) - bucket(right));
}

function hash(text: string): number {
  let code = 0;
  for (let index = 0; index < text.length; index++) code = (Math.imul(code, 31) + text.charCodeAt(index)) | 0;
  return code ^ (code >>> 16);
}
