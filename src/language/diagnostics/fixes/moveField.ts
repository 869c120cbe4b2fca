import { applyEdits, type TextEdit } from "../../../base/textEdit";
import type { Span } from "../../../base/span";
import { nodesAround, spanOf } from "../../../json/nodesAround";
import {
  readTolerantly,
  type TolerantMember,
  type TolerantObject,
  type TreeNode,
} from "../../../json/tolerantTree";
import { difference, layOut, restructure, textAt } from "./edits";
import { addField, fieldAlong, putInPlace, removeEntry } from "./operations";
import type { FixContext } from "./quickFix";
import { fieldAt, isAlternative, nameOf, removable } from "./tree";
import { writeChanges } from "./writeOperations";

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
  if (field?.value === undefined) return [];
  const scope = scopeOf(field);
  const inner = scope && pathWithin(scope, path);
  if (scope === undefined || inner === undefined) return [];
  const [only] = removable(field) === undefined ? scope.members : [];
  if (only !== undefined) {
    return restructure(text, [putInPlace(only, [fieldAlong(inner, field.value)])], format);
  }
  // What is removed can hold all between two places of the text, so the field is added to the text without it.
  const moved = textAt(text, spanOf(field.value));
  const without = applyEdits(text, writeChanges(text, removeEntry(field)));
  const target = nodesAround(readTolerantly(without).root, scope.offset).find(
    (node) => node.kind === "object" && node.offset === scope.offset,
  );
  const added = target?.kind === "object" ? addField(target, inner, moved) : undefined;
  return added === undefined ? [] : difference(text, layOut(without, [added], format));
}

/** The alternative of `$or` that a field stands in, the innermost, or else the whole pattern. */
function scopeOf(field: TolerantMember): TolerantObject | undefined {
  let node: TreeNode = field.parent;
  while (node.parent !== undefined && !isAlternative(node)) node = node.parent;
  return node.kind === "object" ? node : undefined;
}

/** The part of a path from the root that lies in an alternative; undefined where the path leads elsewhere. */
function pathWithin(scope: TolerantObject, path: readonly string[]): readonly string[] | undefined {
  const outer: string[] = [];
  for (let node: TreeNode | undefined = scope.parent; node !== undefined; node = node.parent) {
    const name = nameOf(node);
    if (name !== undefined && name !== "$or") outer.unshift(name);
  }
  const isInside = outer.length < path.length && outer.every((key, index) => key === path[index]);
  return isInside ? path.slice(outer.length) : undefined;
}
