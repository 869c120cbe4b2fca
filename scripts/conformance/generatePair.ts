/** Random pairs of an event pattern's text and an event's text, the same for the same seed and index. */
import { array, object, print, raw, string, type JsonTree, type Member } from "./jsonTree";
import { brokenElement, randomElement } from "./elements";
import { damageText, damageTree } from "./damage";
import { eventFor } from "./eventFor";
import { createRandom, type Random } from "./random";
import { randomStyle } from "./style";
import { randomKey, randomText, randomValue, RESERVED } from "./vocabulary";

export interface GeneratedPair {
  readonly pattern: string;
  readonly event: string;
  readonly kind: PairKind;
}

/**
 * How a pair was made: `valid`, `broken` (an element EventBridge refuses), `changed` (a tree with a few nodes changed),
 * `damaged` (text with characters changed), `odd` (limits, roots).
 */
export type PairKind = "valid" | "broken" | "changed" | "damaged" | "odd";

/** What the leaves of a pattern still may take, and whether some of its elements are broken. */
interface Budget {
  leaves: number;
  readonly broken: boolean;
}

/** Pair number `index` of `seed`: the same on every machine. */
export function generatePair(seed: number, index: number): GeneratedPair {
  return randomPair(createRandom(seed, index));
}

/** A pair by random choices. */
export function randomPair(random: Random): GeneratedPair {
  const kind = random.weighted<PairKind>([
    [72, "valid"],
    [10, "broken"],
    [9, "changed"],
    [7, "damaged"],
    [2, "odd"],
  ]);
  let tree = randomPattern(random, kind === "broken");
  if (kind === "changed") tree = damageTree(random, tree);
  let pattern = print(tree, randomStyle(random));
  if (kind === "damaged") pattern = damageText(random, pattern);
  if (kind === "odd") pattern = oddPattern(random, pattern);
  let event = print(eventFor(random, tree), randomStyle(random));
  if (random.chance(0.03)) event = damageText(random, event);
  else if (random.chance(0.005)) event = oddEvent(random, event);
  return { pattern, event, kind };
}

function randomPattern(random: Random, broken: boolean): JsonTree {
  const budget: Budget = {
    leaves: random.weighted([
      [5, 1],
      [6, 2],
      [5, 3],
      [3, 5],
      [1, 9],
    ]),
    broken,
  };
  return randomObject(random, budget, 0, false);
}

function randomObject(random: Random, budget: Budget, depth: number, insideOr: boolean): JsonTree {
  const members: Member[] = [];
  const count = random.weighted([
    [6, 1],
    [5, 2],
    [2, 3],
    [1, 4],
  ]);
  for (let at = 0; at < count && (at === 0 || budget.leaves > 0); at++) {
    const or = budget.leaves > 1 && random.chance(depth === 0 ? 0.2 : 0.15) && depth < 4;
    if (or) members.push({ key: "$or", value: randomOr(random, budget, depth + 1) });
    else members.push(randomMember(random, budget, depth, insideOr));
  }
  if (random.chance(0.04))
    members.push({ ...random.pick(members), value: randomMember(random, budget, depth, insideOr).value });
  return { kind: "object", members };
}

function randomMember(random: Random, budget: Budget, depth: number, insideOr: boolean): Member {
  const drawn = random.chance(0.01) && budget.broken ? random.pick(RESERVED) : randomKey(random);
  const key = insideOr && RESERVED.includes(drawn) && random.chance(0.9) ? "a" : drawn;
  if (depth < 5 && random.chance(depth === 0 ? 0.4 : 0.25))
    return { key, value: randomObject(random, budget, depth + 1, insideOr) };
  return { key, value: randomList(random, budget) };
}

function randomOr(random: Random, budget: Budget, depth: number): JsonTree {
  const count = random.weighted([
    [8, 2],
    [3, 3],
    [1, 4],
    [budget.broken ? 1 : 0, 1],
    [budget.broken ? 1 : 0, 0],
  ]);
  const branch = () =>
    budget.broken && random.chance(0.1) ? randomValue(random) : randomObject(random, budget, depth, true);
  return array(Array.from({ length: count }, branch));
}

