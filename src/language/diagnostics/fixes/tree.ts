import type { Span } from "../../../base/span";
import { childrenOf } from "../../../json/nodesAround";
import type { TolerantMember, TolerantNode, TolerantObject, TreeNode } from "../../../json/tolerantTree";

/** The node of a tree that covers exactly a span, the outermost if several do; undefined where there is none. */
export function nodeAt(root: TolerantNode | undefined, { offset, length }: Span): TreeNode | undefined {
  const end = offset + length;
  let node: TreeNode | undefined = root;
  while (node !== undefined && (node.offset !== offset || node.end !== end)) {
    node = childrenOf(node).find((child) => child.offset <= offset && end <= child.end);
  }
  return node;
}

/** The value that covers exactly a span; undefined where a member does, or nothing. */
export function valueAt(root: TolerantNode | undefined, span: Span): TolerantNode | undefined {
  const node = nodeAt(root, span);
  return node?.kind === "member" ? undefined : node;
}

/** The field whose name, or whose value, covers a span. */
export function fieldAt(root: TolerantNode | undefined, span: Span): TolerantMember | undefined {
  const field = nodeAt(root, span)?.parent;
  return field?.kind === "member" ? field : undefined;
}

/** The name of a field; undefined for what is no field. */
export function nameOf(field: TreeNode | undefined): string | undefined {
  return field?.kind === "member" ? field.key.value : undefined;
}

/** The values of an array; none for what is no array. */
export function elementsOf(list: TreeNode | undefined): readonly TolerantNode[] {
  return list?.kind === "array" ? list.elements.map(({ node }) => node) : [];
}

/** The text of a string, without its quotes and escapes; undefined for what is no string. */
export function stringIn(node: TreeNode | undefined): string | undefined {
  return node?.kind === "scalar" && node.type === "string" ? node.value : undefined;
}

/** Whether a node is a number. */
export function isNumber(node: TreeNode | undefined): boolean {
  return node?.kind === "scalar" && node.type === "number";
}

/** The value of a field of an object. */
export function valueOf(object: TolerantObject, name: string): TolerantNode | undefined {
  return object.members.find(({ key }) => key.value === name)?.value;
}

/** What a `$or` has to have. */
const fewestAlternatives = 2;

/**
 * What has to go with an entry of an array or object: itself, or where nothing else stands beside it the field that
 * holds them, and so on, because EventBridge rejects what is empty. Undefined where that would take the pattern itself,
 * or an alternative of `$or`, without which the pattern would let through something else.
 */
export function removable(entry: TreeNode): TreeNode | undefined {
  const { parent } = entry;
  if (parent === undefined) return undefined;
  if (parent.kind === "member") return removable(parent);
  const count = parent.kind === "object" ? parent.members.length : parent.elements.length;
  if (isAlternative(entry)) return count > fewestAlternatives ? entry : undefined;
  return count > 1 ? entry : removable(parent);
}

/** Whether a node stands in the array of a `$or`. */
export function isAlternative({ parent }: TreeNode): boolean {
  return parent?.kind === "array" && nameOf(parent.parent) === "$or";
}
