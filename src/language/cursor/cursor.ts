import type { Span } from "../../base/span";
import { isInside, placeInArray, placeInObject, touches, type KeyState } from "./cursorPlace";
import { gapSlot, scalarSlot, withClosers, type At, type Slot } from "./cursorSlot";
import type { TolerantArray, TolerantMember, TolerantNode, TolerantObject } from "../../json/tolerantTree";
import type { PatternDocument } from "../patternDocument";

/** What an offset in the text of an event pattern is on, and what stands around it. */
export type Cursor =
  /** No value yet: the file is empty, or holds one word. */
  | { readonly kind: "root"; readonly slot: Slot }
  /** A field's name, or `$or`. */
  | ({ readonly kind: "key"; readonly slot: Slot; readonly scope: Scope } & KeyState)
  /** An element of a leaf's array, or the place where that array should be (`wrap`). */
  | {
      readonly kind: "value";
      readonly slot: Slot;
      readonly scope: Scope;
      readonly path: readonly string[];
      readonly wrap: boolean;
      readonly array?: TolerantArray;
    }
  /** The key of a match expression; `operators` are those around it, as in `{ "anything-but": { | } }`. */
  | ({
      readonly kind: "operator";
      readonly slot: Slot;
      readonly scope: Scope;
      readonly path: readonly string[];
      readonly operators: readonly string[];
    } & KeyState)
  /** What follows an operator, or an element of the operand's array. */
  | {
      readonly kind: "operand";
      readonly slot: Slot;
      readonly scope: Scope;
      readonly path: readonly string[];
      readonly operators: readonly string[];
      readonly array?: TolerantArray;
    }
  /** A branch of `$or`, or the place where the array of branches should be (`wrap`). */
  | { readonly kind: "branch"; readonly slot: Slot; readonly scope: Scope; readonly wrap: boolean }
  | { readonly kind: "none" };

/** The objects around the cursor whose keys are fields, outermost first; those of `$or` branches repeat a path. */
export interface Scope {
  readonly objects: readonly ScopeObject[];
}

export interface ScopeObject {
  readonly object: TolerantObject;
  readonly path: readonly string[];
}

/**
 * What `offset` is on in a pattern, which may be broken before and after it. Never fails: `none` where nothing fits. By
 * default somebody is typing there.
 */
export function cursorAt(
  document: PatternDocument,
  offset: number,
  { root } = document.syntaxAt(offset),
): Cursor {
  const isWritten = (span: Span): boolean =>
    document.site.editsToDocument([{ span, newText: "" }]) !== undefined;
  const at: At = { text: document.text, offset, isWritten };
  if (root === undefined) return { kind: "root", slot: gapSlot(at) };
  switch (root.kind) {
    case "object":
      return isInside(root, offset) ? inFields(at, root, { objects: [] }, []) : { kind: "none" };
    case "scalar":
      return touches(root, offset) ? { kind: "root", slot: scalarSlot(at, root) } : { kind: "none" };
    case "array":
      return { kind: "none" };
  }
}

/** The path of the object that the cursor's key or branch belongs to. */
export function scopePath(scope: Scope): readonly string[] {
  return scope.objects.at(-1)?.path ?? [];
}

function inFields(at: At, object: TolerantObject, outer: Scope, path: readonly string[]): Cursor {
  const scope: Scope = { objects: [...outer.objects, { object, path }] };
  const place = placeInObject(at, object);
  switch (place.kind) {
    case "key":
      return { ...place, scope };
    case "value":
      return inField(at, place.member, place.slot, scope, [...path, place.member.key.value]);
    case "none":
      return place;
  }
}

function inField(
  at: At,
  member: TolerantMember,
  slot: Slot | undefined,
  scope: Scope,
  path: readonly string[],
): Cursor {
  const isOr = member.key.value === "$or";
  const { value } = member;
  if (slot !== undefined) {
    return isOr
      ? { kind: "branch", slot, scope, wrap: true }
      : { kind: "value", slot, scope, path, wrap: true };
  }
  if (value?.kind === "object") return inFields(at, value, scope, path);
  if (value?.kind !== "array") return { kind: "none" };
  return isOr ? inBranches(at, value, scope) : inLeaf(at, value, scope, path);
}

function inBranches(at: At, array: TolerantArray, scope: Scope): Cursor {
  const place = placeInArray(at, array);
  if ("slot" in place) return { kind: "branch", slot: place.slot, scope, wrap: false };
  return place.node.kind === "object" ? inFields(at, place.node, scope, scopePath(scope)) : { kind: "none" };
}

function inLeaf(at: At, array: TolerantArray, scope: Scope, path: readonly string[]): Cursor {
  const place = placeInArray(at, array);
  if ("slot" in place) {
    return { kind: "value", slot: withClosers(at, place.slot, "]"), scope, path, wrap: false, array };
  }
  if (place.node.kind !== "object") return { kind: "none" };
  return inMatcher(at, place.node, { scope, path, operators: [] });
}

/** A match expression: where its leaf is, and the operators around what is looked at. */
interface Expression {
  readonly scope: Scope;
  readonly path: readonly string[];
  readonly operators: readonly string[];
}

function inMatcher(at: At, object: TolerantObject, expression: Expression): Cursor {
  const place = placeInObject(at, object);
  switch (place.kind) {
    case "key":
      return { ...place, ...expression, kind: "operator" };
    case "value": {
      const operand = { ...expression, operators: [...expression.operators, place.member.key.value] };
      return place.slot === undefined
        ? inOperand(at, place.member.value, operand)
        : { ...operand, kind: "operand", slot: withClosers(at, place.slot, closersAround(operand)) };
    }
    case "none":
      return place;
  }
}

function inOperand(at: At, value: TolerantNode | undefined, operand: Expression): Cursor {
  if (value?.kind === "object") return inMatcher(at, value, operand);
  if (value?.kind !== "array") return { kind: "none" };
  const place = placeInArray(at, value);
  if (!("slot" in place)) return { kind: "none" };
  const slot = withClosers(at, place.slot, `]${closersAround(operand)}`);
  return { ...operand, kind: "operand", slot, array: value };
}

/** The brackets that end the match expressions around an operand, and the field's array. */
function closersAround({ operators }: Expression): string {
  return `${"}".repeat(operators.length)}]`;
}