function randomList(random: Random, budget: Budget): JsonTree {
  budget.leaves--;
  const size = random.weighted([
    [9, 1],
    [6, 2],
    [3, 3],
    [1, 5],
    [budget.broken ? 0.3 : 0, 0],
  ]);
  const element = () =>
    budget.broken && random.chance(0.35) ? brokenElement(random) : randomElement(random);
  return array(Array.from({ length: size }, element));
}

function oddPattern(random: Random, pattern: string): string {
  switch (random.below(14)) {
    case 0:
      return random.pick([
        "",
        " ",
        "\n",
        "null",
        "[]",
        '"a"',
        "1",
        "{}",
        "{",
        "}",
        "[",
        '{"a"',
        '{"a":',
        "\ufeff{}",
        "tru",
        "{'bad': 1}",
        ",",
        ":",
        "//",
        "\u0000",
      ]);
    case 1:
      return `${pattern}${random.pick(["x", "}", " ", "{}", ",", "\u0000", "//"])}`;
    case 2:
      return `${random.pick(["\ufeff", " \n\r\n ", "\u0001", "x", "//c\n", "\u00a0"])}${pattern}`;
    case 3:
      return nested(random.between(995, 1005), pattern.slice(0, 60));
    case 4:
      return manyPaths(random, random.between(250, 260));
    case 5:
      return pattern.replace(/\{/, `{"${"k".repeat(random.between(300, 700))}":[1],`);
    case 6:
      return pattern.replaceAll(",", random.pick([",\n", ",\r", ",\r\n", ",\t"]));
    case 7:
      return pattern.replace(/\[/, "[1".padEnd(random.between(990, 1010), "0") + ",");
    case 8:
      return pattern.replace(/\[/, `[0.${"1".repeat(random.between(985, 1005))},`);
    case 9:
      return `{"$or":${random.pick(['["a"]', '{"a":[1]}', '[{"prefix":"a"},{"prefix":"b"}]', '[{"numeric":[">",5]}]', '[1,2,{"exists":true}]', '[{"anything-but":["a"]},null]', '[{"anything-but":{"prefix":["a"]}}]'])}${random.chance(0.5) ? `,"a":[1]` : ""}}`;
    case 10:
      return print(
        object([
          [
            "$or",
            array(
              Array.from({ length: 3 }, () =>
                random.chance(0.6) ? randomElement(random) : object([["a", array([raw("1")])]]),
              ),
            ),
          ],
          [randomKey(random), array([string(randomText(random))])],
        ]),
        randomStyle(random),
      );
    case 11:
      return pattern.replace(/\{/, `{${" ".repeat(random.between(100, 600))}`);
    case 12:
      return pattern.replace(/\[/, `[{"wildcard":"${"a*".repeat(random.between(1, 12))}"},`);
    default:
      return pattern.slice(0, random.below(pattern.length));
  }
}

function oddEvent(random: Random, event: string): string {
  switch (random.below(7)) {
    case 0:
      return random.pick(["", " ", "null", "[]", '"a"', "1", "{}", "{", "[{}]", "\ufeff{}", "{}x"]);
    case 1:
      return `${event}${random.pick(["x", "}", " ", "{}", ",", "\u0000"])}`;
    case 2:
      return nested(random.between(995, 1005), "1");
    case 3:
      return event.replace(/\{/, `{"${"k".repeat(random.between(300, 700))}":[1],`);
    case 4:
      return event.replace(/:/, `:${"[".repeat(random.between(1, 30))}`);
    case 5:
      return event.replace(/\{/, `{"a":${"1".padEnd(random.between(990, 1010), "0")},`);
    default:
      return event.slice(0, random.below(event.length));
  }
}

function nested(depth: number, middle: string): string {
  return `${'{"a":'.repeat(depth)}${middle}${"}".repeat(depth)}`;
}

function manyPaths(random: Random, count: number): string {
  const paths = Array.from({ length: count }, (_, at) => `"k${at}":[${random.below(3)}]`);
  return `{${paths.join(",")}}`;
}
