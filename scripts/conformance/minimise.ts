/** Makes a failing pair smaller while it goes on failing in the same way. */
import { array, parse, print, raw, string, type JsonTree, type Member, type ObjectNode } from "./jsonTree";

const BATCH = 120;
/** How many pairs are tried at most for one minimisation. */
const BUDGET = 6000;

/** A pattern's text and an event's. */
export type Pair = readonly [pattern: string, event: string];

/**
 * A pair as small as single steps can make it. `fails(pairs)` says of each [pattern, event] whether it fails in the
 * way that matters; the given pair must. Steps leave out members, elements and characters, put a part in place of the
 * whole, and shorten texts and numbers; a text that is not JSON loses stretches of characters.
 */
export async function minimise(
  pair: Pair,
  fails: (pairs: readonly Pair[]) => Promise<readonly boolean[]>,
): Promise<Pair> {
  let current = pair;
  let budget = BUDGET;
  for (let changed = true; changed && budget > 0;) {
    changed = false;
    for (const side of [1, 0] as const) {
      for (let found = true; found && budget > 0;) {
        found = false;
        const [pattern, event] = current;
        const candidates = smaller(current[side]).map((text): Pair =>
          side === 0 ? [text, event] : [pattern, text],
        );
        for (let at = 0; at < candidates.length && !found && budget > 0; at += BATCH) {
          const batch = candidates.slice(at, at + BATCH);
          budget -= batch.length;
          const failing = await fails(batch);
          const first = batch[failing.indexOf(true)];
          if (first === undefined) continue;
          current = first;
          found = changed = true;
        }
      }
    }
  }
  return current;
}

/** Smaller texts to try instead of a text, smallest first, none twice. */
export function smaller(text: string): readonly string[] {
  const tree = text.length < 20_000 ? parse(text) : undefined;
  const candidates =
    tree === undefined ? shorterTexts(text) : [print(tree), ...reductions(tree).map((node) => print(node))];
  const kept = [...new Set(candidates)].filter((candidate) => weight(candidate) < weight(text));
  return kept.sort((one, other) => one.length - other.length);
}

/** Orders texts so that every step makes progress: by length, then by how unusual the characters are. */
function weight(text: string): number {
  let unusual = 0;
  for (let at = 0; at < text.length; at++) unusual += text.charCodeAt(at);
  return text.length + unusual / 2 ** 40;
}

function shorterTexts(text: string): readonly string[] {
  const candidates: string[] = [];
  for (
    let length = Math.ceil(text.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let at = 0; at + length <= text.length; at += length)
      candidates.push(text.slice(0, at) + text.slice(at + length));
  }
  for (let at = 0; at < text.length && text.length < 400; at++) {
    const unit = text.charAt(at);
    if (unit > "a" && /[^ue]/.test(unit)) candidates.push(`${text.slice(0, at)}a${text.slice(at + 1)}`);
  }
  return candidates;
}

/** Every tree that one step makes of a tree. */
function reductions(node: JsonTree): readonly JsonTree[] {
  switch (node.kind) {
    case "object": {
      const { members } = node;
      return [
        ...members.map(({ value }) => value),
        ...leavings(members).map(withMembers),
        ...members.flatMap((member, at) => [
          ...reductions(member.value).map((value) => withMembers(members.with(at, { ...member, value }))),
          ...shorterKeys(member.key).map((key) => withMembers(members.with(at, { ...member, key }))),
        ]),
      ];
    }
    case "array": {
      const { elements } = node;
      return [
        ...elements,
        ...leavings(elements).map(array),
        ...elements.flatMap((element, at) =>
          reductions(element).map((value) => array(elements.with(at, value))),
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

function withMembers(members: Member[]): ObjectNode {
  return { kind: "object", members };
}

/** The list with a half, a quarter or a single item left out. */
function leavings<T>(list: readonly T[]): T[][] {
  const rests: T[][] = [];
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

function shorterStrings(text: string): readonly string[] {
  return [
    "",
    "a",
    ...leavings(text.length > 40 ? (text.match(/[^]{1,10}/g) ?? []) : unitsOf(text)).map((rest) =>
      rest.join(""),
    ),
  ];
}

function shorterKeys(key: string): readonly string[] {
  return key.length > 1 ? ["a", "b", ...leavings(unitsOf(key)).map((rest) => rest.join(""))] : [];
}

/** The UTF-16 units: a lone surrogate is among what makes a case fail. */
function unitsOf(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, at) => text.charAt(at));
}

function shorterNumbers(text: string): readonly string[] {
  return leavings(unitsOf(text))
    .map((rest) => rest.join(""))
    .filter((rest) => /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(rest));
}
