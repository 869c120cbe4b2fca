import type { CatalogField, EventType } from "./catalog";

/** What the catalog says about a path of keys from the root of an event. */
export type PathKnowledge =
  | { readonly kind: "field"; readonly field: CatalogField }
  /** No field of its own, but it can exist: below a field that holds anything, or in an event not fully known. */
  | { readonly kind: "possible"; readonly below: CatalogField | undefined }
  /** The event does not have it. `parent` is the deepest known field on the way. */
  | { readonly kind: "unknown"; readonly parent: CatalogField | undefined };

/**
 * What is known of a path below the envelope, such as `["detail", "bucket", "name"]`. A key that varies (`*` in the
 * catalog) stands for any key, but a field of that very name wins.
 */
export function lookUpPath(event: EventType, path: readonly string[]): PathKnowledge {
  let parent: CatalogField | undefined;
  for (let length = 1; length <= path.length; length++) {
    const field = fieldAt(event, path.slice(0, length));
    if (!field) {
      const canBe =
        event.fields === undefined || event.partial === true || parent?.types.includes("any") === true;
      return canBe ? { kind: "possible", below: parent } : { kind: "unknown", parent };
    }
    parent = field;
  }
  return parent ? { kind: "field", field: parent } : { kind: "unknown", parent: undefined };
}

/** The field at a path; undefined when the catalog has none there. See lookUpPath for the reason. */
export function fieldAt(event: EventType, path: readonly string[]): CatalogField | undefined {
  let best: CatalogField | undefined;
  for (const field of event.fields ?? []) {
    if (field.path.length !== path.length || !covers(field.path, path)) continue;
    if (!best || moreExact(field.path, best.path)) best = field;
  }
  return best;
}

/** The fields directly below a path, likeliest first; those whose key varies (`*`) included. */
export function fieldsBelow(event: EventType, path: readonly string[]): readonly CatalogField[] {
  return (event.fields ?? []).filter(
    (field) => field.path.length === path.length + 1 && covers(field.path.slice(0, -1), path),
  );
}

function covers(fieldPath: readonly string[], path: readonly string[]): boolean {
  return fieldPath.every((key, index) => key === "*" || key === path[index]);
}

/** Whether the first `*` of `path` comes later than that of `other`. */
function moreExact(path: readonly string[], other: readonly string[]): boolean {
  const difference = path.findIndex((key, index) => (key === "*") !== (other[index] === "*"));
  return difference !== -1 && other[difference] === "*";
}
