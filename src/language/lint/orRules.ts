import type { Or, PatternObject } from "../../pattern/pattern";
import { acceptEverything, covers } from "./coverage";
import { leavesOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";

/** What can be said of `$or` without knowing any event. */
export function orRules({ root }: LintContext): readonly LintFinding[] {
  return orsOf(root).flatMap(checkBranches);
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
