/**
 * Random elements of a leaf's array: every operator, well formed. Each carries `want`, which draws a value that
 * satisfies it (or undefined for an absent field), so that events can be made that match.
 */
import { array, object, raw, string, type JsonTree, type Wanting } from "./jsonTree";
import type { Random } from "./random";
import {
  ADDRESSES,
  comparableNumber,
  fragment,
  randomAddress,
  randomCidr,
  randomKey,
  randomNumber,
  randomText,
  randomValue,
  respell,
} from "./vocabulary";

const wanting = (node: JsonTree, want: NonNullable<Wanting["want"]>): JsonTree =>
  Object.assign(node, { want });

export function randomElement(random: Random): JsonTree {
  return random.weighted(ELEMENTS)(random);
}

function stringElement(random: Random): JsonTree {
  const text = random.chance(0.2) ? randomAddress(random) : randomText(random);
  return wanting(string(text), (draw) => string(draw.chance(0.2) ? respellAddress(draw, text) : text));
}

function numberElement(random: Random): JsonTree {
  const text = randomNumber(random);
  return wanting(raw(text), (draw) => raw(draw.chance(0.4) ? respell(draw, text) : text));
}

function literalElement(random: Random): JsonTree {
  const text = random.pick(["true", "false", "null"]);
  return wanting(raw(text), () => raw(text));
}

function exactly(random: Random): JsonTree {
  const text = randomText(random);
  return wanting(object([["exactly", string(text)]]), () => string(text));
}

function prefix(random: Random): JsonTree {
  const text = random.chance(0.05) ? random.pick(["", '"', 'a"']) : randomText(random);
  return wanting(object([["prefix", string(text)]]), (draw) => string(text + ending(draw)));
}

function suffix(random: Random): JsonTree {
  const text = random.chance(0.05) ? random.pick(["", '"', '"a']) : randomText(random);
  return wanting(object([["suffix", string(text)]]), (draw) => string(ending(draw) + text));
}

function ignoreCase(random: Random): JsonTree {
  const text = randomText(random);
  const operand = object([["equals-ignore-case", string(text)]]);
  switch (random.below(3)) {
    case 0:
      return wanting(operand, (draw) => string(mixCase(draw, text)));
    case 1:
      return wanting(object([["prefix", operand]]), (draw) => string(mixCase(draw, text) + ending(draw)));
    default:
      return wanting(object([["suffix", operand]]), (draw) => string(ending(draw) + mixCase(draw, text)));
  }
}

function wildcard(random: Random): JsonTree {
  const text = randomWildcard(random);
  return wanting(object([["wildcard", string(text)]]), (draw) => string(fillWildcard(draw, text)));
}

function exists(random: Random): JsonTree {
  const present = random.chance(0.5);
  return wanting(object([["exists", raw(String(present))]]), (draw) =>
    present ? randomLeaf(draw) : undefined,
  );
}

function cidr(random: Random): JsonTree {
  const text = randomCidr(random);
  const [address = ""] = text.split("/");
  return wanting(object([["cidr", string(text)]]), (draw) => string(addressNear(draw, address)));
}

function numeric(random: Random): JsonTree {
  const low = comparableNumber(random);
  if (random.chance(0.25)) {
    return wanting(object([["numeric", array([string("="), raw(low)])]]), (draw) =>
      raw(draw.chance(0.4) ? respell(draw, low) : low),
    );
  }
  if (random.chance(0.5)) {
    const operator = random.pick(["<", "<=", ">", ">="]);
    return wanting(object([["numeric", array([string(operator), raw(low)])]]), (draw) =>
      raw(numberBy(draw, operator, low)),
    );
  }
  const high = random.chance(0.7)
    ? String(Number(low) + random.pick([1, 0.5, 10, 100, 1e-9, 0, 1e18]))
    : comparableNumber(random);
  const [bottom, top] = Number(low) <= Number(high) || random.chance(0.1) ? [low, high] : [high, low];
  const [above, below] = [random.pick([">", ">="]), random.pick(["<", "<="])];
  return wanting(
    object([["numeric", array([string(above), raw(bottom), string(below), raw(top)])]]),
    (draw) => {
      if (draw.chance(0.3)) return raw(draw.pick([bottom, top]));
      const between = Number(bottom) + draw.next() * (Number(top) - Number(bottom));
      return raw(
        Number.isFinite(between)
          ? String(draw.chance(0.5) && Math.abs(between) < 1e15 ? Math.round(between) : between)
          : bottom,
      );
    },
  );
}

