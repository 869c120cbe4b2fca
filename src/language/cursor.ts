import type { Span } from "../pattern/span";
import { gapSlot, scalarSlot, type At, type Slot } from "./cursorSlot";
import {
  readTolerantly,
  type TolerantArray,
  type TolerantMember,
  type TolerantNode,
  type TolerantObject,
  type TolerantScalar,
} from "./tolerantTree";

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

interface KeyState {
  /** The key's colon is written. */
  readonly hasColon: boolean;
  readonly hasValue: boolean;
  /** The other keys of the same object. */
  readonly siblings: readonly string[];
}

/** The objects around the cursor whose keys are fields, outermost first; those of `$or` branches repeat a path. */
export interface Scope {
  readonly objects: readonly ScopeObject[];
  readonly inOr: boolean;
}

export interface ScopeObject {
  readonly object: TolerantObject;
  readonly path: readonly string[];
}

/** What `offset` is on in `text`, which may be broken before and after it. Never fails: `none` where nothing fits. */
export function cursorAt(text: string, offset: number): Cursor {
  const root = readTolerantly(text, offset);
  const at: At = { text, offset };
  if (root === undefined) return { kind: "root", slot: gapSlot(at) };
  switch (root.kind) {
    case "object":
      return isInside(root, offset) ? inFields(at, root, { objects: [], inOr: false }, []) : { kind: "none" };
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

/** Where in an object or array the cursor is. */
type Place<Entry> =
  { readonly entry: Entry } | { readonly before: Entry | undefined; readonly after: Entry | undefined };

function inFields(at: At, object: TolerantObject, outer: Scope, path: readonly string[]): Cursor {
  const scope: Scope = { ...outer, objects: [...outer.objects, { object, path }] };
  const onMember = inMembers(at, object);
  switch (onMember.kind) {
    case "key":
      return { ...onMember, scope };
    case "value":
      return inField(at, onMember.member, onMember.slot, scope, [...path, onMember.member.key.value]);
    case "none":
      return onMember;
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
  const found = inElements(at, array);
  if (found.slot !== undefined) return { kind: "branch", slot: found.slot, scope, wrap: false };
  if (found.node?.kind !== "object") return { kind: "none" };
  return inFields(at, found.node, { ...scope, inOr: true }, scopePath(scope));
}

function inLeaf(at: At, array: TolerantArray, scope: Scope, path: readonly string[]): Cursor {
  const found = inElements(at, array);
  if (found.slot !== undefined) return { kind: "value", slot: found.slot, scope, path, wrap: false, array };
  if (found.node?.kind !== "object") return { kind: "none" };
  return inMatcher(at, found.node, scope, path, []);
}

function inMatcher(
  at: At,
  object: TolerantObject,
  scope: Scope,
  path: readonly string[],
  operators: readonly string[],
): Cursor {
  const onMember = inMembers(at, object);
  switch (onMember.kind) {
    case "key":
      return { ...onMember, kind: "operator", scope, path, operators };
    case "value": {
      const inner = [...operators, onMember.member.key.value];
      if (onMember.slot !== undefined) {
        return { kind: "operand", slot: onMember.slot, scope, path, operators: inner };
      }
      return inOperand(at, onMember.member.value, scope, path, inner);
    }
    case "none":
      return onMember;
  }
}

function inOperand(
  at: At,
  value: TolerantNode | undefined,
  scope: Scope,
  path: readonly string[],
  operators: readonly string[],
): Cursor {
  if (value?.kind === "object") return inMatcher(at, value, scope, path, operators);
  if (value?.kind !== "array") return { kind: "none" };
  const { slot } = inElements(at, value);
  return slot === undefined
    ? { kind: "none" }
    : { kind: "operand", slot, scope, path, operators, array: value };
}

type OnMember =
  | ({ readonly kind: "key"; readonly slot: Slot } & KeyState)
  /** In or at the value of `member`; with a slot the value is one scalar or missing. */
  | { readonly kind: "value"; readonly member: TolerantMember; readonly slot?: Slot }
  | { readonly kind: "none" };

function inMembers(at: At, object: TolerantObject): OnMember {
  const { offset } = at;
  const siblings = (self?: TolerantMember): readonly string[] =>
    object.members.filter((member) => member !== self).map(({ key }) => key.value);
  const place = find(object.members, offset, memberSpan, isOnMember);
  if (!("entry" in place)) {
    const { before, after } = place;
    if (before !== undefined && awaitsValue(at, before)) {
      const colon = before.colon === undefined ? before.key.end : undefined;
      return {
        kind: "value",
        member: before,
        slot: gapSlot(at, { missingColon: colon }, after !== undefined && before.comma === undefined),
      };
    }
    const missingComma =
      before !== undefined && !hasCommaBefore(before, offset) ? memberEnd(before) : undefined;
    const comma = after !== undefined && !hasCommaAfter(before, offset);
    return {
      kind: "key",
      slot: gapSlot(at, { missingComma }, comma),
      hasColon: false,
      hasValue: false,
      siblings: siblings(),
    };
  }
  const { entry: member } = place;
  const index = object.members.indexOf(member);
  const previous = object.members[index - 1];
  const missingComma =
    previous !== undefined && previous.comma === undefined ? memberEnd(previous) : undefined;
  const comma = member.comma === undefined && index < object.members.length - 1;
  if (touches(member.key, offset)) {
    const hasValue = member.value !== undefined;
    const slot = scalarSlot(at, member.key, { missingComma }, comma);
    return { kind: "key", slot, hasColon: member.colon !== undefined, hasValue, siblings: siblings(member) };
  }
  const { value } = member;
  if (value === undefined) return { kind: "none" };
  if (value.kind === "scalar") {
    return touches(value, offset)
      ? { kind: "value", member, slot: scalarSlot(at, value, {}, comma) }
      : { kind: "none" };
  }
  return isInside(value, offset) ? { kind: "value", member } : { kind: "none" };
}

/** Whether a value is what comes next at the cursor, because `member` has none. */
function awaitsValue({ text, offset }: At, member: TolerantMember): boolean {
  if (member.value !== undefined || hasCommaBefore(member, offset)) return false;
  if (member.colon !== undefined) return offset > member.colon;
  return (
    member.key.closed && member.key.type === "string" && !/[\r\n]/.test(text.slice(member.key.end, offset))
  );
}

function inElements(at: At, array: TolerantArray): { readonly slot?: Slot; readonly node?: TolerantNode } {
  const { offset } = at;
  const place = find(
    array.elements,
    offset,
    ({ node }) => node,
    ({ node }) => isOnNode(node, offset),
  );
  if (!("entry" in place)) {
    const { before, after } = place;
    const missingComma =
      before !== undefined && !hasCommaBefore(before, offset) ? before.node.end : undefined;
    return { slot: gapSlot(at, { missingComma }, after !== undefined && !hasCommaAfter(before, offset)) };
  }
  const { node, comma } = place.entry;
  if (node.kind !== "scalar") return { node };
  const index = array.elements.indexOf(place.entry);
  const previous = array.elements[index - 1];
  const missingComma = previous !== undefined && previous.comma === undefined ? previous.node.end : undefined;
  return {
    slot: scalarSlot(at, node, { missingComma }, comma === undefined && index < array.elements.length - 1),
  };
}

/** The entry that the offset is on, or its neighbours. */
function find<Entry>(
  entries: readonly Entry[],
  offset: number,
  extent: (entry: Entry) => { readonly offset: number; readonly end: number },
  isOn: (entry: Entry, offset: number) => boolean,
): Place<Entry> {
  const on = entries.find((entry) => isOn(entry, offset));
  if (on !== undefined) return { entry: on };
  return {
    before: entries.findLast((entry) => extent(entry).end <= offset),
    after: entries.find((entry) => extent(entry).offset >= offset),
  };
}

function memberEnd(member: TolerantMember): number {
  return member.value?.end ?? (member.colon === undefined ? member.key.end : member.colon + 1);
}

function memberSpan(member: TolerantMember): { readonly offset: number; readonly end: number } {
  return { offset: member.key.offset, end: memberEnd(member) };
}

function isOnMember(member: TolerantMember, offset: number): boolean {
  if (touches(member.key, offset)) return true;
  if (member.value === undefined) return offset > member.key.offset && offset < memberEnd(member);
  return (offset > member.key.offset && offset < member.value.end) || isOnNode(member.value, offset);
}

function isOnNode(node: TolerantNode, offset: number): boolean {
  return node.kind === "scalar" ? touches(node, offset) : isInside(node, offset);
}

function hasCommaBefore({ comma }: { readonly comma?: number }, offset: number): boolean {
  return comma !== undefined && comma < offset;
}

function hasCommaAfter(entry: { readonly comma?: number } | undefined, offset: number): boolean {
  return entry?.comma !== undefined && entry.comma >= offset;
}

/** Whether the cursor is within the quotes of a string, or anywhere at a word. */
function touches(scalar: TolerantScalar, offset: number): boolean {
  const end = scalar.type === "string" && scalar.closed ? scalar.end - 1 : scalar.end;
  const start = scalar.type === "string" ? scalar.offset + 1 : scalar.offset;
  return offset >= start && offset <= end;
}

/** Whether the cursor is between the brackets; one that is not closed reaches to its end. */
function isInside(node: TolerantObject | TolerantArray, offset: number): boolean {
  return offset > node.offset && (node.closed ? offset < node.end : offset <= node.end);
}

/** The span of a node with its quotes or brackets. */
export function spanOf({ offset, end }: { readonly offset: number; readonly end: number }): Span {
  return { offset, length: end - offset };
}
