/** Makes a failing pair smaller while it goes on failing in the same way. */
import { parse, print, raw, string } from "./jsonTree.mjs";

const BATCH = 120;
/** How many pairs are tried at most for one minimisation. */
const BUDGET = 6000;

/**
 * A pair as small as single steps can make it. `fails(pairs)` says of each [pattern, event] whether it fails in the
 * way that matters; the given pair must. Steps leave out members, elements and characters, put a part in place of the
 * whole, and shorten texts and numbers; a text that is not JSON loses stretches of characters.
 */
export async function minimise(pair, fails) {
  let current = pair;
  let budget = BUDGET;
  for (let changed = true; changed && budget > 0;) {
    changed = false;
    for (const side of [1, 0]) {
      for (let found = true; found && budget > 0;) {
        found = false;
        const candidates = smaller(current[side]).map((text) =>
          side === 0 ? [text, current[1]] : [current[0], text],
        );
        for (let at = 0; at < candidates.length && !found && budget > 0; at += BATCH) {
          const batch = candidates.slice(at, at + BATCH);
          budget -= batch.length;
          const failing = await fails(batch);
          const first = failing.indexOf(true);
          if (first === -1) continue;
          current = batch[first];
          found = changed = true;
        }
      }
    }
  }
  return current;
}

/** Smaller texts to try instead of a text, smallest first, none twice. */
export function smaller(text) {
  const tree = text.length < 20_000 ? parse(text) : undefined;
  const candidates =
    tree === undefined ? shorterTexts(text) : [print(tree), ...reductions(tree).map((node) => print(node))];
  const kept = [...new Set(candidates)].filter((candidate) => weight(candidate) < weight(text));
  return kept.sort((one, other) => one.length - other.length);
}

/** Orders texts so that every step makes progress: by length, then by how unusual the characters are. */
function weight(text) {
  let unusual = 0;
  for (let at = 0; at < text.length; at++) unusual += text.charCodeAt(at);
  return text.length + unusual / 2 ** 40;
}

function shorterTexts(text) {
  const candidates = [];
  for (
    let length = Math.ceil(text.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let at = 0; at + length <= text.length; at += length)
      candidates.push(text.slice(0, at) + text.slice(at + length));
  }
  for (let at = 0; at < text.length && text.length < 400; at++) {
    if (text[at] > "a" && text[at] <= "\uffff" && /[^ue]/.test(text[at]))
      candidates.push(`${text.slice(0, at)}a${text.slice(at + 1)}`);
  }
  return candidates;
}

/** Every tree that one step makes of a tree. */
function reductions(node) {
  switch (node.kind) {
    case "object": {
      const { members } = node;
      return [
        ...members.map(({ value }) => value),
        ...leavings(members).map((rest) => ({ kind: "object", members: rest })),
        ...members.flatMap((member, at) => [
          ...reductions(member.value).map((value) => ({
            kind: "object",
            members: members.with(at, { ...member, value }),
          })),
          ...shorterKeys(member.key).map((key) => ({
            kind: "object",
            members: members.with(at, { ...member, key }),
          })),
        ]),
      ];
    }
    case "array": {
      const { elements } = node;
      return [
        ...elements,
        ...leavings(elements).map((rest) => ({ kind: "array", elements: rest })),
        ...elements.flatMap((element, at) =>
          reductions(element).map((value) => ({ kind: "array", elements: elements.with(at, value) })),
        ),
      ];
    }
    case "string":
      return [raw("1"), ...shorterStrings(node.value).map(string)];
    default:
      return ["0", "1", "10"]
        .filter((text) => text.length < node.text.length || text < node.text)
        .map(raw)
        .concat(shorterNumbers(node.text).map(raw));
  }
}

/** The list with a half, a quarter or a single item left out. */
function leavings(list) {
  const rests = [];
  for (
    let length = Math.ceil(list.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let at = 0; at < list.length; at += length)
      rests.push([...list.slice(0, at), ...list.slice(at + length)]);
  }
  return rests;
}

function shorterStrings(text) {
  return [
    "",
    "a",
    ...leavings(text.length > 40 ? text.match(/[^]{1,10}/g) : text.split("")).map((rest) => rest.join("")),
  ];
}

function shorterKeys(key) {
  return key.length > 1 ? ["a", "b", ...leavings(key.split("")).map((rest) => rest.join(""))] : [];
}

function shorterNumbers(text) {
  return leavings(text.split(""))
    .map((rest) => rest.join(""))
    .filter((rest) => /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(rest));
}
