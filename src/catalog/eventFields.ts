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

/**
 * The field at a path; undefined when the catalog has none there. See lookUpPath for the reason. Takes time linear in
 * the path, however many fields the event has.
 */
export function fieldAt(event: EventType, path: readonly string[]): CatalogField | undefined {
  if (event.fields === undefined) return undefined;
  const root = roots.get(event.fields) ?? treeOf(event.fields);
  roots.set(event.fields, root);
  return fieldIn(root, path, 0);
}

/** The fields of an event by their keys. */
interface FieldNode {
  field: CatalogField | undefined;
  readonly children: Map<string, FieldNode>;
}

/** What fieldAt has read of events; the catalog's lists never change. */
const roots = new WeakMap<readonly CatalogField[], FieldNode>();

function treeOf(fields: readonly CatalogField[]): FieldNode {
  const root: FieldNode = { field: undefined, children: new Map() };
  for (const field of fields) {
    let node = root;
    for (const key of field.path) {
      const child = node.children.get(key) ?? { field: undefined, children: new Map<string, FieldNode>() };
      node.children.set(key, child);
      node = child;
    }
    node.field ??= field;
  }
  return root;
}

function fieldIn(node: FieldNode, path: readonly string[], depth: number): CatalogField | undefined {
  const key = path[depth];
  if (key === undefined) return node.field;
  const named = node.children.get(key);
  const found = named && fieldIn(named, path, depth + 1);
  if (found !== undefined || key === "*") return found;
  const varying = node.children.get("*");
  return varying && fieldIn(varying, path, depth + 1);
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
