import type { Field, Leaf, PatternObject } from "../../pattern/pattern";
import type { Span } from "../../base/span";

/** A field whose value is a leaf. */
export interface LeafField extends Field {
  readonly value: Leaf;
}

/** The field whose name or array `offset` is on, in `$or` branches too; undefined where there is none. */
export function leafAt(root: PatternObject, offset: number): LeafField | undefined {
  for (const member of root.members) {
    if (member.kind === "or") {
      for (const branch of member.branches) {
        const found = covers(branch.span, offset) ? leafAt(branch, offset) : undefined;
        if (found !== undefined) return found;
      }
      continue;
    }
    const { value } = member;
    if (value.kind === "object") {
      const found = covers(value.span, offset) ? leafAt(value, offset) : undefined;
      if (found !== undefined) return found;
    } else if (covers(member.nameSpan, offset) || covers(value.span, offset)) return { ...member, value };
  }
  return undefined;
}

function covers({ offset, length }: Span, place: number): boolean {
  return place >= offset && place < offset + length;
}
