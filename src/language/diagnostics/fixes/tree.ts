import { findNodeAtOffset, type Node } from "jsonc-parser";
import type { Span } from "../../../base/span";
import type { TextEdit } from "../../../json/layout/format";

/** The node of a tree that covers exactly a span, the outermost if several do; undefined where there is none. */
export function nodeAt(root: Node | undefined, { offset, length }: Span): Node | undefined {
  let node = root && findNodeAtOffset(root, offset, true);
  while (node?.parent !== undefined && (node.offset > offset || node.length < length)) node = node.parent;
  while (node?.parent?.offset === offset && node.parent.length === length) node = node.parent;
  return node?.offset === offset && node.length === length ? node : undefined;
}

/** The field whose name, or whose value, covers a span. */
export function fieldAt(root: Node | undefined, span: Span): Node | undefined {
  const field = nodeAt(root, span)?.parent;
  return field?.type === "property" ? field : undefined;
}

export function spanOf({ offset, length }: Node): Span {
  return { offset, length };
}

/** The name of a field; undefined for what is no field. */
export function nameOf(field: Node | undefined): string | undefined {
  const name: unknown = field?.type === "property" ? field.children?.[0]?.value : undefined;
  return typeof name === "string" ? name : undefined;
}

/** What a `$or` has to have. */
const fewestAlternatives = 2;

/**
 * What has to go with an entry of an array or object: itself, or where nothing else stands beside it the field that
 * holds them, and so on, because EventBridge rejects what is empty. Undefined where that would take the pattern itself,
 * or an alternative of `$or`, without which the pattern would let through something else.
 */
export function removable(entry: Node): Node | undefined {
  const { parent } = entry;
  if (parent === undefined) return undefined;
  if (parent.type === "property") return removable(parent);
  const count = parent.children?.length ?? 0;
  if (isAlternative(entry)) return count > fewestAlternatives ? entry : undefined;
  return count > 1 ? entry : removable(parent);
}

/** Whether a node stands in the array of a `$or`. */
export function isAlternative({ parent }: Node): boolean {
  return parent?.type === "array" && nameOf(parent.parent) === "$or";
}

/** The edits that take an entry out, with all that would be empty without it; none where that cannot be done. */
export function removeEntry(entry: Node): readonly TextEdit[] {
  const removed = removable(entry);
  return removed?.parent === undefined ? [] : [cutOut(removed, removed.parent)];
}

/** The edit that takes an entry out of an array or object that has others, with one comma. */
function cutOut(entry: Node, { children = [] }: Node): TextEdit {
  const index = children.indexOf(entry);
  const [before, after] = [children[index - 1], children[index + 1]];
  if (after !== undefined) return { span: between(entry.offset, after.offset), newText: "" };
  return {
    span: before === undefined ? spanOf(entry) : between(endOf(before), endOf(entry)),
    newText: "",
  };
}

/** The edit that adds an entry at the end of an array or object. */
export function addEntry(container: Node, entry: string): TextEdit {
  const last = container.children?.at(-1);
  return last === undefined
    ? { span: { offset: container.offset + 1, length: 0 }, newText: entry }
    : { span: { offset: endOf(last), length: 0 }, newText: `, ${entry}` };
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function between(start: number, end: number): Span {
  return { offset: start, length: end - start };
}

/** The value of a field of an object. */
export function valueOf(object: Node, name: string): Node | undefined {
  return object.children?.find((field) => nameOf(field) === name)?.children?.[1];
}

/** The text of a field at a path, with the objects that it stands in: `"a": { "b": value }`. */
export function fieldText([name = "", ...rest]: readonly string[], value: string): string {
  const nested = rest.reduceRight((inner, key) => `{ ${JSON.stringify(key)}: ${inner} }`, value);
  return `${JSON.stringify(name)}: ${nested}`;
}

/**
 * The edit that adds a field at a path below an object, with the objects on the way that are missing. Undefined where
 * something stands there already.
 */
export function addField(object: Node, path: readonly string[], value: string): TextEdit | undefined {
  const [name = "", ...rest] = path;
  const existing = object.children?.find((field) => nameOf(field) === name);
  if (existing === undefined) return addEntry(object, fieldText(path, value));
  const inner = existing.children?.[1];
  return rest.length > 0 && inner?.type === "object" ? addField(inner, rest, value) : undefined;
}

/** The nodes that an offset is in, the smallest first. */
export function nodesAround(root: Node | undefined, offset: number): readonly Node[] {
  const nodes: Node[] = [];
  for (let node = root && findNodeAtOffset(root, offset, true); node !== undefined; node = node.parent) {
    nodes.push(node);
  }
  return nodes;
}