function anythingBut(random: Random): JsonTree {
  const want = (draw: Random) => randomLeaf(draw);
  const listed = (make: () => JsonTree): JsonTree =>
    random.chance(0.45) ? make() : array(Array.from({ length: random.between(1, 4) }, make));
  switch (random.below(6)) {
    case 0:
      return wanting(object([["anything-but", listed(() => string(randomText(random)))]]), want);
    case 1:
      return wanting(object([["anything-but", listed(() => raw(comparableNumber(random)))]]), want);
    case 2:
      return wanting(
        object([["anything-but", object([["wildcard", listed(() => string(randomWildcard(random)))]])]]),
        want,
      );
    default: {
      const operator = random.pick(["prefix", "suffix", "equals-ignore-case"]);
      return wanting(
        object([["anything-but", object([[operator, listed(() => string(randomText(random)))]])]]),
        want,
      );
    }
  }
}

const ELEMENTS: readonly (readonly [number, (random: Random) => JsonTree])[] = [
  [22, stringElement],
  [10, numberElement],
  [6, literalElement],
  [3, exactly],
  [10, prefix],
  [10, suffix],
  [12, ignoreCase],
  [11, wildcard],
  [8, exists],
  [8, cidr],
  [11, numeric],
  [16, anythingBut],
];

function randomWildcard(random: Random): string {
  const parts = Array.from({ length: random.between(1, 4) }, () =>
    random.chance(0.3) ? "" : escapeWildcard(random, fragment(random)),
  );
  const text = parts.join("*");
  return random.chance(0.01) ? text + random.pick(["**", "\\", "\\a", "\\**", "*\\*"]) : text;
}

function escapeWildcard(random: Random, text: string): string {
  return random.chance(0.995) ? text.replaceAll("\\", "\\\\").replaceAll("*", "\\*") : text;
}

function fillWildcard(random: Random, text: string): string {
  return text.replace(/\\([*\\])|\*/g, (_, escaped: string | undefined) => escaped ?? ending(random));
}

function ending(random: Random): string {
  return random.chance(0.4) ? "" : fragment(random);
}

/** The text with each character in another case here and there, by Unicode's full mappings. */
export function mixCase(random: Random, text: string): string {
  const change = (character: string) =>
    random.chance(0.5) ? character : random.chance(0.5) ? character.toUpperCase() : character.toLowerCase();
  return random.chance(0.2)
    ? text
    : random.chance(0.9)
      ? Array.from(text, change).join("")
      : text.split("").map(change).join("");
}

function randomLeaf(random: Random): JsonTree {
  const value = randomValue(random);
  return value.kind === "object" || value.kind === "array" ? string(randomText(random)) : value;
}

function numberBy(random: Random, operator: string, bound: string): string {
  if (random.chance(0.25)) return bound;
  const value = Number(bound);
  const distance = random.pick([1, 0.5, 1e-9, 1000, Math.abs(value), Math.abs(value) * 2 ** -52]);
  const moved = operator.startsWith("<") ? value - distance : value + distance;
  return Number.isFinite(moved) ? String(moved) : bound;
}

