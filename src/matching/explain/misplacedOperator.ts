import type { Field, Leaf, Pattern, PatternObject } from "../../pattern/pattern";
import { matchOperatorNamed } from "../../pattern/operators";
import { parsePattern } from "../../pattern/parse/parsePattern";
import type { Span } from "../../base/span";

/** An operator that is read as a field, because it is not in an array: `"total": { "numeric": [">", 10] }`. */
export interface MisplacedOperator {
  readonly name: string;
  /** The path of the field that the operator was meant for. */
  readonly path: string;
  /** The object with the operator in it. */
  readonly span: Span;
  /** What to write in its place: `[{ "numeric": [">", 10] }]`. */
  readonly array: string;
}

/** The fields around a leaf, from the root to the field that has it, with the object that each is in. */
export type FieldsAround = readonly { readonly object: PatternObject; readonly field: Field }[];

/** The fields around a leaf of a pattern. */
export function fieldsAround({ root }: Pattern, leaf: Leaf): FieldsAround {
  return find(root) ?? [];

  function find(object: PatternObject): FieldsAround | undefined {
    const { offset, length } = leaf.span;
    if (offset < object.span.offset || offset + length > object.span.offset + object.span.length)
      return undefined;
    for (const member of object.members) {
      if (member.kind === "or") {
        for (const branch of member.branches) {
          const found = find(branch);
          if (found !== undefined) return found;
        }
      } else if (member.value === leaf) return [{ object, field: member }];
      else if (member.value.kind === "object") {
        const inner = find(member.value);
        if (inner !== undefined) return [{ object, field: member }, ...inner];
      }
    }
    return undefined;
  }
}

/**
 * The operator that a leaf is in, where a field's object has nothing but that and what it holds would be an operand, if
 * need be one of its values each. A field of an event may have the name of an operator: whoever asks must know that the
 * event has no object there.
 */
export function misplacedOperator({ text }: Pattern, around: FieldsAround): MisplacedOperator | undefined {
  const at = around.findIndex(({ object, field }, index) => {
    return index > 0 && object.members.length === 1 && matchOperatorNamed(field.name) !== undefined;
  });
  const [outer, inner] = [around[at - 1]?.field, around[at]?.field];
  if (outer === undefined || inner === undefined) return undefined;
  const key = JSON.stringify(inner.name);
  const written = ({ offset, length }: Span): string => text.slice(offset, offset + length);
  const each = inner.value.kind === "leaf" ? inner.value.matchers : [];
  const arrays = [
    `[{ ${key}: ${written(inner.value.span)} }]`,
    `[${each.map(({ span }) => `{ ${key}: ${written(span)} }`).join(", ")}]`,
  ];
  const array = arrays.find((candidate) => parsePattern(`{"x":${candidate}}`).pattern !== undefined);
  return array === undefined
    ? undefined
    : { name: inner.name, path: outer.path, span: outer.value.span, array };
}
