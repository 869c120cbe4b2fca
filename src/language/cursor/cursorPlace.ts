import { gapSlot, scalarSlot, type At, type Missing, type Slot } from "./cursorSlot";
import type {
  TolerantArray,
  TolerantElement,
  TolerantMember,
  TolerantNode,
  TolerantObject,
  TolerantScalar,
} from "../../json/tolerantTree";

/** Where in an object the cursor is. */
export type ObjectPlace =
  | ({ readonly kind: "key"; readonly slot: Slot } & KeyState)
  /** In or at the value of `member`; with a slot that value is a scalar, or missing. */
  | { readonly kind: "value"; readonly member: TolerantMember; readonly slot?: Slot }
  | { readonly kind: "none" };

/** What is written of the member whose key the cursor is on. */
export interface KeyState {
  /** The key's colon is written. */
  readonly hasColon: boolean;
  readonly hasValue: boolean;
  /** The other keys of the same object. */
  readonly siblings: ReadonlySet<string>;
}

/** Where in an array the cursor is: at an element that is or could be a scalar, or in another one. */
export type ArrayPlace = { readonly slot: Slot } | { readonly node: TolerantNode };

/** A member or element with its extent. */
interface Entry<Item> {
  readonly item: Item;
  readonly offset: number;
  readonly end: number;
  readonly comma?: number | undefined;
}

/** Where the cursor is among the members of an object that it is inside of. */
export function placeInObject(at: At, object: TolerantObject): ObjectPlace {
  const { offset } = at;
  const { members } = object;
  const index = members.findIndex((member) => isOnMember(member, offset));
  const member = members[index];
  if (member === undefined) {
    const { before, after } = neighbours(members, memberEntry, offset);
    if (before !== undefined && awaitsValue(at, before.item)) {
      const missingColon = before.item.colon === undefined ? before.end : undefined;
      const needsComma = after !== undefined && before.comma === undefined;
      return { kind: "value", member: before.item, slot: gapSlot(at, { missingColon }, needsComma) };
    }
    const slot = slotBetween(at, before, after);
    return { kind: "key", slot, hasColon: false, hasValue: false, siblings: keysBeside(object, member) };
  }
  const { missing, needsComma } = commasAround(members, memberEntry, index);
  const { key, colon, value } = member;
  if (touches(key, offset)) {
    const slot = scalarSlot(at, key, missing, needsComma);
    const siblings = keysBeside(object, member);
    return { kind: "key", slot, hasColon: colon !== undefined, hasValue: value !== undefined, siblings };
  }
  if (value === undefined || !isOnNode(value, offset)) return { kind: "none" };
  return value.kind === "scalar"
    ? { kind: "value", member, slot: scalarSlot(at, value, {}, needsComma) }
    : { kind: "value", member };
}

/** Where the cursor is among the elements of an array that it is inside of. */
export function placeInArray(at: At, array: TolerantArray): ArrayPlace {
  const { elements } = array;
  const index = elements.findIndex((element) => isOnNode(element.node, at.offset));
  const node = elements[index]?.node;
  if (node === undefined) {
    const { before, after } = neighbours(elements, elementEntry, at.offset);
    return { slot: slotBetween(at, before, after) };
  }
  if (node.kind !== "scalar") return { node };
  const { missing, needsComma } = commasAround(elements, elementEntry, index);
  return { slot: scalarSlot(at, node, missing, needsComma) };
}

/** Whether the cursor is within the quotes of a string, or anywhere at a word. */
export function touches(scalar: TolerantScalar, offset: number): boolean {
  const end = scalar.type === "string" && scalar.closed ? scalar.end - 1 : scalar.end;
  const start = scalar.type === "string" ? scalar.offset + 1 : scalar.offset;
  return offset >= start && offset <= end;
}

/** Whether the cursor is between the brackets; one that is not closed reaches to its end. */
export function isInside(node: TolerantObject | TolerantArray, offset: number): boolean {
  return offset > node.offset && (node.closed ? offset < node.end : offset <= node.end);
}

/** Whether a value is what comes next at the cursor, because the member before it has none. */
function awaitsValue({ text, offset }: At, { key, colon, value, comma }: TolerantMember): boolean {
  if (value !== undefined || (comma !== undefined && comma < offset)) return false;
  if (colon !== undefined) return offset > colon;
  return key.closed && key.type === "string" && !/[\r\n]/.test(text.slice(key.end, offset));
}

/** The slot at a cursor that stands on none of the entries, with the commas that its neighbours lack. */
function slotBetween<Item>(at: At, before: Entry<Item> | undefined, after: Entry<Item> | undefined): Slot {
  const comma = before?.comma;
  const isAfterComma = comma !== undefined && comma < at.offset;
  const isBeforeComma = comma !== undefined && comma >= at.offset;
  const missingComma = before !== undefined && !isAfterComma ? before.end : undefined;
  return gapSlot(at, { missingComma }, after !== undefined && !isBeforeComma);
}

/** The keys of an object but for one member. */
function keysBeside({ members }: TolerantObject, member: TolerantMember | undefined): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const other of members) if (other !== member) keys.add(other.key.value);
  return keys;
}

/** The commas that a part of an object or array and the one before it lack. */
function commasAround<Part, Item>(
  parts: readonly Part[],
  entryOf: (part: Part) => Entry<Item>,
  index: number,
): { readonly missing: Missing; readonly needsComma: boolean } {
  const [before, part] = [parts[index - 1], parts[index]].map((each) => each && entryOf(each));
  const missingComma = before !== undefined && before.comma === undefined ? before.end : undefined;
  const needsComma = part?.comma === undefined && index < parts.length - 1;
  return { missing: { missingComma }, needsComma };
}

function neighbours<Part, Item>(
  parts: readonly Part[],
  entryOf: (part: Part) => Entry<Item>,
  offset: number,
): { readonly before: Entry<Item> | undefined; readonly after: Entry<Item> | undefined } {
  const before = parts.findLast((part) => entryOf(part).end <= offset);
  const after = parts.find((part) => entryOf(part).offset >= offset);
  return { before: before && entryOf(before), after: after && entryOf(after) };
}

function memberEntry(member: TolerantMember): Entry<TolerantMember> {
  return { item: member, offset: member.offset, end: member.end, comma: member.comma };
}

function elementEntry({ node, comma }: TolerantElement): Entry<TolerantNode> {
  return { item: node, offset: node.offset, end: node.end, comma };
}

function isOnMember(member: TolerantMember, offset: number): boolean {
  const { key, value } = member;
  if (touches(key, offset) || (value !== undefined && isOnNode(value, offset))) return true;
  return offset > member.offset && offset < member.end;
}

function isOnNode(node: TolerantNode, offset: number): boolean {
  return node.kind === "scalar" ? touches(node, offset) : isInside(node, offset);
}
