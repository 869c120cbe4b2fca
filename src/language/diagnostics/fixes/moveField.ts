import type { Node } from "jsonc-parser";
import type { Span } from "../../../base/span";
import type { TextEdit } from "../../../json/layout/format";
import { jsonTree } from "../../../json/jsonTree";
import { applyEdits, difference, layOut, replace, restructure, textAt } from "./edits";
import type { FixContext } from "./quickFix";
import {
  addField,
  fieldAt,
  fieldText,
  isAlternative,
  nameOf,
  nodesAround,
  removable,
  removeEntry,
  spanOf,
} from "./tree";

/**
 * The edits that move the field whose name is at a span to a path from the root, under the path's last key. Objects on
 * the way are made where they are missing. A field of an alternative of `$or` stays in that alternative, or the pattern
 * would mean something else. None where the text has no such field, the alternative does not reach the path, or
 * something stands there already.
 */
export function moveField(
  { text, format, root }: FixContext,
  name: Span,
  path: readonly string[],
): readonly TextEdit[] {
  const field = fieldAt(root, name);
  const value = field?.children?.[1];
  if (field === undefined || value === undefined) return [];
  const scope = scopeOf(field);
  const inner = scope && pathWithin(scope, path);
  if (scope === undefined || inner === undefined) return [];
  const moved = textAt(text, spanOf(value));
  const [only] = removable(field) === undefined ? (scope.children ?? []) : [];
  if (only !== undefined) return restructure(text, [replace(spanOf(only), fieldText(inner, moved))], format);
  const without = applyEdits(text, removeEntry(field));
  const target = nodesAround(jsonTree(without), scope.offset).find(
    ({ type, offset }) => type === "object" && offset === scope.offset,
  );
  const added = target && addField(target, inner, moved);
  return added === undefined ? [] : difference(text, layOut(without, [added], format));
}

/** The alternative of `$or` that a field stands in, the innermost, or else the whole pattern. */
function scopeOf(field: Node): Node | undefined {
  let node = field.parent;
  while (node?.parent !== undefined && !isAlternative(node)) node = node.parent;
  return node?.type === "object" ? node : undefined;
}

/** The part of a path from the root that lies in an alternative; undefined where the path leads elsewhere. */
function pathWithin(scope: Node, path: readonly string[]): readonly string[] | undefined {
  const outer: string[] = [];
  for (let node = scope.parent; node !== undefined; node = node.parent) {
    const name = nameOf(node);
    if (name !== undefined && name !== "$or") outer.unshift(name);
  }
  const isInside = outer.length < path.length && outer.every((key, index) => key === path[index]);
  return isInside ? path.slice(outer.length) : undefined;
}
