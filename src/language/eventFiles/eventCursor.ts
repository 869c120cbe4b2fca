import { placeInArray, placeInObject, isInside, type KeyState } from "../cursor/cursorPlace";
import { withClosers, type At, type Slot } from "../cursor/cursorSlot";
import { plainJson } from "../../json/plainJson";
import {
  readTolerantly,
  type TolerantArray,
  type TolerantNode,
  type TolerantObject,
} from "../../json/tolerantTree";

/** What holds events: an event file is one, a pattern test file has one in each test. */
export type EventFile = "event" | "tests";

/** What an offset in an event is on. */
export type EventCursor = { readonly event: TolerantObject } & (
  | ({ readonly kind: "key"; readonly slot: Slot; readonly path: readonly string[] } & KeyState)
  | {
      readonly kind: "value";
      readonly slot: Slot;
      readonly path: readonly string[];
      /** The array that the value is an element of. */
      readonly array?: TolerantArray;
    }
);

/** Longer files are not looked into, in UTF-16 units. EventBridge carries events of up to 1 MB. */
const maxLength = 2_000_000;

/** What `offset` is on in an event of a file, which may be broken; undefined where it is in none, or on nothing. */
export function eventCursor(text: string, offset: number, file: EventFile): EventCursor | undefined {
  if (text.length > maxLength) return undefined;
  const plain = plainJson(text).text;
  const { root } = readTolerantly(plain, offset);
  const event = file === "event" ? objectAround(root, offset) : eventOfTest(root, offset);
  const at: At = { text: plain, offset, isWritten: () => true };
  return event && inObject(at, event, [], event);
}

function eventOfTest(root: TolerantNode | undefined, offset: number): TolerantObject | undefined {
  const tests = memberOf(objectAround(root, offset), "tests");
  if (tests?.kind !== "array") return undefined;
  const test = tests.elements.find(({ node }) => objectAround(node, offset) !== undefined)?.node;
  return objectAround(memberOf(objectAround(test, offset), "event"), offset);
}

function objectAround(node: TolerantNode | undefined, offset: number): TolerantObject | undefined {
  return node?.kind === "object" && isInside(node, offset) ? node : undefined;
}

/** The value of a key: of the last one, as EventBridge has it. */
export function memberOf(object: TolerantObject | undefined, key: string): TolerantNode | undefined {
  return object?.members.findLast((member) => member.key.value === key)?.value;
}

function inObject(
  at: At,
  object: TolerantObject,
  path: readonly string[],
  event: TolerantObject,
): EventCursor | undefined {
  const place = placeInObject(at, object);
  if (place.kind === "none") return undefined;
  if (place.kind === "key") return { ...place, path, event };
  const inner = [...path, place.member.key.value];
  if (place.slot !== undefined) return { kind: "value", slot: place.slot, path: inner, event };
  const { value } = place.member;
  if (value?.kind === "object") return inObject(at, value, inner, event);
  return value?.kind === "array" ? inArray(at, value, inner, event) : undefined;
}

/** EventBridge looks into arrays: what is in them has the path of the array. */
function inArray(
  at: At,
  array: TolerantArray,
  path: readonly string[],
  event: TolerantObject,
): EventCursor | undefined {
  const place = placeInArray(at, array);
  if ("slot" in place) return { kind: "value", slot: withClosers(at, place.slot, "]"), path, array, event };
  if (place.node.kind === "object") return inObject(at, place.node, path, event);
  return place.node.kind === "array" ? inArray(at, place.node, path, event) : undefined;
}
