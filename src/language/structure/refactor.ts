import type { TextEdit } from "../../base/textEdit";
import type { Span } from "../../base/span";
import type { FormatOptions } from "../../json/layout/format";
import { nodesAround, spanOf } from "../../json/nodesAround";
import type { TolerantMember, TolerantNode, TolerantObject } from "../../json/tolerantTree";
import { replace, restructure, textAt } from "../diagnostics/fixes/edits";
import { field, fieldAlong, listOf, objectOf, putInPlace } from "../diagnostics/fixes/operations";
import { elementsOf } from "../diagnostics/fixes/tree";
import { editedPattern, type PatternDocument } from "../patternDocument";

/** Another way to write a pattern, with the same meaning. */
export interface Refactoring {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * What can be rewritten at a place of a pattern that EventBridge accepts, without a change of what it lets through or
 * of what is reported of it; none in other text.
 */
export function refactorings(
  document: PatternDocument,
  at: Span,
  format: FormatOptions,
): readonly Refactoring[] {
  const list = listAt(document, at.offset);
  if (list === undefined) return [];
  const before = problemsOf(document);
  if (before === undefined) return [];
  const { text } = document;
  const all =
    list.member.key.value === "$or"
      ? [mergeAlternatives(text, list, format)]
      : [sortValues(text, list), splitValues(text, list, format)];
  return all
    .filter((found) => found !== undefined)
    .filter(({ edits }) => edits.length > 0 && problemsOf(editedPattern(document, edits)) === before);
}

/** An array that is the value of a member. */
interface List {
  readonly values: readonly TolerantNode[];
  readonly member: TolerantMember;
  readonly object: TolerantObject;
  /** The operator that the array is an operand of; undefined for the array of a field or of `$or`. */
  readonly operator: string | undefined;
}

/** The smallest list that an offset is in. */
function listAt(document: PatternDocument, offset: number): List | undefined {
  const around = nodesAround(document.syntax().root, offset);
  const index = around.findIndex((node, at) => node.kind === "array" && around[at + 1]?.kind === "member");
  const [array, member, object] = around.slice(index, index + 3);
  if (array?.kind !== "array" || member?.kind !== "member" || object?.kind !== "object") return undefined;
  const operator = operatorAround(around.slice(index + 1));
  return { values: elementsOf(array), member, object, operator };
}

/** The outermost key in the nearest array around, of a list's member and what is around it; undefined in `$or`. */
function operatorAround(around: readonly (TolerantNode | TolerantMember)[]): string | undefined {
  const outer = around.findIndex(({ kind }) => kind === "array");
  if (outer === -1) return undefined;
  const [leaf, operator] = [
    around[outer + 1],
    around.slice(0, outer).findLast(({ kind }) => kind === "member"),
  ];
  const isBranch = leaf?.kind === "member" && leaf.key.value === "$or";
  return isBranch || operator?.kind !== "member" ? undefined : operator.key.value;
}

/**
 * The codes of what is reported of a pattern; undefined where EventBridge rejects it, or takes some of it for something
 * else than it says: then nobody can tell what another way of writing it would mean.
 */
function problemsOf(document: PatternDocument): string | undefined {
  const { pattern, problems } = document.parsed();
  const codes = problems.map(({ code }) => code).sort();
  const isAsItSays = !codes.includes("or-as-field") && !codes.includes("duplicate-field");
  return pattern !== undefined && isAsItSays ? codes.join() : undefined;
}

/** The values of a leaf in order: text by letters, numbers by size, then everything else as it was. */
function sortValues(text: string, { values, operator }: List): Refactoring | undefined {
  if (operator === "numeric") return undefined;
  const sorted = values.toSorted((one, other) => rankOf(one) - rankOf(other) || compare(one, other));
  if (values.length < 2 || sorted.every((value, index) => value === values[index])) return undefined;
  const edits = values.flatMap((value, index) => {
    const [before, after] = [textAt(text, spanOf(value)), sorted[index]];
    const written = after === undefined ? before : textAt(text, spanOf(after));
    return written === before ? [] : [replace(spanOf(value), written)];
  });
  return { title: "Sort the values", edits };
}

function rankOf(node: TolerantNode): number {
  if (node.kind !== "scalar") return 2;
  return node.type === "string" ? 0 : node.type === "number" ? 1 : 2;
}

function compare(one: TolerantNode, other: TolerantNode): number {
  if (one.kind !== "scalar" || other.kind !== "scalar" || one.type !== other.type) return 0;
  if (one.type === "number") return Number(one.value) - Number(other.value);
  if (one.type !== "string" || one.value === other.value) return 0;
  return one.value < other.value ? -1 : 1;
}

/** The values of a leaf as alternatives of `$or`, so that each can get conditions of its own. */
function splitValues(
  text: string,
  { values, member, object, operator }: List,
  format: FormatOptions,
): Refactoring | undefined {
  if (values.length < 2 || operator !== undefined) return undefined;
  if (object.members.some(({ key }) => key.value === "$or")) return undefined;
  const branches = values.map((value) => objectOf(field(member.key, listOf([value]))));
  const edits = [putInPlace(member, [field("$or", listOf(branches))])];
  return { title: "Split the values into alternatives of $or", edits: restructure(text, edits, format) };
}

/** Alternatives of `$or` that ask for one and the same field, as the values of that field. */
function mergeAlternatives(
  text: string,
  { values: branches, member, object }: List,
  format: FormatOptions,
): Refactoring | undefined {
  const leaves = branches.map((branch) => onlyLeaf(branch));
  const [first] = leaves;
  if (first === undefined || leaves.length < 2) return undefined;
  if (!leaves.every((leaf) => leaf !== undefined && samePath(leaf, first))) return undefined;
  if (object.members.some(({ key }) => key.value === first.path[0])) return undefined;
  const values = leaves.flatMap((leaf) => leaf?.values ?? []);
  const edits = [putInPlace(member, [fieldAlong(first.path, listOf(values))])];
  return { title: "Merge the alternatives into one array", edits: restructure(text, edits, format) };
}

interface OnlyLeaf {
  readonly path: readonly string[];
  readonly values: readonly TolerantNode[];
}

function samePath({ path: one }: OnlyLeaf, { path: other }: OnlyLeaf): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** The one leaf of a branch; undefined where it has more, or an `$or` of its own. */
function onlyLeaf(branch: TolerantNode, path: readonly string[] = []): OnlyLeaf | undefined {
  const [member, ...others] = branch.kind === "object" ? branch.members : [];
  if (member?.value === undefined || others.length > 0 || member.key.value === "$or") return undefined;
  const deeper = [...path, member.key.value];
  const { value } = member;
  return value.kind === "array" ? { path: deeper, values: elementsOf(value) } : onlyLeaf(value, deeper);
}
