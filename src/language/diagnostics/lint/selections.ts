import type { Field, Or, PatternObject } from "../../../pattern/pattern";
import { itemsOf, type Item, type LeafField } from "./leafField";

/** The leaves that say which event it is, by path, in one combination of `$or` branches. */
export type Selection = ReadonlyMap<string, LeafField>;

const selecting = new Set(["source", "detail-type", "detail.messageType", "detail.eventSource"]);

/** More combinations than this are not looked at one by one. */
export const maxSelections = 200;

/**
 * For each leaf the selections in which it has to match: one, or one for each combination of `$or` branches that
 * select differently. Of two leaves with one path the later in the text counts, as EventBridge has it. Undefined when
 * there are more than 200 combinations, or when joining them would take more steps than `takeSteps` grants.
 */
export function selectionsByLeaf(
  root: PatternObject,
  takeSteps: (count: number, object: PatternObject) => boolean,
): ReadonlyMap<Field, readonly Selection[]> | undefined {
  const found = new Map<Field, readonly Selection[]>();
  const ofOr = new Map<Or, readonly Selection[] | undefined>();
  return assign(root, [new Map()]) ? found : undefined;

  function assign(object: PatternObject, outer: readonly Selection[]): boolean {
    const items = itemsOf(object);
    const own = items.map(variantsOfItem);
    const before = [outer];
    for (const variants of own) {
      const joined = product(before.at(-1), variants);
      if (joined === undefined) return false;
      if (joined !== before.at(-1) && !takeSteps(joined.length, object)) return false;
      before.push(joined);
    }
    const all = before.at(-1) ?? outer;
    let after: readonly Selection[] | undefined = [new Map()];
    for (const [place, item] of [...items.entries()].reverse()) {
      if (item.kind === "or") {
        const around = product(before[place], after);
        if (around === undefined || !takeSteps(around.length, object)) return false;
        if (!item.branches.every((branch) => assign(branch, around))) return false;
      } else found.set(item, all);
      after = product(own[place], after);
    }
    return true;
  }

  /** The selections that one item allows. */
  function variantsOfItem(item: Item): readonly Selection[] | undefined {
    if (item.kind !== "or") return [selecting.has(item.path) ? new Map([[item.path, item]]) : nothing];
    if (!ofOr.has(item)) ofOr.set(item, branchVariants(item));
    return ofOr.get(item);
  }

  function branchVariants({ branches }: Or): readonly Selection[] | undefined {
    const all: Selection[] = [];
    let isSelecting = false;
    for (const branch of branches) {
      let variants: readonly Selection[] = [nothing];
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

const nothing: Selection = new Map();

function product(
  ones: readonly Selection[] | undefined,
  others: readonly Selection[] | undefined,
): readonly Selection[] | undefined {
  if (ones === undefined || others === undefined || ones.length * others.length > maxSelections)
    return undefined;
  if (isNothing(others)) return ones;
  if (isNothing(ones)) return others;
  return ones.flatMap((one) => others.map((other) => merge(one, other)));
}

function isNothing([only, ...more]: readonly Selection[]): boolean {
  return only?.size === 0 && more.length === 0;
}

function merge(one: Selection, other: Selection): Selection {
  if (one.size === 0) return other;
  if (other.size === 0) return one;
  const merged = new Map(one);
  for (const [path, field] of other) {
    const known = merged.get(path);
    if (known === undefined || known.nameSpan.offset < field.nameSpan.offset) merged.set(path, field);
  }
  return merged;
}
