import { someCombination } from "../../matching/combinations";
import type { CompiledPattern } from "../../matching/compilePattern";
import { exampleValue } from "../../matching/explain/exampleValue";
import type { PlannedLeaf } from "../../matching/matchPlan";

/** How many combinations of `$or` branches are tried for one of which every leaf accepts something. */
const maxCombinations = 1_000;

/** A value as JSON, or an object; or both, which becomes an array of the two. */
interface Node {
  value?: string;
  readonly fields: Map<string, Node>;
}

/**
 * An event, as JSON, that has a value for every leaf of the first combination of `$or` branches in which each leaf
 * accepts one, over the fields of `envelope`. It need not match: leaves can rule each other out. Takes time linear in the
 * pattern. Where every combination has a leaf for which no value was found, the first such leaf.
 */
export function draftEvent(
  compiled: CompiledPattern,
  envelope: Readonly<Record<string, unknown>>,
): string | PlannedLeaf | undefined {
  let left = maxCombinations;
  let draft: string | undefined;
  let impossible: PlannedLeaf | undefined;
  const anything = { nothing: "", add: () => "", fateOf: () => String(left), passesUnknown: true };
  someCombination(compiled.plan().condition, anything, ({ leaves }) => {
    const root: Node = { fields: new Map() };
    for (const [key, value] of Object.entries(envelope)) root.fields.set(key, plainNode(value));
    const isComplete = leaves.every((leaf) => {
      const value = exampleValue(leaf);
      if (value !== undefined) put(root, leaf.field.path.split("."), value);
      else if (!leaf.test.absent) impossible ??= leaf;
      return value !== undefined || leaf.test.absent;
    });
    if (isComplete) draft = written(root);
    left--;
    return isComplete || left === 0;
  });
  return draft ?? impossible;
}

function plainNode(value: unknown): Node {
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return isEmpty && !Array.isArray(value)
    ? { fields: new Map() }
    : { value: JSON.stringify(value), fields: new Map() };
}

function put(node: Node, [key = "", ...rest]: readonly string[], value: string): void {
  const child = node.fields.get(key) ?? { fields: new Map<string, Node>() };
  node.fields.set(key, child);
  if (rest.length === 0) child.value = value;
  else put(child, rest, value);
}

function written({ value, fields }: Node): string {
  const members = Array.from(fields, ([key, child]) => `${JSON.stringify(key)}: ${written(child)}`);
  const object = `{${members.join(", ")}}`;
  if (value === undefined) return object;
  return members.length === 0 ? value : `[${value}, ${object}]`;
}
