import type { Span } from "../../base/span";

/** A leaf as far as it says which event a pattern is about: where it is in the event, and where it is in the text. */
export interface SelectingLeaf {
  readonly kind: "field";
  /** Keys from the root joined with dots, as EventBridge identifies a path. */
  readonly path: string;
  readonly nameSpan: Span;
}

/** Alternative objects in the place of one. */
export interface Branches<Node> {
  readonly kind: "or";
  readonly branches: readonly Node[];
}

/**
 * The leaves and the `$or` of an object and of the objects in it, in the order of the text; not those in branches. This
 * is all that is asked of a tree, so that the strict one and the tolerant one answer alike.
 */
export type ItemsOf<Node, Leaf extends SelectingLeaf> = (node: Node) => readonly (Leaf | Branches<Node>)[];

/** The leaves that say which event it is, by path, in one combination of `$or` branches. */
export type Selection<Leaf> = ReadonlyMap<string, Leaf>;

/** The paths that say which event a pattern is about. */
export const SELECTING_PATHS = ["source", "detail-type", "detail.messageType", "detail.eventSource"] as const;

const selecting: ReadonlySet<string> = new Set(SELECTING_PATHS);

/** Whether the field at a path says which event a pattern is about. */
export function isSelecting(path: string): boolean {
  return selecting.has(path);
}

/** More combinations than this are not looked at one by one. */
export const maxSelections = 200;

/**
 * For a pattern and for every branch of its `$or` the selections in which the leaves there have to match: one, or one for
 * each combination of branches that select differently. Of two leaves with one path the later in the text counts, as
 * EventBridge has it. Undefined when there are more than 200 combinations, or when joining them would take more steps
 * than `takeSteps` grants.
 */
export function selectionsByBranch<Node, Leaf extends SelectingLeaf>(
  root: Node,
  itemsOf: ItemsOf<Node, Leaf>,
  takeSteps: (count: number, node: Node) => boolean,
): ReadonlyMap<Node, readonly Selection<Leaf>[]> | undefined {
  type Selections = readonly Selection<Leaf>[];
  const nothing: Selection<Leaf> = new Map();
  const found = new Map<Node, Selections>();
  const ofOr = new Map<Branches<Node>, Selections | undefined>();
  return assign(root, [nothing]) ? found : undefined;

  function assign(node: Node, outer: Selections): boolean {
    const items = itemsOf(node);
    const own = items.map(variantsOfItem);
    const before = [outer];
    for (const variants of own) {
      const joined = product(before.at(-1), variants);
      if (joined === undefined) return false;
      if (joined !== before.at(-1) && !takeSteps(joined.length, node)) return false;
      before.push(joined);
    }
    found.set(node, before.at(-1) ?? outer);
    let after: Selections | undefined = [nothing];
    for (const [place, item] of [...items.entries()].reverse()) {
      if (item.kind === "or") {
        const around = product(before[place], after);
        if (around === undefined || !takeSteps(around.length, node)) return false;
        if (!item.branches.every((branch) => assign(branch, around))) return false;
      }
      after = product(own[place], after);
    }
    return true;
  }

  /** The selections that one item allows. */
  function variantsOfItem(item: Leaf | Branches<Node>): Selections | undefined {
    if (item.kind !== "or") return [isSelecting(item.path) ? new Map([[item.path, item]]) : nothing];
    if (!ofOr.has(item)) ofOr.set(item, branchVariants(item));
    return ofOr.get(item);
  }

  function branchVariants({ branches }: Branches<Node>): Selections | undefined {
    const all: Selection<Leaf>[] = [];
    let isSelecting = false;
    for (const branch of branches) {
      let variants: Selections = [nothing];
      for (const item of itemsOf(branch)) {
        const joined = product(variants, variantsOfItem(item));
        if (joined === undefined) return undefined;
        if (joined !== variants && !takeSteps(joined.length, branch)) return undefined;
        variants = joined;
      }
      all.push(...variants);
      isSelecting ||= variants.some(({ size }) => size > 0);
      if (isSelecting && all.length > maxSelections) return undefined;
    }
    return isSelecting ? all : [nothing];
  }
}

function product<Leaf extends SelectingLeaf>(
  ones: readonly Selection<Leaf>[] | undefined,
  others: readonly Selection<Leaf>[] | undefined,
): readonly Selection<Leaf>[] | undefined {
  if (ones === undefined || others === undefined || ones.length * others.length > maxSelections)
    return undefined;
  if (isNothing(others)) return ones;
  if (isNothing(ones)) return others;
  return ones.flatMap((one) => others.map((other) => merge(one, other)));
}

function isNothing<Leaf>([only, ...more]: readonly Selection<Leaf>[]): boolean {
  return only?.size === 0 && more.length === 0;
}

function merge<Leaf extends SelectingLeaf>(one: Selection<Leaf>, other: Selection<Leaf>): Selection<Leaf> {
  if (one.size === 0) return other;
  if (other.size === 0) return one;
  const merged = new Map(one);
  for (const [path, leaf] of other) {
    const known = merged.get(path);
    if (known === undefined || known.nameSpan.offset < leaf.nameSpan.offset) merged.set(path, leaf);
  }
  return merged;
}
