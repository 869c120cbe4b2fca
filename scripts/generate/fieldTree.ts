import type { Evidence } from "../../src/catalog/catalog";
import type { EncodedField, EncodedFields, EncodedNode } from "../../src/catalog/encodedCatalog";
import type { Writable } from "./writable";

/**
 * The fields of an event while it is put together: a tree whose nodes carry what is known of one field. Later layers
 * add to what earlier ones said; nothing is taken away.
 */
export type FieldTree = Map<string, FieldNode>;

export interface FieldNode {
  /** Letters of the type code. */
  readonly types: Set<string>;
  isArray: boolean;
  optional: boolean;
  readonly facts: FieldFacts;
  readonly children: FieldTree;
}

/** What the catalog says of a field beside its type; `onlyIn` has the names of message types. */
export type FieldFacts = Writable<Omit<EncodedField, "type" | "fields" | "onlyIn">> & {
  onlyIn?: readonly string[];
};

/** What a field is compared with, so that only what differs is written: the event's evidence and message types. */
export interface EventContext {
  readonly evidence: Evidence;
  readonly messageTypes?: readonly unknown[];
}

const LETTERS = new Map(
  Object.entries({ string: "s", number: "n", boolean: "b", null: "z", object: "o", any: "a" }),
);
const LETTER_ORDER = "snboaz";

export function createTree(): FieldTree {
  return new Map();
}

/** The node at a path, made where it is missing; an object is assumed on the way to it. */
export function nodeAt(tree: FieldTree, path: readonly string[]): FieldNode {
  let node = childOf(tree, path[0] ?? "");
  for (const key of path.slice(1)) {
    if (!node.types.has("a")) node.types.add("o");
    node = childOf(node.children, key);
  }
  return node;
}

/** The node at a path, or undefined. */
export function findNode(tree: FieldTree, path: readonly string[]): FieldNode | undefined {
  let children = tree;
  let node: FieldNode | undefined;
  for (const key of path) {
    node = children.get(key);
    if (!node) return undefined;
    children = node.children;
  }
  return node;
}

function childOf(children: FieldTree, key: string): FieldNode {
  const known = children.get(key);
  if (known) return known;
  const made: FieldNode = {
    types: new Set(),
    isArray: false,
    optional: false,
    facts: {},
    children: createTree(),
  };
  children.set(key, made);
  return made;
}

/** Adds a JSON type by its name. */
export function addType(node: FieldNode, type: string): void {
  const letter = LETTERS.get(type);
  if (!letter) throw new Error(`Unknown type ${type}`);
  node.types.add(letter);
}

/** Visits every node with its path, parents first. */
export function visit(
  tree: FieldTree,
  visitor: (node: FieldNode, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  for (const [key, node] of tree) {
    const here = [...path, key];
    visitor(node, here);
    visit(node.children, visitor, here);
  }
}

/** The tree as generated files hold it: ranked fields first, then by name. */
export function encodeTree(tree: FieldTree, event: EventContext): EncodedFields {
  const entries = [...tree].sort(byRankThenName);
  return Object.fromEntries(entries.map(([key, node]) => [key, encodeNode(node, event)]));
}

function byRankThenName(
  [a, { facts: first }]: readonly [string, FieldNode],
  [b, { facts: second }]: readonly [string, FieldNode],
): number {
  const ranks = (first.rank ?? Infinity) - (second.rank ?? Infinity);
  if (ranks !== 0 && !Number.isNaN(ranks)) return ranks;
  return a < b ? -1 : 1;
}

function encodeNode(
  { types, isArray, optional, facts, children }: FieldNode,
  event: EventContext,
): EncodedNode {
  const letters =
    Array.from(LETTER_ORDER)
      .filter((letter) => types.has(letter))
      .join("") || "a";
  const type = letters + (isArray ? "[" : "") + (optional ? "?" : "");
  const { onlyIn, evidence, ...others } = facts;
  const encoded: Writable<EncodedField> = {};
  if (type !== "o") encoded.type = type;
  Object.assign(encoded, others);
  if (onlyIn) encoded.onlyIn = onlyIn.map((name) => event.messageTypes?.indexOf(name) ?? -1);
  if (evidence && evidence !== event.evidence) encoded.evidence = evidence;
  if (children.size > 0) encoded.fields = encodeTree(children, event);
  const keys = Object.keys(encoded);
  if (keys.length === 0) return "o";
  return keys.length === 1 && keys[0] === "type" ? type : encoded;
}
