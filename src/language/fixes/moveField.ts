import type { Span } from "../../pattern/span";
import type { TextEdit } from "../format";
import { jsonTree } from "../jsonTree";
import { applyEdits, difference, layOut, textAt } from "./edits";
import type { FixContext } from "./quickFix";
import { addField, fieldAt, removeEntry, spanOf } from "./tree";

/**
 * The edits that move the field whose name is at a span to a path from the root, under the path's last key. Objects on
 * the way are made where they are missing. None when the text has no such field.
 */
export function moveField(
  { text, format }: FixContext,
  name: Span,
  path: readonly string[],
): readonly TextEdit[] {
  const field = fieldAt(text, name);
  const value = field?.children?.[1];
  if (field === undefined || value === undefined) return [];
  const moved = textAt(text, spanOf(value));
  const without = applyEdits(text, [removeEntry(field)]);
  const root = jsonTree(without);
  if (root?.type !== "object") return [];
  return difference(text, layOut(without, [addField(root, path, moved)], format));
}
