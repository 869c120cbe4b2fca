import { expect, test } from "vitest";
import { generatePair } from "../../scripts/conformance/generatePair";
import { minimise, smaller, type Pair } from "../../scripts/conformance/minimise";

/** Minimises against a rule that is decided at once. */
const minimal = (pair: Pair, fails: (pattern: string, event: string) => boolean) =>
  minimise(pair, (pairs) => Promise.resolve(pairs.map(([pattern, event]) => fails(pattern, event))));

test("everything that does not matter is left out", async () => {
  const pattern =
    '{ "a": ["x"], "detail": { "b": [1, {"wildcard": "aws.*"}, null], "c": [{"exists": true}] } }';
  const event = '{"detail":{"b":"aws.ec2","c":[{"d":7.25}]},"x":null}';
  const found = await minimal(
    [pattern, event],
    (one, other) => one.includes('"wildcard"') && other.includes("7"),
  );
  expect(found).toEqual(['{"wildcard":0}', "7"]);
});

test("texts that are no JSON lose characters", async () => {
  const found = await minimal(['{"a": [1, {"b" "c"}', "{}"], (one) => one.includes('"b" "c"'));
  expect(found[0]).toBe('"b" "c"');
});

test("duplicate keys and the spelling of numbers stay when they matter", async () => {
  const fails = (one: string) => /"a":\[1\.0\].*"a":/.test(one);
  const found = await minimal(['{"b":[2],"a":[1.0],"c":{"d":[3]},"a":[2]}', "{}"], fails);
  expect(found[0]).toBe('{"a":[1.0],"a":0}');
});

test("what is found still fails, and nothing smaller that was tried does", async () => {
  for (let index = 0; index < 60; index++) {
    const { pattern, event } = generatePair(5, index);
    const fails = (one: string, other: string) => one.length + other.length >= 12 && one.includes('"');
    if (!fails(pattern, event) || pattern.length > 2000) continue;
    const [one, other] = await minimal([pattern, event], fails);
    expect(fails(one, other)).toBe(true);
    expect(smaller(one).some((text) => fails(text, other))).toBe(false);
  }
});

test("a pair that does not fail stays as it is", async () => {
  expect(await minimal(['{"a":[1]}', "{}"], () => false)).toEqual(['{"a":[1]}', "{}"]);
});
