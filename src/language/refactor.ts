import type { Node } from "jsonc-parser";
import type { Span } from "../pattern/span";
import { replace, restructure, textAt } from "./fixes/edits";
import type { FixContext } from "./fixes/quickFix";
import { nodesAround, spanOf, valueOf } from "./fixes/tree";
import type { TextEdit } from "./format";

/** Another way to write a pattern, with the same meaning. */
export interface Refactoring {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What can be rewritten at a place of a pattern; none in text that is no JSON there. */
export function refactorings(context: FixContext, at: Span): readonly Refactoring[] {
  const around = nodesAround(context.text, at.offset);
  const list = around.find(({ type, parent }) => type === "array" && parent?.type === "property");
  if (list === undefined) return [];
  const all =
    nameOf(list) === "$or"
      ? [mergeAlternatives(context, list)]
      : [sortValues(context, list), splitValues(context, list)];
  return all.filter((found) => found !== undefined).filter(({ edits }) => edits.length > 0);
}

function nameOf(list: Node): unknown {
  return list.parent?.children?.[0]?.value;
}

/** The values of a leaf in order: text by letters, numbers by size, then everything else as it was. */
function sortValues({ text }: FixContext, list: Node): Refactoring | undefined {
  const values = list.children ?? [];
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
  if (isOperand(field) || valueOf(object, "$or") !== undefined) return undefined;
  const key = textAt(text, spanOf(name));
  const branches = values.map((value) => `{ ${key}: [${textAt(text, spanOf(value))}] }`);
  const edits = [replace(spanOf(field), `"$or": [${branches.join(", ")}]`)];
  return { title: "Split the values into alternatives of $or", edits: restructure(text, edits, format) };
}

/** Whether a field is an operator with its operand rather than a field of the event. */
function isOperand(field: Node): boolean {
  for (let node = field.parent; node !== undefined; node = node.parent) {
    if (node.type !== "array") continue;
    return nameOf(node) !== "$or";
  }
  return false;
}

/** Alternatives of `$or` that ask for one and the same field, as the values of that field. */
function mergeAlternatives({ text, format }: FixContext, list: Node): Refactoring | undefined {
  const field = list.parent;
  const leaves = (list.children ?? []).map((branch) => onlyLeaf(branch));
  const [first] = leaves;
  if (field === undefined || first === undefined || leaves.length < 2) return undefined;
  if (!leaves.every((leaf) => leaf?.path.join("\n") === first.path.join("\n"))) return undefined;
  const siblings = (field.parent?.children ?? []).map((sibling): unknown => sibling.children?.[0]?.value);
  if (siblings.includes(first.path[0])) return undefined;
  const values = leaves.flatMap((leaf) =>
    (leaf?.list.children ?? []).map((value) => textAt(text, spanOf(value))),
  );
  const written = first.path.reduceRight(
    (inner, key, index) => {
      const entry = `${JSON.stringify(key)}: ${inner}`;
      return index === 0 ? entry : `{ ${entry} }`;
    },
    `[${values.join(", ")}]`,
  );
  const edits = [replace(spanOf(field), written)];
  return { title: "Merge the alternatives into one array", edits: restructure(text, edits, format) };
}

interface OnlyLeaf {
  readonly path: readonly string[];
  readonly list: Node;
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
