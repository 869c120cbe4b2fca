import type { TextEdit } from "../../../base/textEdit";
import type { TolerantMember, TolerantObject } from "../../../json/tolerantTree";
import { restructure } from "./edits";
import { putInPlace } from "./operations";
import type { FixContext } from "./quickFix";

/**
 * The edits that put the fields of an object in the place of a `$or` field. None where there are none, or where one of
 * them stands beside the `$or` already.
 */
export function putInPlaceOfOr(
  { text, format }: FixContext,
  or: TolerantMember,
  { members }: TolerantObject,
): readonly TextEdit[] {
  const beside = new Set(or.parent.members.filter((field) => field !== or).map(({ key }) => key.value));
  if (members.length === 0 || members.some(({ key }) => beside.has(key.value))) return [];
  return restructure(text, [putInPlace(or, members)], format);
}
