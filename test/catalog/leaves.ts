/** A scalar of an event with the path of keys to it; elements of an array have the path of the array. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: string | number | boolean | null;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Every path of keys in a JSON value, objects and arrays included, and every scalar in it. */
export function flatten(
  value: Json,
  path: readonly string[] = [],
): { paths: (readonly string[])[]; leaves: Leaf[] } {
  const paths: (readonly string[])[] = [];
  const leaves: Leaf[] = [];
  collect(value, path, paths, leaves);
  return { paths, leaves };
}

function collect(value: Json, path: readonly string[], paths: (readonly string[])[], leaves: Leaf[]): void {
  if (Array.isArray(value)) {
    for (const element of value as readonly Json[]) collect(element, path, paths, leaves);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      paths.push([...path, key]);
      collect(child, [...path, key], paths, leaves);
    }
  } else {
    leaves.push({ path, value: value });
  }
}
