/** Changes that make a valid text nearly valid or broken: nodes of the tree, or characters of the text. */
import { array, object, raw, string, type JsonTree } from "./jsonTree";
import { brokenElement, randomElement } from "./elements";
import type { Random } from "./random";
import { randomKey, randomText, randomValue, RESERVED } from "./vocabulary";

/** Where a node stands, to be replaced. */
interface Place {
  get(): JsonTree;
  set(value: JsonTree): void;
}

/** The same tree with one to three nodes changed. Changes it in place. */
export function damageTree(random: Random, root: JsonTree): JsonTree {
  let tree = root;
  for (let change = random.between(1, 3); change > 0; change--) {
    const places = collect(tree);
    const place = random.pick(places);
    const node = place.get();
    switch (random.below(11)) {
      case 0:
        place.set(randomValue(random));
        break;
      case 1:
        place.set(array([node]));
        break;
      case 2:
        place.set(object([[randomKey(random), node]]));
        break;
      case 3:
        place.set(random.pick([array([]), object([]), string(""), raw("null")]));
        break;
      case 4:
        place.set(randomElement(random));
        break;
      case 5:
        place.set(brokenElement(random));
        break;
      case 6:
        if (node.kind === "object" && node.members.length > 0)
          node.members.splice(random.below(node.members.length), 1);
        break;
      case 7:
        if (node.kind === "array" && node.elements.length > 0)
          node.elements.splice(random.below(node.elements.length), 1);
        break;
      case 8:
        if (node.kind === "object" && node.members.length > 0)
          random.pick(node.members).key = random.pick([
            randomKey(random),
            "$or",
            random.pick(RESERVED),
            randomText(random),
          ]);
        break;
      case 9:
        if (node.kind === "object" && node.members.length > 0)
          node.members.push({ ...random.pick(node.members), value: copy(random.pick(places).get()) });
        break;
      default:
        place.set(copy(random.pick(places).get()));
    }
    if (size(tree) > 400) tree = object([["a", array([raw("1")])]]);
  }
  return tree;

  function collect(top: JsonTree): readonly Place[] {
    const found: Place[] = [{ get: () => tree, set: (value) => (tree = value) }];
    const visit = (node: JsonTree): void => {
      if (node.kind === "object") {
        for (const member of node.members) {
          found.push({ get: () => member.value, set: (value) => (member.value = value) });
          visit(member.value);
        }
      } else if (node.kind === "array") {
        node.elements.forEach((element, at) => {
          found.push({ get: () => element, set: (value) => (node.elements[at] = value) });
          visit(element);
        });
      }
    };
    visit(top);
    return found;
  }
}

function copy(node: JsonTree): JsonTree {
  if (node.kind === "object")
    return { ...node, members: node.members.map(({ key, value }) => ({ key, value: copy(value) })) };
  if (node.kind === "array") return { ...node, elements: node.elements.map(copy) };
  return node;
}

function size(node: JsonTree): number {
  if (node.kind === "object") return node.members.reduce((sum, { value }) => sum + size(value), 1);
  if (node.kind === "array") return node.elements.reduce((sum, element) => sum + size(element), 1);
  return 1;
}

// prettier-ignore
const TOKENS = [
  "{", "}", "[", "]", '"', ",", ":", "\\", " ", "\n", "\t", "\r", "0", "1", "-", ".", "+", "e", "E", "t",
  "n", "f", "/", "*", "#", "'", "a", "u", "\u0000", "\u0001", "\u001f", "\u007f", "\u00a0", "\u2028",
  "\ufeff", "é", "😀", "\ud83d", "NaN", "Infinity", "-Infinity", "-INF", "INF", "+INF", "undefined", "tru",
  "true", "falsey", "nul", "True", "//", "/*", "'a'", "+1", "+", ".5", "01", "00", "-01", "1.", "1.e1",
  "0x10", "1e", "1e+", "-", "--1", "\\x", "\\u00g0", "\\u12", "\\", '\\"', '""', '"a"', "1 2", "{}", "[]",
  "$or", '"$or":', "null", "1a", "a1", "-a", "1.5.2", "NaNa", "_", "$", "@", "`", "1_0", "9".repeat(20),
];

/** The same text with one to three characters or tokens added, removed, replaced, doubled or swapped, or cut off. */
export function damageText(random: Random, text: string): string {
  let damaged = text;
  for (
    let change = random.weighted([
      [6, 1],
      [2, 2],
      [1, 3],
    ]);
    change > 0;
    change--
  ) {
    const at = random.below(damaged.length + 1);
    const length = random.weighted([
      [6, 1],
      [2, 2],
      [1, 5],
    ]);
    const [before, after] = [damaged.slice(0, at), damaged.slice(at)];
    switch (random.below(7)) {
      case 0:
        damaged = before + after.slice(length);
        break;
      case 1:
        damaged = before + random.pick(TOKENS) + after;
        break;
      case 2:
        damaged = before + random.pick(TOKENS) + after.slice(length);
        break;
      case 3:
        damaged = before + after.slice(0, length) + after;
        break;
      case 4:
        damaged = before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
        break;
      case 5:
        damaged = atToken(random, damaged);
        break;
      default:
        damaged = random.chance(0.4) ? before : before + random.pick(TOKENS) + after;
    }
  }
  return damaged;
}

/** Replaces a whole value or separator, which hits the reader's cases more often than a random place does. */
function atToken(random: Random, text: string): string {
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[-\d.eE+]+|[{}[\],:]|\w+/g)];
  if (tokens.length === 0) return text;
  const token = random.pick(tokens);
  return text.slice(0, token.index) + random.pick(TOKENS) + text.slice(token.index + token[0].length);
}
