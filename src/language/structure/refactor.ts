import type { Node } from "jsonc-parser";
import type { Span } from "../../base/span";
import { parsePattern } from "../../pattern/parse/parsePattern";
import { applyEdits, replace, restructure, textAt } from "../diagnostics/fixes/edits";
import { fixContext, type FixContext } from "../diagnostics/fixes/quickFix";
import { fieldText, nameOf, nodesAround, spanOf, valueOf } from "../diagnostics/fixes/tree";
import type { TextEdit } from "../../json/layout/format";

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
  { text, format }: Pick<FixContext, "text" | "format">,
  at: Span,
): readonly Refactoring[] {
  const context = fixContext(text, format);
  const list = nodesAround(context.root, at.offset).find(
    ({ type, parent }) => type === "array" && parent?.type === "property",
  );
  if (list === undefined) return [];
  const before = problemsOf(text);
  if (before === undefined) return [];
  const all =
    nameOf(list.parent) === "$or"
      ? [mergeAlternatives(context, list)]
      : [sortValues(context, list), splitValues(context, list)];
  return all
    .filter((found) => found !== undefined)
    .filter(({ edits }) => edits.length > 0 && problemsOf(applyEdits(text, edits)) === before);
}

/**
 * The codes of what is reported of a pattern; undefined where EventBridge rejects it, or takes some of it for something
 * else than it says: then nobody can tell what another way of writing it would mean.
 */
function problemsOf(text: string): string | undefined {
  const { pattern, problems } = parsePattern(text);
  const codes = problems.map(({ code }) => code).sort();
  const isAsItSays = !codes.includes("or-as-field") && !codes.includes("duplicate-field");
  return pattern !== undefined && isAsItSays ? codes.join() : undefined;
}

/** The values of a leaf in order: text by letters, numbers by size, then everything else as it was. */
function sortValues({ text }: FixContext, list: Node): Refactoring | undefined {
  const values = list.children ?? [];
  if (operatorOf(list) === "numeric") return undefined;
  const rank = ({ type }: Node): number => (type === "string" ? 0 : type === "number" ? 1 : 2);
  const sorted = values.toSorted((one, other) => rank(one) - rank(other) || compare(one, other));
  if (values.length < 2 || sorted.every((value, index) => value === values[index])) return undefined;
  const edits = values.flatMap((value, index) => {
    const [before, after] = [textAt(text, spanOf(value)), sorted[index]];
    const written = after === undefined ? before : textAt(text, spanOf(after));
    return written === before ? [] : [replace(spanOf(value), written)];
  });
  return { title: "Sort the values", edits };
}

function compare(one: Node, other: Node): number {
  const left: unknown = one.value;
  const right: unknown = other.value;
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left !== "string" || typeof right !== "string" || left === right) return 0;
  return left < right ? -1 : 1;
}

/** The values of a leaf as alternatives of `$or`, so that each can get conditions of its own. */
function splitValues({ text, format }: FixContext, list: Node): Refactoring | undefined {
  const field = list.parent;
  const object = field?.parent;
  const values = list.children ?? [];
  const [name] = field?.children ?? [];
  if (field === undefined || object === undefined || name === undefined || values.length < 2)
    return undefined;
  if (operatorOf(list) !== undefined || valueOf(object, "$or") !== undefined) return undefined;
  const key = textAt(text, spanOf(name));
  const branches = values.map((value) => `{ ${key}: [${textAt(text, spanOf(value))}] }`);
  const edits = [replace(spanOf(field), `"$or": [${branches.join(", ")}]`)];
  return { title: "Split the values into alternatives of $or", edits: restructure(text, edits, format) };
}

/** The operator that an array is an operand of; undefined for the array of a field or of `$or`. */
function operatorOf(list: Node): string | undefined {
  for (let field = list.parent, node = field?.parent; node !== undefined; node = node.parent) {
    if (node.type === "property") field = node;
    if (node.type === "array") return nameOf(node.parent) === "$or" ? undefined : nameOf(field);
  }
  return undefined;
}

/** Alternatives of `$or` that ask for one and the same field, as the values of that field. */
function mergeAlternatives({ text, format }: FixContext, list: Node): Refactoring | undefined {
  const field = list.parent;
  const leaves = (list.children ?? []).map((branch) => onlyLeaf(branch));
  const [first] = leaves;
  if (field === undefined || first === undefined || leaves.length < 2) return undefined;
  if (!leaves.every((leaf) => leaf !== undefined && samePath(leaf, first))) return undefined;
  if ((field.parent?.children ?? []).some((sibling) => nameOf(sibling) === first.path[0])) return undefined;
  const values = leaves.flatMap((leaf) =>
    (leaf?.list.children ?? []).map((value) => textAt(text, spanOf(value))),
  );
  const edits = [replace(spanOf(field), fieldText(first.path, `[${values.join(", ")}]`))];
  return { title: "Merge the alternatives into one array", edits: restructure(text, edits, format) };
}

interface OnlyLeaf {
  readonly path: readonly string[];
  readonly list: Node;
}

function samePath({ path: one }: OnlyLeaf, { path: other }: OnlyLeaf): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** The one leaf of a branch; undefined where it has more, or an `$or` of its own. */
function onlyLeaf(branch: Node, path: readonly string[] = []): OnlyLeaf | undefined {
  const [field, ...others] = branch.type === "object" ? (branch.children ?? []) : [];
  const [name, value] = field?.children ?? [];
  if (name === undefined || value === undefined || others.length > 0 || name.value === "$or")
    return undefined;
  const deeper = [...path, String(name.value)];
  return value.type === "array" ? { path: deeper, list: value } : onlyLeaf(value, deeper);
}
