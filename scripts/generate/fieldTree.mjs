/**
 * The fields of an event while it is put together: a tree whose nodes carry what is known of one field. Later layers
 * add to what earlier ones said; nothing is taken away.
 *
 * @typedef {object} Node
 * @property {Set<string>} types letters of the type code
 * @property {boolean} isArray
 * @property {boolean} optional
 * @property {Record<string, unknown>} facts description, values, closed, evidence and the like
 * @property {Map<string, Node>} children
 */

const LETTERS = { string: "s", number: "n", boolean: "b", null: "z", object: "o", any: "a" };
const LETTER_ORDER = "snboaz";

/** @returns {Map<string, Node>} */
export const createTree = () => new Map();

/**
 * The node at a path, made where it is missing; an object is assumed on the way to it.
 * @param {Map<string, Node>} tree
 * @param {readonly string[]} path
 */
export function nodeAt(tree, path) {
  let node = childOf(tree, path[0] ?? "");
  for (const key of path.slice(1)) {
    if (!node.types.has("a")) node.types.add("o");
    node = childOf(node.children, key);
  }
  return node;
}

/** The node at a path, or undefined. */
export function findNode(tree, path) {
  let children = tree;
  let node;
  for (const key of path) {
    node = children.get(key);
    if (!node) return undefined;
    children = node.children;
  }
  return node;
}

function childOf(children, key) {
  const known = children.get(key);
  if (known) return known;
  const made = { types: new Set(), isArray: false, optional: false, facts: {}, children: new Map() };
  children.set(key, made);
  return made;
}

/** Adds a JSON type by its name. */
export function addType(node, type) {
  const letter = LETTERS[type];
  if (!letter) throw new Error(`Unknown type ${type}`);
  node.types.add(letter);
}

/** Visits every node with its path, parents first. */
export function visit(tree, visitor, path = []) {
  for (const [key, node] of tree) {
    const here = [...path, key];
    visitor(node, here);
    visit(node.children, visitor, here);
  }
}

/**
 * The tree as generated files hold it (EncodedFields): ranked fields first, then by name.
 * @param {Map<string, Node>} tree
 * @param {{evidence: string, messageTypes?: readonly string[]}} event
 */
export function encodeTree(tree, event) {
  const entries = [...tree].sort(byRankThenName);
  return Object.fromEntries(entries.map(([key, node]) => [key, encodeNode(node, event)]));
}

function byRankThenName([a, { facts: first }], [b, { facts: second }]) {
  const ranks = (first.rank ?? Infinity) - (second.rank ?? Infinity);
  if (ranks !== 0 && !Number.isNaN(ranks)) return ranks;
  return a < b ? -1 : 1;
}

function encodeNode({ types, isArray, optional, facts, children }, event) {
  const letters = [...LETTER_ORDER].filter((letter) => types.has(letter)).join("") || "a";
  const type = letters + (isArray ? "[" : "") + (optional ? "?" : "");
  const { onlyIn, evidence, ...others } = facts;
  const encoded = {};
  if (type !== "o") encoded.type = type;
  Object.assign(encoded, others);
  if (onlyIn) encoded.onlyIn = onlyIn.map((name) => event.messageTypes.indexOf(name));
  if (evidence && evidence !== event.evidence) encoded.evidence = evidence;
  if (children.size > 0) encoded.fields = encodeTree(children, event);
  const keys = Object.keys(encoded);
  if (keys.length === 0) return "o";
  return keys.length === 1 && keys[0] === "type" ? type : encoded;
}
