import { expect, test } from "vitest";
import { generatePair } from "../../scripts/conformance/generatePair";
import { parse } from "../../scripts/conformance/jsonTree";

const pairs = Array.from({ length: 3000 }, (_, index) => generatePair(1, index));

test("the same seed and index give the same pair, whatever was generated before", () => {
  expect(generatePair(1, 1234)).toEqual(pairs[1234]);
  expect(generatePair(2, 1234)).not.toEqual(pairs[1234]);
});

test("pairs do not repeat", () => {
  const distinct = new Set(pairs.map(({ pattern, event }) => `${pattern}\n${event}`));
  expect(distinct.size).toBeGreaterThan(pairs.length * 0.98);
});

test("every kind of pair is made", () => {
  expect(new Set(pairs.map(({ kind }) => kind))).toEqual(
    new Set(["valid", "broken", "changed", "damaged", "odd"]),
  );
});

test("pairs of the kind valid are JSON on both sides, but for damaged events", () => {
  const valid = pairs.filter(({ kind }) => kind === "valid");
  expect(valid.filter(({ pattern }) => parse(pattern) === undefined)).toEqual([]);
  expect(valid.filter(({ event }) => parse(event) === undefined).length).toBeLessThan(valid.length * 0.05);
});

test("every operator, $or, duplicate keys, escapes and lone surrogates occur", () => {
  const text = pairs.map(({ pattern }) => pattern).join("\n");
  const operators = [
    "exactly",
    "prefix",
    "suffix",
    "equals-ignore-case",
    "wildcard",
    "exists",
    "cidr",
    "numeric",
    "anything-but",
    "$or",
  ];
  expect(operators.filter((operator) => !text.includes(`"${operator}"`))).toEqual([]);
  expect(text).toMatch(/\\u[dD]83[dD](?!\\u)/);
  expect(pairs.some(({ pattern }) => /^\{"(\w+)":\[[^\]]*\],"\1":/.test(pattern))).toBe(true);
});