function respellAddress(random: Random, text: string): string {
  if (text.includes(":"))
    return random.chance(0.5) ? text.toUpperCase() : text.replace(/^::(?=[0-9a-f]+$)/, "0:0:0:0:0:0:0:");
  return text.replace(/\d+/g, (part) => (random.chance(0.2) ? `0${part}` : part));
}

function addressNear(random: Random, address: string): string {
  if (random.chance(0.25)) return random.pick(ADDRESSES);
  return address.replace(/(?:[0-9a-fA-F]+)$/, (last) =>
    random.chance(0.3) ? last : String(random.below(random.chance(0.5) ? 16 : 256)),
  );
}

/** An element that EventBridge refuses, or nearly does: wrong operand types, unknown operators, second keys. */
export function brokenElement(random: Random): JsonTree {
  const operand = () => randomOperand(random);
  switch (random.below(12)) {
    case 0:
      return array([randomElement(random)]);
    case 1:
      return object([]);
    case 2:
      return object([
        [
          random.pick([
            "EXISTS",
            "Prefix",
            "regex",
            "not",
            "",
            "$or",
            "foo",
            "numeric ",
            "equals-ignore-cas",
            "anything-but-prefix",
            "ignore-case",
          ]),
          operand(),
        ],
      ]);
    case 3:
      return object([
        [random.pick(OPERATORS), operand()],
        [random.pick(OPERATORS), operand()],
      ]);
    case 4: {
      const element = randomElement(random);
      if (element.kind === "object") element.members.push({ key: random.pick(OPERATORS), value: operand() });
      return element;
    }
    case 5:
      return object([
        [
          "numeric",
          array(
            Array.from({ length: random.below(6) }, () =>
              random.weighted<() => JsonTree>([
                [3, () => string(random.pick(["=", "<", ">", "<=", ">=", "==", "!=", "", "a"]))],
                [3, () => raw(randomNumber(random))],
                [1, operand],
              ])(),
            ),
          ),
        ],
      ]);
    case 6:
      return object([
        [
          "numeric",
          array([
            string(random.pick([">", ">="])),
            raw(randomNumber(random)),
            string(random.pick(["<", "<=", "=", ">"])),
            raw(randomNumber(random)),
            ...(random.chance(0.2) ? [operand()] : []),
          ]),
        ],
      ]);
    case 7:
      return object([
        [
          "anything-but",
          object([
            [
              random.pick([...OPERATORS, "prefix", "suffix", "wildcard", "equals-ignore-case", "x"]),
              operand(),
            ],
            ...(random.chance(0.2) ? [[random.pick(OPERATORS), operand()] as const] : []),
          ]),
        ],
      ]);
    case 8:
      return object([["anything-but", array(Array.from({ length: random.below(4) }, operand))]]);
    case 9:
      return object([
        [
          random.pick(["prefix", "suffix"]),
          object([
            [random.pick(["equals-ignore-case", "wildcard", "prefix", "EQUALS-IGNORE-CASE"]), operand()],
            ...(random.chance(0.3) ? [[random.pick(OPERATORS), operand()] as const] : []),
          ]),
        ],
      ]);
    case 10:
      return object([["cidr", random.chance(0.7) ? string(randomCidr(random)) : operand()]]);
    default:
      return object([[random.pick(OPERATORS), operand()]]);
  }
}

const OPERATORS = [
  "exactly",
  "prefix",
  "suffix",
  "equals-ignore-case",
  "wildcard",
  "exists",
  "cidr",
  "numeric",
  "anything-but",
];

function randomOperand(random: Random): JsonTree {
  const which = random.next();
  if (which < 0.4) return randomValue(random);
  if (which < 0.5) return array([]);
  if (which < 0.6) return object([]);
  if (which < 0.7) return string("");
  if (which < 0.8) return array([string(randomText(random)), randomValue(random)]);
  if (which < 0.9) return object([[random.pick(OPERATORS), randomValue(random)]]);
  return object([[randomKey(random), array([randomElement(random)])]]);
}
