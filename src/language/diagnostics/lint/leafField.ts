import type { Field, Leaf, Or, PatternObject } from "../../../pattern/pattern";

/** A field with a leaf: a path and what is asked of it. */
export type LeafField = Field & { readonly value: Leaf };

/** What stands in an object, with the fields of nested objects in their place. */
export type Item = LeafField | Or;

/** Whether a field has a leaf rather than further fields. */
export function isLeafField(field: Field): field is LeafField {
  return field.value.kind === "leaf";
}

/** The leaves and the `$or` of an object and of the objects in it, in the order of the text; not those in branches. */
export function itemsOf(object: PatternObject): readonly Item[] {
  const items: Item[] = [];
  collect(object);
  return items;

  function collect({ members }: PatternObject): void {
    for (const member of members) {
      if (member.kind === "or" || isLeafField(member)) items.push(member);
      else if (member.value.kind === "object") collect(member.value);
    }
  }
}

/** Every leaf of an object, those in `$or` branches too, in the order of the text. */
export function leavesOf(object: PatternObject): readonly LeafField[] {
  const leaves: LeafField[] = [];
  collect(object);
  return leaves;

  function collect(inner: PatternObject): void {
    for (const item of itemsOf(inner)) {
      if (item.kind === "or") item.branches.forEach(collect);
      else leaves.push(item);
    }
  }
}

/** The leaf of a field, or every leaf in its object. */
export function leavesIn(field: Field): readonly LeafField[] {
  if (isLeafField(field)) return [field];
  return field.value.kind === "object" ? leavesOf(field.value) : [];
}

/** The keys of a path from the root of the event. EventBridge joins keys with dots, so a key's own dots cut it too. */
export function keysOf({ path }: Pick<Field, "path">): readonly string[] {
  return path.split(".");
}
