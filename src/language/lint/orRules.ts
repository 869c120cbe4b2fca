import type { Or, PatternObject } from "../../pattern/pattern";
import { acceptEverything, covers } from "./coverage";
import { leavesOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";

/** What can be said of `$or` and of fields that are asked for twice, without knowing any event. */
export function orRules({ root, text }: LintContext): readonly LintFinding[] {
  const places = placesOf(root, []);
  return [...overridden(places, text), ...orsOf(root).flatMap(checkBranches)];
}

/** A leaf with the branch of each `$or` that it stands in. */
interface Place {
  readonly leaf: LeafField;
  readonly branches: readonly { readonly or: Or; readonly branch: PatternObject }[];
}

function placesOf({ members }: PatternObject, branches: Place["branches"]): readonly Place[] {
  return members.flatMap((member): readonly Place[] => {
    if (member.kind === "or") {
      return member.branches.flatMap((branch) => placesOf(branch, [...branches, { or: member, branch }]));
    }
    if (member.value.kind === "object") return placesOf(member.value, branches);
    return [{ leaf: { ...member, value: member.value }, branches }];
  });
}

/** Of two leaves with one path EventBridge keeps the later one, wherever both would have to match. */
function overridden(places: readonly Place[], text: string): readonly LintFinding[] {
  return places.flatMap((place, index) => {
    const { path, nameSpan } = place.leaf;
    const later = places.slice(index + 1).find((other) => other.leaf.path === path && meet(place, other));
    if (later === undefined || written(text, place) === written(text, later)) return [];
    const partly = later.branches.length > place.branches.length ? " in that alternative" : "";
    return [
      {
        code: "overridden-field",
        span: nameSpan,
        message: `EventBridge keeps one condition for "${path}": a later one replaces this${partly}, they do not add up.`,
        related: [{ span: later.leaf.nameSpan, message: "This one counts." }],
        data: undefined,
      } as const,
    ];
  });
}

function written(text: string, { leaf }: Place): string {
  const { offset, length } = leaf.value.span;
  return text.slice(offset, offset + length);
}

/** Whether both leaves are in one combination: no `$or` has them in different branches. */
function meet(one: Place, other: Place): boolean {
  return one.branches.every(({ or, branch }) => {
    const choice = other.branches.find((candidate) => candidate.or === or);
    return choice === undefined || choice.branch === branch;
  });
}

function orsOf({ members }: PatternObject): readonly Or[] {
  return members.flatMap((member): readonly Or[] => {
    if (member.kind === "or") return [member, ...member.branches.flatMap(orsOf)];
    return member.value.kind === "object" ? orsOf(member.value) : [];
  });
}

function checkBranches(or: Or): readonly LintFinding[] {
  const branches = or.branches.map((branch) => ({ branch, leaves: simpleLeaves(branch) }));
  const paths = new Set(branches.map(({ leaves }) => (leaves?.length === 1 ? leaves[0]?.path : undefined)));
  const [path] = paths;
  const matchers = branches.flatMap(({ leaves }) => leaves?.[0]?.value.matchers ?? []);
  if (paths.size === 1 && path !== undefined && acceptEverything(matchers)) {
    return [
      {
        code: "contradictory-or",
        span: or.nameSpan,
        message: `These alternatives accept every event together: what one leaves out of "${path}" another lets in.`,
        related: branches.map(({ branch }) => ({ span: branch.span, message: "An alternative is here." })),
        data: undefined,
      },
    ];
  }
  return branches.flatMap(({ branch, leaves }, index) => {
    const other = branches.find(
      (candidate, place) =>
        place !== index &&
        implies(leaves, candidate.leaves) &&
        (place < index || !implies(candidate.leaves, leaves)),
    );
    if (other === undefined) return [];
    return [
      {
        code: "covered-alternative",
        span: branch.span,
        message: "Another alternative lets through all events that this one does, so it changes nothing.",
        related: [{ span: other.branch.span, message: "This one covers it." }],
        data: { list: or.span },
      } as const,
    ];
  });
}

/** The leaves of a branch; undefined where it has an `$or` of its own or asks twice for one field. */
function simpleLeaves(branch: PatternObject): readonly LeafField[] | undefined {
  const leaves = leavesOf(branch);
  return orsOf(branch).length > 0 || new Set(leaves.map(({ path }) => path)).size < leaves.length
    ? undefined
    : leaves;
}

/** Whether whatever matches all of `narrow` matches all of `broad`. */
function implies(narrow: readonly LeafField[] | undefined, broad: readonly LeafField[] | undefined): boolean {
  if (narrow === undefined || broad === undefined) return false;
  return broad.every((asked) => {
    const same = narrow.find(({ path }) => path === asked.path);
    return same?.value.matchers.every((matcher) =>
      asked.value.matchers.some((other) => sameExclusion(other, matcher) || covers(other, matcher)),
    );
  });
}

function sameExclusion(
  one: LeafField["value"]["matchers"][number],
  other: LeafField["value"]["matchers"][number],
): boolean {
  return (
    one.kind === "anythingBut" &&
    other.kind === "anythingBut" &&
    JSON.stringify(one.excluded) === JSON.stringify(other.excluded)
  );
}
