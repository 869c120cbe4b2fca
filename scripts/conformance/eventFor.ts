/** Events that a pattern would let through, then changed here and there, so that about half of all pairs match. */
import { mixCase } from "./elements";
import { array, raw, string, type JsonTree, type Member } from "./jsonTree";
import type { Random } from "./random";
import { randomKey, randomText, randomValue, respell } from "./vocabulary";

/** A field of the event: the keys to it, and its value, undefined for none. */
interface Wish {
  steps: readonly string[];
  value: JsonTree | undefined;
}

/** The event while it is put together. */
type Plan = Map<string, JsonTree | Plan>;

/** An event for a pattern's tree. Works on broken trees too: what can't be satisfied is made up. */
export function eventFor(random: Random, pattern: JsonTree): JsonTree {
  const wishes: Wish[] = [];
  gather(random, pattern, [], wishes);
  const changes = random.weighted([
    [48, 0],
    [38, 1],
    [14, 2],
  ]);
  for (let change = 0; change < changes && wishes.length > 0; change++) spoil(random, wishes);
  const root: Plan = new Map();
  for (const { steps, value } of wishes) if (value !== undefined) plant(random, root, steps, value);
  return objectOf(random, root, 0);
}

/** One wish per leaf of the pattern: the value that satisfies one of its elements, or undefined for absent. */
function gather(random: Random, node: JsonTree, steps: readonly string[], wishes: Wish[]): void {
  if (node.kind !== "object" || steps.length > 60) return;
  for (const { key, value } of node.members) {
    if (key === "$or" && value.kind === "array" && value.elements.every(({ kind }) => kind === "object")) {
      if (value.elements.length > 0) gather(random, random.pick(value.elements), steps, wishes);
      if (random.chance(0.1) && value.elements.length > 0)
        gather(random, random.pick(value.elements), steps, wishes);
    } else if (value.kind === "object") {
      gather(random, value, [...steps, key], wishes);
    } else if (value.kind === "array" && value.elements.length > 0) {
      const wanted = random.pick(value.elements).want;
      wish(wishes, [...steps, key], wanted === undefined ? randomValue(random) : wanted(random));
    }
  }
}

/** A later wish for the same path replaces the earlier, as a later key of a pattern does. */
function wish(wishes: Wish[], steps: readonly string[], value: JsonTree | undefined): void {
  const path = steps.join(".");
  const earlier = wishes.find((other) => other.steps.join(".") === path);
  if (earlier === undefined) wishes.push({ steps, value });
  else earlier.value = value;
}

function spoil(random: Random, wishes: Wish[]): void {
  const chosen = random.pick(wishes);
  switch (random.below(9)) {
    case 0:
      chosen.value = undefined;
      break;
    case 1:
      chosen.steps = [...chosen.steps.slice(0, -1), randomKey(random)];
      break;
    case 2:
      chosen.value = randomValue(random);
      break;
    case 3:
      chosen.value = random.pick(wishes).value;
      break;
    case 4:
      chosen.value = array(chosen.value === undefined ? [] : [randomValue(random)]);
      break;
    case 5:
      chosen.steps = [...chosen.steps, randomKey(random)];
      break;
    default:
      chosen.value = changeValue(random, chosen.value);
  }
}

function changeValue(random: Random, value: JsonTree | undefined): JsonTree {
  if (value === undefined) return randomValue(random);
  if (value.kind === "string") {
    const text = value.value;
    switch (random.below(9)) {
      case 0:
        return string(mixCase(random, text));
      case 1:
        return string(text.slice(1));
      case 2:
        return string(text.slice(0, -1));
      case 3:
        return string(text + randomText(random));
      case 4:
        return string(randomText(random) + text);
      case 5:
        return /^-?\d+$/.test(text) ? raw(text.replace(/^(-?)0+(?=\d)/, "$1")) : raw("null");
      case 6:
        return string(text.toUpperCase());
      case 7:
        return string(text.toLowerCase());
      default:
        return string(`"${text}"`);
    }
  }
  if (value.kind === "raw") {
    switch (random.below(4)) {
      case 0:
        return string(value.text);
      case 1:
        return /^-?\d/.test(value.text) ? raw(respell(random, value.text)) : raw("false");
      case 2:
        return /^-?\d/.test(value.text) && Number.isFinite(Number(value.text))
          ? raw(String(Number(value.text) + random.pick([1, -1, 1e-9, 0.5])))
          : raw("null");
      default:
        return raw(random.pick(["0", "true", "null"]));
    }
  }
  return randomValue(random);
}

/** Puts a value into a tree of maps; steps are joined or split at dots now and then, as both mean one path. */
function plant(random: Random, root: Plan, steps: readonly string[], value: JsonTree): void {
  let names = steps;
  if (random.chance(0.06)) names = steps.join(".").split(".");
  if (names.length > 1 && random.chance(0.05)) {
    const at = random.below(names.length - 1);
    names = [...names.slice(0, at), names.slice(at, at + 2).join("."), ...names.slice(at + 2)];
  }
  let map = root;
  for (const name of names.slice(0, -1)) {
    let next = map.get(name);
    if (!(next instanceof Map)) {
      next = new Map<string, JsonTree | Plan>(
        next === undefined || random.chance(0.5) ? [] : [[randomKey(random), next]],
      );
      map.set(name, next);
    }
    map = next;
  }
  const last = names.at(-1) ?? "";
  const there = map.get(last);
  if (there instanceof Map) there.set(randomKey(random), value);
  else map.set(last, value);
}

function objectOf(random: Random, map: Plan, depth: number): JsonTree {
  const members: Member[] = [];
  for (const [key, value] of map) {
    const made = value instanceof Map ? nodeOf(random, value, depth) : leafOf(random, value);
    members.push({ key, value: made });
    if (random.chance(0.03)) members.push({ key, value: random.chance(0.5) ? randomValue(random) : made });
  }
  if (random.chance(0.15))
    members.splice(random.below(members.length + 1), 0, {
      key: randomKey(random),
      value: randomValue(random),
    });
  if (members.length > 1 && random.chance(0.3)) members.reverse();
  return { kind: "object", members };
}

/** An object, or an array of objects among which the object's members may be dealt out. */
function nodeOf(random: Random, map: Plan, depth: number): JsonTree {
  if (!random.chance(depth < 3 ? 0.22 : 0.05)) return objectOf(random, map, depth + 1);
  const elements = [objectOf(random, map, depth + 1)];
  for (let decoy = random.below(3); decoy > 0; decoy--) {
    const part = new Map([...map].filter(() => random.chance(0.6)));
    elements.splice(
      random.below(elements.length + 1),
      0,
      random.chance(0.15) ? randomValue(random) : objectOf(random, part, depth + 1),
    );
  }
  if (random.chance(0.2) && map.size > 1) {
    const entries = [...map];
    const at = random.between(1, entries.length - 1);
    elements.splice(
      0,
      elements.length,
      objectOf(random, new Map(entries.slice(0, at)), depth + 1),
      objectOf(random, new Map(entries.slice(at)), depth + 1),
    );
  }
  const made = array(elements);
  return random.chance(0.1) ? array([made, ...(random.chance(0.5) ? [randomValue(random)] : [])]) : made;
}

function leafOf(random: Random, value: JsonTree): JsonTree {
  if (!random.chance(0.15)) return value;
  const elements = [value];
  for (let more = random.below(3); more > 0; more--)
    elements.splice(
      random.below(elements.length + 1),
      0,
      random.chance(0.5) ? randomValue(random) : changeValue(random, value),
    );
  return random.chance(0.15) ? array([array(elements)]) : array(elements);
}
