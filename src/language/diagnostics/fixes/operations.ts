import type { TextEdit } from "../../../base/textEdit";
import type { Span } from "../../../base/span";
import { spanOf } from "../../../json/nodesAround";
import type {
  TolerantArray,
  TolerantMember,
  TolerantNode,
  TolerantObject,
  TolerantScalar,
  TreeNode,
} from "../../../json/tolerantTree";
import { removable } from "./tree";

/**
 * What a fix does to the tree of a pattern. It says nothing of quotes, commas and brackets: those are for the notation
 * in which the pattern is written (`writeOperations`).
 */
export type Operation =
  | { readonly kind: "put"; readonly at: Span; readonly entries: readonly Entry[] }
  | {
      readonly kind: "insert";
      readonly container: TolerantArray | TolerantObject;
      readonly entries: readonly Entry[];
    }
  | { readonly kind: "remove"; readonly entry: TreeNode };

/** What changes a text: an operation, or where the text itself is meant, as in what is no JSON, an edit. */
export type Change = Operation | TextEdit;

/** A value to be written: a node stands for what it is in the text, and a string is JSON. */
export type Shape = string | TolerantNode | StringShape | ListShape | ObjectShape;

/** What can stand in an object or array: a field that is in the text, or a new one; a value. */
export type Entry = Shape | TolerantMember | FieldShape;

interface StringShape {
  readonly kind: "string";
  /** The string without quotes and escapes. */
  readonly value: string;
}

interface ListShape {
  readonly kind: "listOf";
  readonly values: readonly Shape[];
}

interface ObjectShape {
  readonly kind: "objectOf";
  readonly fields: readonly (TolerantMember | FieldShape)[];
}

/** A field to be written; a scalar as its name is the key that it is in the text. */
interface FieldShape {
  readonly kind: "field";
  readonly name: string | TolerantScalar;
  readonly value: Shape;
}

/** The value that a string is. */
export function stringValue(value: string): StringShape {
  return { kind: "string", value };
}

/** An array of values. */
export function listOf(values: readonly Shape[]): ListShape {
  return { kind: "listOf", values };
}

/** An object of fields, at least one. */
export function objectOf(...fields: ObjectShape["fields"]): ObjectShape {
  return { kind: "objectOf", fields };
}

/** A field of a name, or of a name as it stands in the text. */
export function field(name: string | TolerantScalar, value: Shape): FieldShape {
  return { kind: "field", name, value };
}

/** A field at a path, with the objects that it stands in: `"a": { "b": value }`. */
export function fieldAlong([name = "", ...rest]: readonly string[], value: Shape): FieldShape {
  return field(
    name,
    rest.reduceRight((inner, key) => objectOf(field(key, inner)), value),
  );
}

/** Sets the value at a span to another. */
export function setValue(at: Span, value: Shape): Operation {
  return { kind: "put", at, entries: [value] };
}

/** Gives the field whose name is at a span another name. */
export function rename(at: Span, name: string): Operation {
  return { kind: "put", at, entries: [stringValue(name)] };
}

/** Puts entries in the place of one of an object or array. */
export function putInPlace(entry: TreeNode, entries: readonly Entry[]): Operation {
  return { kind: "put", at: spanOf(entry), entries };
}

/** Adds an entry at the end of an array or object. */
export function addEntry(container: TolerantArray | TolerantObject, ...entries: readonly Entry[]): Operation {
  return { kind: "insert", container, entries };
}

/**
 * Adds a field at a path below an object, with the objects on the way that are missing. Undefined where something stands
 * there already.
 */
export function addField(
  object: TolerantObject,
  path: readonly string[],
  value: Shape,
): Operation | undefined {
  const [name = "", ...rest] = path;
  const existing = object.members.find(({ key }) => key.value === name);
  if (existing === undefined) return addEntry(object, fieldAlong(path, value));
  const inner = existing.value;
  return rest.length > 0 && inner?.kind === "object" ? addField(inner, rest, value) : undefined;
}

/** Takes an entry out, with all that would be empty without it; nothing where that cannot be done. */
export function removeEntry(entry: TreeNode): readonly Operation[] {
  const removed = removable(entry);
  return removed === undefined ? [] : [{ kind: "remove", entry: removed }];
}
