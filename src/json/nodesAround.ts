import type { Span } from "../base/span";
import type { TolerantNode, TreeNode } from "./tolerantTree";

/**
 * The nodes and members of a tree that an offset is in or at the end of, the smallest first. Of two that meet at the
 * offset it is the first.
 */
export function nodesAround(root: TolerantNode | undefined, offset: number): readonly TreeNode[] {
  const around: TreeNode[] = [];
  let node: TreeNode | undefined = root;
  while (node !== undefined && node.offset <= offset && offset <= node.end) {
    around.unshift(node);
    node = childrenOf(node).find((child) => child.offset <= offset && offset <= child.end);
  }
  return around;
}

/** What a node or member consists of, in the order of the text: a member of its key and its value. */
export function childrenOf(node: TreeNode): readonly TreeNode[] {
  switch (node.kind) {
    case "object":
      return node.members;
    case "array":
      return node.elements.map((element) => element.node);
    case "member":
      return node.value === undefined ? [node.key] : [node.key, node.value];
    case "scalar":
      return [];
  }
}

/** The span of a node or member. */
export function spanOf({ offset, end }: { readonly offset: number; readonly end: number }): Span {
  return { offset, length: end - offset };
}
