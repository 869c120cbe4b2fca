import { MAX_NESTING } from "./jsonLimits";
import {
  createTolerantTokens,
  type CursorRange,
  type ScalarToken,
  type TolerantTokens,
} from "./tolerantTokens";

/** A value as far as it can be read from broken text. `end` is exclusive; `closed` says whether its end is written. */
export type TolerantNode = TolerantObject | TolerantArray | TolerantScalar;

/** What a tree consists of: values, and the members of objects. Each knows what it stands in, the root nothing. */
export type TreeNode = TolerantNode | TolerantMember;

export interface TolerantObject {
  readonly kind: "object";
  readonly parent: ValueParent;
  readonly offset: number;
  readonly end: number;
  readonly closed: boolean;
  readonly members: readonly TolerantMember[];
}

export interface TolerantMember {
  readonly kind: "member";
  readonly parent: TolerantObject;
  readonly offset: number;
  /** The end of the value; where there is none, of the colon or the key. */
  readonly end: number;
  readonly key: TolerantScalar;
  /** Offset of the colon after the key. */
  readonly colon: number | undefined;
  readonly value: TolerantNode | undefined;
  /** Offset of the comma after the member. */
  readonly comma: number | undefined;
}

export interface TolerantArray {
  readonly kind: "array";
  readonly parent: ValueParent;
  readonly offset: number;
  readonly end: number;
  readonly closed: boolean;
  readonly elements: readonly TolerantElement[];
}

export interface TolerantElement {
  readonly node: TolerantNode;
  readonly comma: number | undefined;
}

export interface TolerantScalar {
  readonly kind: "scalar";
  /** The member that it is the key or the value of, or the array that it stands in. */
  readonly parent: ValueParent;
  /** `word` is text without quotes that is no JSON value, as somebody types before completion adds the quotes. */
  readonly type: ScalarToken["type"];
  readonly offset: number;
  readonly end: number;
  readonly closed: boolean;
  /** The text of a string without its quotes and escapes; any other value as written. */
  readonly value: string;
}

type ValueParent = TolerantMember | TolerantArray | undefined;

/** A node whose end, or whose parent, is yet to be read. */
type Growing<T> = { -readonly [Name in keyof T]: T[Name] };

/** A text as far as it can be read. */
export interface TolerantTree {
  /** The first value of the text; undefined where it has none. */
  readonly root: TolerantNode | undefined;
  /** Whether something is left out because it is nested deeper than EventBridge reads. */
  readonly isCutOff: boolean;
  /** The tree is the same for a cursor at any of these offsets: from -1, for none, to Infinity where it does not depend on one. */
  readonly sameFor: CursorRange;
}

/**
 * The first value of `text`, read so that what is half typed at the offset `cursor` disturbs the rest as little as
 * possible: an unclosed string ends before the next bracket or comma, a key without colon or comma stays a key, and an
 * array that meets a `"key":` ends before it. Without a cursor nothing is half typed. Whether a pattern is valid is for
 * parsePattern to say. What is nested deeper than EventBridge reads is skipped. Takes time linear in the text.
 */
export function readTolerantly(text: string, cursor = -1): TolerantTree {
  const tokens = createTolerantTokens(text, cursor);
  const depths: Depths = { isCutOff: false };
  while (tokens.next().kind === "punctuation" && !opens(tokens)) tokens.advance();
  const root = readValue(tokens, { depths, depth: 0, inObject: false, inArray: false }, undefined);
  return { root, isCutOff: depths.isCutOff, sameFor: tokens.sameFor() };
}

/** What a reading finds out on its way. */
interface Depths {
  isCutOff: boolean;
}

interface Surroundings {
  readonly depths: Depths;
  readonly depth: number;
  /** Whether an object, or an array, stands anywhere around. */
  readonly inObject: boolean;
  readonly inArray: boolean;
}

function opens(tokens: TolerantTokens): boolean {
  return tokens.isNext("{") || tokens.isNext("[");
}

