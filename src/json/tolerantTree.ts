import { MAX_NESTING } from "./jsonLimits";
import { createTolerantTokens, type ScalarToken, type TolerantTokens } from "./tolerantTokens";

/** A value as far as it can be read from broken text. `end` is exclusive; `closed` says whether its end is written. */
export type TolerantNode = TolerantObject | TolerantArray | TolerantScalar;

export interface TolerantObject {
  readonly kind: "object";
  readonly offset: number;
  readonly end: number;
  readonly closed: boolean;
  readonly members: readonly TolerantMember[];
}

export interface TolerantMember {
  readonly kind: "member";
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
  /** `word` is text without quotes that is no JSON value, as somebody types before completion adds the quotes. */
  readonly type: ScalarToken["type"];
  readonly offset: number;
  readonly end: number;
  readonly closed: boolean;
  /** The text of a string without its quotes and escapes; any other value as written. */
  readonly value: string;
}

/** A text as far as it can be read. */
export interface TolerantTree {
  /** The first value of the text; undefined where it has none. */
  readonly root: TolerantNode | undefined;
  /** Whether something is left out because it is nested deeper than EventBridge reads. */
  readonly isCutOff: boolean;
  /** The tree is the same for every cursor up to this offset, and for none at all; Infinity where it does not depend on one. */
  readonly sameUpTo: number;
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
  const root = readValue(tokens, { depths, depth: 0, inObject: false, inArray: false });
  return { root, isCutOff: depths.isCutOff, sameUpTo: tokens.sameUpTo() };
}

/** What a reading finds out on its way. */
interface Depths {
  isCutOff: boolean;
}

interface Surroundings {
  readonly depths: Depths;
  readonly depth: number;
  /** What the value stands in directly; the flags below say what stands anywhere around it. */
  readonly inside?: "object" | "array";
  readonly inObject: boolean;
  readonly inArray: boolean;
}

function opens(tokens: TolerantTokens): boolean {
  return tokens.isNext("{") || tokens.isNext("[");
}

function readValue(tokens: TolerantTokens, around: Surroundings): TolerantNode | undefined {
  if (tokens.isNext("{")) return readObject(tokens, around);
  if (tokens.isNext("[")) return readArray(tokens, around);
  const scalar = tokens.nextValue(around.inside === "array");
  if (scalar === undefined) return undefined;
  tokens.advance();
  return scalar;
}

function readObject(tokens: TolerantTokens, around: Surroundings): TolerantObject {
  const { offset } = tokens.next();
  tokens.advance();
  const inside = { ...around, depth: around.depth + 1, inside: "object" as const, inObject: true };
  const members: TolerantMember[] = [];
  for (;;) {
    const token = tokens.next();
    if (token.kind === "end" || (tokens.isNext("]") && around.inArray)) {
      return { kind: "object", offset, end: token.offset, closed: false, members };
    }
    if (tokens.isNext("}")) {
      tokens.advance();
      return { kind: "object", offset, end: token.end, closed: true, members };
    }
    if (token.kind === "scalar") members.push(readMember(tokens, token, inside));
    else if (opens(tokens)) readDeeper(tokens, inside);
    else tokens.advance();
  }
}

function readMember(tokens: TolerantTokens, key: ScalarToken, inside: Surroundings): TolerantMember {
  tokens.advance();
  let colon: number | undefined;
  let value: TolerantNode | undefined;
  if (tokens.isNext(":")) {
    colon = tokens.next().offset;
    tokens.advance();
    if (!startsMember(tokens)) value = readDeeper(tokens, inside);
  } else if (opens(tokens)) {
    value = readDeeper(tokens, inside);
  }
  let comma: number | undefined;
  if (tokens.isNext(",")) {
    comma = tokens.next().offset;
    tokens.advance();
  }
  return {
    kind: "member",
    offset: key.offset,
    end: value?.end ?? (colon === undefined ? key.end : colon + 1),
    key,
    colon,
    value,
    comma,
  };
}

function readDeeper(tokens: TolerantTokens, inside: Surroundings): TolerantNode | undefined {
  if (inside.depth < MAX_NESTING || !opens(tokens)) return readValue(tokens, inside);
  inside.depths.isCutOff = true;
  tokens.advance();
  return undefined;
}

/** Whether a `"key":` comes next, so that what came before it has no value. */
function startsMember(tokens: TolerantTokens): boolean {
  const token = tokens.next();
  return token.kind === "scalar" && token.type === "string" && tokens.isColonAfterNext();
}

function readArray(tokens: TolerantTokens, around: Surroundings): TolerantArray {
  const { offset } = tokens.next();
  tokens.advance();
  const inside = { ...around, depth: around.depth + 1, inside: "array" as const, inArray: true };
  const elements: TolerantElement[] = [];
  for (;;) {
    const token = tokens.next();
    const ends = (tokens.isNext("}") || startsMember(tokens)) && around.inObject;
    if (token.kind === "end" || ends) {
      return { kind: "array", offset, end: token.offset, closed: false, elements };
    }
    if (tokens.isNext("]")) {
      tokens.advance();
      return { kind: "array", offset, end: token.end, closed: true, elements };
    }
    const node = readDeeper(tokens, inside);
    if (node === undefined) {
      if (tokens.next() === token) tokens.advance();
      continue;
    }
    const comma = tokens.isNext(",") ? tokens.next().offset : undefined;
    elements.push({ node, comma });
    if (comma !== undefined) tokens.advance();
  }
}
