/**
 * A path or the beginning of one, cut at its dots. EventBridge joins keys with dots and never cuts an event's key, so
 * the way from the root to a node may be spelled by any keys that join to it.
 */
export interface PathNode {
  readonly children: ReadonlyMap<string, PathNode>;
  /** The path that ends here, or -1. */
  readonly path: number;
}

/** The tree of some paths, each of which is known by its index. */
export function pathTree(paths: readonly string[]): PathNode {
  const root = newTree();
  paths.forEach((path, index) => {
    let node = root;
    for (const step of path.split(".")) node = childOf(node, step);
    node.path = index;
  });
  return root;
}

/** A node of a tree that is being made. */
export interface GrowingNode extends PathNode {
  children: Map<string, GrowingNode>;
  path: number;
}

/** The root of a tree without any path. */
export function newTree(): GrowingNode {
  return { children: NO_CHILDREN, path: -1 };
}

/** The node that a step leads to, made if need be. */
export function childOf(node: GrowingNode, step: string): GrowingNode {
  let child = node.children.get(step);
  if (child === undefined) {
    child = newTree();
    if (node.children === NO_CHILDREN) node.children = new Map();
    node.children.set(step, child);
  }
  return child;
}

/** Shared by all nodes without children, which are the most: a map for each would be half of the time. */
const NO_CHILDREN = new Map<string, GrowingNode>();

/**
 * The node that a key of an event leads to from `node`, or undefined where no path of the pattern goes. A key with
 * dots takes several steps at once.
 */
export function stepInto(node: PathNode, key: string, steps: UsedSteps): PathNode | undefined {
  const direct = node.children.get(key);
  if (direct !== undefined) return key !== "" || steps.empty ? direct : undefined;
  if (!key.includes(".")) return undefined;
  let reached: PathNode | undefined = node;
  for (const step of key.split(".")) {
    reached = reached.children.get(step);
    if (reached === undefined) return undefined;
  }
  return steps.empty || !hasEmptyStep(key) ? reached : undefined;
}

/**
 * The steps that EventBridge knows of. It skips every key of an event that no path of the pattern has as a step, and
 * it forgets empty steps at the end of a path: from `a.` it learns `a` only. That is to be seen only with empty steps,
 * so whether it knows the empty one is all that matters here.
 */
export interface UsedSteps {
  readonly empty: boolean;
}

/** The steps that EventBridge learns from a pattern's paths. */
export function usedSteps(paths: readonly string[]): UsedSteps {
  return { empty: paths.some((path) => path === "" || hasEmptyStep(path)) };
}

/** Whether there is an empty step anywhere, at the end of a path too. */
export function hasAnEmptyStep(path: string): boolean {
  return path === "" || path.startsWith(".") || path.endsWith(".") || path.includes("..");
}

/** Whether there is an empty step other than at the end, as Java's `split` sees it. */
function hasEmptyStep(path: string): boolean {
  let end = path.length;
  while (end > 0 && path[end - 1] === ".") end--;
  return end > 0 && (path.startsWith(".") || path.slice(0, end).includes(".."));
}