function readValue(
  tokens: TolerantTokens,
  around: Surroundings,
  parent: ValueParent,
): TolerantNode | undefined {
  if (tokens.isNext("{")) return readObject(tokens, around, parent);
  if (tokens.isNext("[")) return readArray(tokens, around, parent);
  const scalar = tokens.nextValue(parent?.kind === "array");
  if (scalar === undefined) return undefined;
  tokens.advance();
  return toNode(scalar, parent);
}

function toNode(
  { type, offset, end, closed, value }: ScalarToken,
  parent: ValueParent,
): Growing<TolerantScalar> {
  return { kind: "scalar", parent, type, offset, end, closed, value };
}

function readObject(tokens: TolerantTokens, around: Surroundings, parent: ValueParent): TolerantObject {
  const { offset } = tokens.next();
  tokens.advance();
  const { depths, depth, inArray } = around;
  // Written out, since spreading costs as much as reading the object.
  const inside = { depths, depth: depth + 1, inObject: true, inArray };
  const members: TolerantMember[] = [];
  const object: Growing<TolerantObject> = {
    kind: "object",
    parent,
    offset,
    end: offset,
    closed: false,
    members,
  };
  for (;;) {
    const token = tokens.next();
    if (token.kind === "end" || (tokens.isNext("]") && inArray)) {
      object.end = token.offset;
      return object;
    }
    if (tokens.isNext("}")) {
      tokens.advance();
      object.end = token.end;
      object.closed = true;
      return object;
    }
    if (token.kind === "scalar") members.push(readMember(tokens, token, inside, object));
    else if (opens(tokens)) readDeeper(tokens, inside, undefined);
    else tokens.advance();
  }
}

function readMember(
  tokens: TolerantTokens,
  token: ScalarToken,
  inside: Surroundings,
  parent: TolerantObject,
): TolerantMember {
  const key = toNode(token, undefined);
  const { offset, end } = token;
  const member: Growing<TolerantMember> = {
    kind: "member",
    parent,
    offset,
    end,
    key,
    colon: undefined,
    value: undefined,
    comma: undefined,
  };
  key.parent = member;
  tokens.advance();
  if (tokens.isNext(":")) {
    member.colon = tokens.next().offset;
    tokens.advance();
    if (!startsMember(tokens)) member.value = readDeeper(tokens, inside, member);
  } else if (opens(tokens)) {
    member.value = readDeeper(tokens, inside, member);
  }
  member.end = member.value?.end ?? (member.colon === undefined ? end : member.colon + 1);
  if (tokens.isNext(",")) {
    member.comma = tokens.next().offset;
    tokens.advance();
  }
  return member;
}

function readDeeper(
  tokens: TolerantTokens,
  inside: Surroundings,
  parent: ValueParent,
): TolerantNode | undefined {
  if (inside.depth < MAX_NESTING || !opens(tokens)) return readValue(tokens, inside, parent);
  inside.depths.isCutOff = true;
  tokens.advance();
  return undefined;
}

/** Whether a `"key":` comes next, so that what came before it has no value. */
function startsMember(tokens: TolerantTokens): boolean {
  const token = tokens.next();
  return token.kind === "scalar" && token.type === "string" && tokens.isColonAfterNext();
}

function readArray(tokens: TolerantTokens, around: Surroundings, parent: ValueParent): TolerantArray {
  const { offset } = tokens.next();
  tokens.advance();
  const { depths, depth, inObject } = around;
  const inside = { depths, depth: depth + 1, inObject, inArray: true };
  const elements: TolerantElement[] = [];
  const array: Growing<TolerantArray> = {
    kind: "array",
    parent,
    offset,
    end: offset,
    closed: false,
    elements,
  };
  for (;;) {
    const token = tokens.next();
    const ends = (tokens.isNext("}") || startsMember(tokens)) && inObject;
    if (token.kind === "end" || ends) {
      array.end = token.offset;
      return array;
    }
    if (tokens.isNext("]")) {
      tokens.advance();
      array.end = token.end;
      array.closed = true;
      return array;
    }
    const node = readDeeper(tokens, inside, array);
    if (node === undefined) {
      if (tokens.next() === token) tokens.advance();
      continue;
    }
    const comma = tokens.isNext(",") ? tokens.next().offset : undefined;
    elements.push({ node, comma });
    if (comma !== undefined) tokens.advance();
  }
}
