import type { Or, PatternObject } from "../../../pattern/pattern";
import { alternativesOf, keyOf, keysThatCover } from "./alternatives";
import { acceptEverything } from "./coverage";
import { itemsOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { remember } from "../../../base/remember";
import type { Steps } from "./steps";

/** What can be said of the branches of a `$or` without knowing any event. */
export interface CheckedOr {
  readonly or: Or;
  /** The path of all its branches, where together they accept every value of it. */
  readonly acceptsEveryValueOf: string | undefined;
  /** The branches that another one covers. */
  readonly covered: readonly { readonly branch: PatternObject; readonly other: PatternObject }[];
}

/** Every `$or` of a pattern, in the order of the text, with what can be said of its branches. */
export function checkedOrs(context: LintContext): readonly CheckedOr[] {
  // What was left out of a branch could tell it from the others.
  return orsOf(context.root)
    .filter(({ span }) => context.isWhole(span))
    .map((or) => checkBranches(or, context.steps));
}

/** Every `$or` of an object, those in branches too, in the order of the text. */
function orsOf(object: PatternObject): readonly Or[] {
  const ors: Or[] = [];
  collect(object);
  return ors;

  function collect(inner: PatternObject): void {
    for (const item of itemsOf(inner)) {
      if (item.kind !== "or") continue;
      ors.push(item);
      item.branches.forEach(collect);
    }
  }
}

interface Branch {
  readonly branch: PatternObject;
  /** The leaves of a branch; undefined where it has an `$or` of its own or asks twice for one field. */
  readonly leaves: readonly LeafField[] | undefined;
}

function checkBranches(or: Or, steps: Steps): CheckedOr {
  const branches = or.branches.map((branch): Branch => ({ branch, leaves: simpleLeaves(branch) }));
  const paths = new Set(branches.map(({ leaves }) => (leaves?.length === 1 ? leaves[0]?.path : undefined)));
  const [path] = paths;
  const matchers = branches.flatMap(({ leaves }) => leaves?.[0]?.value.matchers ?? []);
  if (paths.size === 1 && path !== undefined && acceptEverything(matchers, steps)) {
    return { or, acceptsEveryValueOf: path, covered: [] };
  }
  const candidates = candidatesFor(branches);
  const implies = implication(steps);
  const covered = branches.flatMap(({ branch, leaves }, index) => {
    const { places, cost } = candidates(leaves);
    for (const place of places) {
      if (!steps.take(cost, branch.span)) return [];
      const other = branches[place];
      if (place === index || other === undefined || !implies(leaves, other.leaves)) continue;
      if (place > index && implies(other.leaves, leaves)) continue;
      return [{ branch, other: other.branch }];
    }
    return [];
  });
  return { or, acceptsEveryValueOf: undefined, covered };
}

function simpleLeaves(branch: PatternObject): readonly LeafField[] | undefined {
  const items = itemsOf(branch);
  const leaves = items.filter((item): item is LeafField => item.kind !== "or");
  const isSimple = leaves.length === items.length;
  return isSimple && new Set(leaves.map(({ path }) => path)).size === leaves.length ? leaves : undefined;
}

/**
 * The places of the branches that may accept all that some leaves accept, in their order. They are found by one of their
 * leaves, the least usual: what it asks for must be asked for as well. `cost` are the steps that each of them takes.
 */
function candidatesFor(
  branches: readonly Branch[],
): (narrow: Leaves) => { readonly places: Iterable<number>; readonly cost: number } {
  const count = new Map<string, number>();
  const keysOf = remember(keysOfLeaf);
  for (const { leaves } of branches) {
    for (const key of leaves?.flatMap(keysOf) ?? []) count.set(key, (count.get(key) ?? 0) + 1);
  }
  const rarity = (leaf: LeafField): number =>
    keysOf(leaf).reduce((sum, key) => sum + (count.get(key) ?? 0), 0);
  const everywhere: number[] = [];
  const byKey = new Map<string, number[]>();
  branches.forEach(({ leaves }, place) => {
    if (leaves?.length === 0) everywhere.push(place);
    const [rarest] = leaves?.toSorted((one, other) => rarity(one) - rarity(other)) ?? [];
    for (const key of rarest === undefined ? [] : keysOf(rarest)) {
      const places = byKey.get(key) ?? [];
      places.push(place);
      byKey.set(key, places);
    }
  });
  return (narrow) => {
    if (narrow === undefined) return { places: [], cost: 0 };
    const found = narrow.flatMap(({ path, value: { matchers } }) => {
      const [matcher] = matchers;
      const keys = ["", ...(matcher === undefined ? [] : keysThatCover(matcher))];
      return keys.flatMap((key) => [byKey.get(`${path}\n${key}`) ?? []]);
    });
    const lists = [everywhere, ...found].filter(({ length }) => length > 0);
    return { places: merged(lists), cost: 2 + lists.length };
  };
}

/** What the matchers of a leaf ask for, each once: plain values by what they say, operators by their path alone. */
function keysOfLeaf({ path, value }: LeafField): readonly string[] {
  return [...new Set(value.matchers.map((matcher) => `${path}\n${keyOf(matcher) ?? ""}`))];
}

/** The numbers of ascending lists in their order, each once. */
function* merged(lists: readonly (readonly number[])[]): Generator<number> {
  const positions = lists.map(() => 0);
  const heads = (): number[] => lists.map((list, index) => list[positions[index] ?? 0] ?? Infinity);
  for (let least = Math.min(...heads()); least < Infinity; least = Math.min(...heads())) {
    yield least;
    lists.forEach((list, index) => {
      if (list[positions[index] ?? 0] === least) positions[index] = (positions[index] ?? 0) + 1;
    });
  }
}

type Leaves = readonly LeafField[] | undefined;

/** Whether whatever matches all of `narrow` matches all of `broad`. */
function implication(steps: Steps): (narrow: Leaves, broad: Leaves) => boolean {
  const alternatives = remember(({ value }: LeafField) => alternativesOf(value.matchers));
  const byPath = remember((leaves: readonly LeafField[]) => new Map(leaves.map((leaf) => [leaf.path, leaf])));
  return (narrow, broad) => {
    if (narrow === undefined || broad === undefined) return false;
    return broad.every((asked) => {
      const same = byPath(narrow).get(asked.path);
      return same?.value.matchers.every((matcher) => alternatives(asked).cover(matcher, steps));
    });
  };
}
