import type { Node } from "jsonc-parser";
import type { TextEdit } from "../../../json/layout/format";
import { replace, restructure, textAt } from "./edits";
import type { FixContext } from "./quickFix";
import { nameOf, spanOf } from "./tree";

/**
 * The edits that put the fields of an object in the place of a `$or` field. None where there are none, or where one of
 * them stands beside the `$or` already.
 */
export function putInPlaceOfOr({ text, format }: FixContext, or: Node, object: Node): readonly TextEdit[] {
  const fields = object.children ?? [];
  const beside = new Set((or.parent?.children ?? []).filter((field) => field !== or).map(nameOf));
  if (fields.length === 0 || fields.some((field) => beside.has(nameOf(field)))) return [];
  const written = fields.map((field) => textAt(text, spanOf(field))).join(", ");
  return restructure(text, [replace(spanOf(or), written)], format);
}
