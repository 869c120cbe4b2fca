import type { Field, PatternObject } from "../../pattern/pattern";
import { itemsOf, type Item, type LeafField } from "./leafField";

/** The leaves that say which event it is, by path, in one combination of `$or` branches. */
export type Selection = ReadonlyMap<string, LeafField>;

const selecting = new Set(["source", "detail-type", "detail.messageType", "detail.eventSource"]);

/** More combinations than this are not looked at one by one. */
const most = 200;

/**
 * For each leaf the selections in which it has to match: one, or one for each combination of `$or` branches that
 * select differently. Of two leaves with one path the later in the text counts, as EventBridge has it. Undefined when
 * there are too many combinations.
 */
export function selectionsByLeaf(root: PatternObject): ReadonlyMap<Field, readonly Selection[]> | undefined {
  const found = new Map<Field, readonly Selection[]>();
  return assign(root, [new Map()], found) ? found : undefined;
}

function assign(
  object: PatternObject,
  outer: readonly Selection[],
  found: Map<Field, readonly Selection[]>,
): boolean {
  const items = itemsOf(object);
  const own = variantsOf(items);
  const all = own === undefined ? undefined : product(outer, own);
  if (all === undefined) return false;
  for (const item of items) {
    if (item.kind !== "or") {
      found.set(item, all);
      continue;
    }
    const beside = variantsOf(items.filter((other) => other !== item));
    const around = beside === undefined ? undefined : product(outer, beside);
    if (around === undefined || !item.branches.every((branch) => assign(branch, around, found))) return false;
  }
  return true;
}

/** The selections that some items allow between them. */
function variantsOf(items: readonly Item[]): readonly Selection[] | undefined {
  let variants: readonly Selection[] | undefined = [new Map()];
  for (const item of items) {
    const own = item.kind === "or" ? branchVariants(item.branches) : selectionOf(item);
    variants = variants === undefined || own === undefined ? undefined : product(variants, own);
  }
  return variants;
}

function branchVariants(branches: readonly PatternObject[]): readonly Selection[] | undefined {
  const variants = branches.map((branch) => variantsOf(itemsOf(branch)));
  if (variants.some((found) => found === undefined)) return undefined;
  const all = variants.flatMap((found) => found ?? []);
  return all.every(({ size }) => size === 0) ? [new Map()] : all;
}

function selectionOf(field: LeafField): readonly Selection[] {
  return [selecting.has(field.path) ? new Map([[field.path, field]]) : new Map()];
}

function product(ones: readonly Selection[], others: readonly Selection[]): readonly Selection[] | undefined {
  if (ones.length * others.length > most) return undefined;
  return ones.flatMap((one) => others.map((other) => merge(one, other)));
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
