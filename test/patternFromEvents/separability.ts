import { parseTree } from "jsonc-parser";
import type { Node } from "jsonc-parser";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { referenceMatches } from "../matching/referenceMatcher";

/** The values of an event by path, read with another reader than the extension's. */
export function leavesOf(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  visit(parseTree(text)!, []);
  return found;

  function visit(node: Node, keys: readonly string[]): void {
    if (node.type === "object") {
      for (const { children } of node.children!) {
        const [key, value] = children!;
        visit(value!, [...keys, key!.value as string]);
      }
    } else if (node.type === "array") for (const element of node.children!) visit(element, keys);
    else {
      const path = keys.join(".");
      const written = text.slice(node.offset, node.offset + node.length);
      found.set(path, (found.get(path) ?? new Set()).add(written));
    }
  }
}

/**
 * Whether some pattern without `$or` matches an event and none of the others, found by trying every choice of one
 * value, absence or nothing at each path that they have, each with the reference matcher; undefined where that takes
 * too long. Paths and values must be plain: written in one way, no dots in keys, no addresses.
 */
export function isSeparable(event: string, others: readonly string[], most: number): boolean | undefined {
  const own = leavesOf(event);
  const paths = new Set([event, ...others].flatMap((text) => [...leavesOf(text).keys()]));
  const choices = [...paths].map((path): readonly (string | undefined)[] => [
    undefined,
    ...[...(own.get(path) ?? [])].map((value) => `${JSON.stringify(path)}:[${value}]`),
    `${JSON.stringify(path)}:[{"exists":false}]`,
  ]);
  if (choices.reduce((product, { length }) => product * length, 1) > most) return undefined;
  return tryFrom(0, []);

  function tryFrom(index: number, leaves: readonly string[]): boolean {
    const here = choices[index];
    if (here === undefined) return leaves.length > 0 && tells(`{${leaves.join(",")}}`);
    return here.some((leaf) => tryFrom(index + 1, leaf === undefined ? leaves : [...leaves, leaf]));
  }

  function tells(text: string): boolean {
    const pattern = parsePattern(text).pattern!;
    return referenceMatches(pattern, event) && !others.some((other) => referenceMatches(pattern, other));
  }
}
