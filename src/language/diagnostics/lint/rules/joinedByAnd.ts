import type { Span } from "../../../../base/span";
import { spanOf } from "../../../../json/nodesAround";
import type { TolerantMember, TolerantObject, TreeNode } from "../../../../json/tolerantTree";
import type { PatternObject } from "../../../../pattern/pattern";
import { asksForAbsence } from "../absence";
import { itemsOf, type LeafField } from "../leafField";
import type { Found, LintRule } from "../lintRule";
import { restructure, textAt } from "../../fixes/edits";
import { field, fieldAlong, listOf, objectOf, setValue } from "../../fixes/operations";
import { choice } from "../../fixes/quickFix";
import { fieldAt, valueOf } from "../../fixes/tree";

/** The fields that may be absent, with what else they accept. */
interface OptionalFields {
  readonly fields: readonly { readonly name: Span; readonly others: readonly Span[] }[];
}

/** Fields are joined by "and": whoever means "any of them" needs `$or`. */
export const joinedByAnd: LintRule<"joined-by-and", OptionalFields> = {
  code: "joined-by-and",
  level: "information",
  summary: "Several fields that may each be absent, where any of them may be meant.",
  check: ({ root }) => checkBranch(root),
  fixes: ({ text, format, root }, { data: { fields } }) => {
    const members = fields.flatMap(({ name }) => fieldAt(root, name) ?? []);
    const object = commonObject(members);
    if (object === undefined || members.length < fields.length || valueOf(object, "$or") !== undefined)
      return [];
    const alternatives = members.map((member, index) => {
      const values = fields[index]?.others.map((span) => textAt(text, span)) ?? [];
      return objectOf(fieldAlong(pathWithin(object, member), listOf(values)));
    });
    const rest = without(object, new Set(members));
    const edits = [setValue(spanOf(object), objectOf(...rest, field("$or", listOf(alternatives))))];
    const title = "Ask for any of them with $or (this changes the meaning)";
    return [choice(title, () => restructure(text, edits, format))];
  },
};

/** The innermost object around all of some fields. */
function commonObject([first, ...others]: readonly TolerantMember[]): TolerantObject | undefined {
  const around = first === undefined ? [] : objectsAround(first);
  return around.find((object) => others.every((member) => objectsAround(member).includes(object)));
}

/** The objects that a field stands in, the innermost first. */
function objectsAround(member: TolerantMember): readonly TolerantObject[] {
  const objects: TolerantObject[] = [];
  for (let node: TreeNode | undefined = member.parent; node !== undefined; node = node.parent) {
    if (node.kind === "object") objects.push(node);
  }
  return objects;
}

/** The keys from an object to a field in it. */
function pathWithin(object: TolerantObject, member: TolerantMember): readonly string[] {
  const outer = member.parent === object ? undefined : member.parent.parent;
  return [...(outer?.kind === "member" ? pathWithin(object, outer) : []), member.key.value];
}

/** The fields of an object that are left without some, and without what would be empty then. */
function without(
  object: TolerantObject,
  removed: ReadonlySet<TolerantMember>,
): readonly (TolerantMember | ReturnType<typeof field>)[] {
  return object.members.flatMap((member): ReturnType<typeof without> => {
    if (removed.has(member)) return [];
    if (member.value?.kind !== "object") return [member];
    const inner = without(member.value, removed);
    return inner.length === 0 ? [] : [field(member.key, objectOf(...inner))];
  });
}

/** More fields than this are not pointed at. */
const maxRelated = 10;

/** Fewer fields than this may well be joined by "and". */
const fewestFields = 2;

/** What is said of the pattern or a branch of `$or`, and of the branches in it. */
function checkBranch(branch: PatternObject): readonly Found<OptionalFields>[] {
  const items = itemsOf(branch);
  const optional = items.filter((item): item is LeafField => item.kind !== "or" && isOptional(item));
  const inner = items.flatMap((item) => (item.kind === "or" ? item.branches.flatMap(checkBranch) : []));
  const [first, ...others] = optional;
  if (first === undefined || optional.length < fewestFields || !others.every((leaf) => isAlike(first, leaf)))
    return inner;
  const related = others
    .slice(0, maxRelated)
    .map(({ nameSpan: span }) => ({ span, message: "This one may be absent as well." }));
  const message = `Fields are joined by "and": each of these ${optional.length} has to be absent or to match. If one of them is enough, make them alternatives of $or.`;
  const fields = optional.map(({ nameSpan, value }) => ({
    name: nameSpan,
    others: value.matchers.filter((matcher) => !asksForAbsence(matcher)).map(({ span }) => span),
  }));
  return [{ span: first.nameSpan, message, related, data: { fields } }, ...inner];
}

/** Whether a field may be absent, or has a value that is asked for. */
function isOptional({ value: { matchers } }: LeafField): boolean {
  return (
    matchers.length > 1 &&
    matchers.some(asksForAbsence) &&
    matchers.some((matcher) => !asksForAbsence(matcher))
  );
}

/** Whether two fields ask for the same kinds of values, as people write it who mean any of them. */
function isAlike(one: LeafField, other: LeafField): boolean {
  return kindsOf(one) === kindsOf(other);
}

function kindsOf({ value: { matchers } }: LeafField): string {
  return [...new Set(matchers.map(({ kind }) => kind))].sort().join(" ");
}
