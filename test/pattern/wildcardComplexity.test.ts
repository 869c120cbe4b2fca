import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { complexityBound, patternComplexity } from "../../src/pattern/complexity/patternComplexity";
import { wildcardComplexity } from "../../src/pattern/complexity/wildcardComplexity";

describe("the complexity of wildcards, as event-ruler scores it", () => {
  test.each([
    ["", 1],
    ["abc", 1],
    ["*", 2],
    ["a*", 2],
    ["*a", 2],
    ["*a*", 3],
    ["*a*b*", 4],
    ["*a*a*", 5],
    ["*a*a*a*", 7],
    ["*a*a*a*a*", 9],
    ["a*a*a*a*a*", 9],
    ["*aaaaaaaaaa", 11],
    ["*é*ã*", 5],
    ["\\**\\*", 2],
    ["/Users/*/dir/dir/dir/dir/dir/doc.txt", 7],
    ["*:*:*:*:*:event-bus/*", 11],
  ])("%j alone scores %i", (value, score) => {
    expect(wildcardComplexity([{ kind: "wildcard", value }])).toBe(score);
  });

  test.each([
    [
      "three stacks count together",
      '{"f":[{"wildcard":"*:stack/a/*"},{"wildcard":"*:stack/b/*"},{"wildcard":"*:stack/c/*"}]}',
      9,
    ],
    ["different wildcards count together", '{"f":[{"wildcard":"*a"},{"wildcard":"*b"}]}', 4],
    [
      "those with the same start count from there",
      '{"f":[{"wildcard":"aX*"},{"wildcard":"aY*"},{"wildcard":"aZ*"}]}',
      3,
    ],
    [
      "a list of anything-but shares what has no case",
      '{"f":[{"anything-but":{"wildcard":["*/1/a","*/1/b"]}}]}',
      3,
    ],
    [
      "a wildcard that ends where a later one of its list goes on with a quote counts once with that",
      '{"f":[{"anything-but":{"wildcard":["a","a\\\""]}}]}',
      1,
    ],
    ["but not where a star ends there as well", '{"f":[{"anything-but":{"wildcard":["*","","\\\""]}}]}', 3],
    [
      "and another wildcard that goes on there counts the end once more",
      '{"f":[{"anything-but":{"wildcard":["a","*"]}},{"wildcard":"a\\\""}]}',
      4,
    ],
    ["behind a star as well", '{"f":[{"anything-but":{"wildcard":["*\\"","*\\"\\"b"]}}]}', 3],
    [
      "in whichever order a set of Java holds them",
      '{"f":[{"anything-but":{"wildcard":["x","y","x\\\""]}}]}',
      2,
    ],
    [
      "lists of the same wildcards are one",
      '{"b":[{"wildcard":"a*"},{"anything-but":{"wildcard":["","*a\\"*"]}},{"anything-but":{"wildcard":["*a\\"*",""]}}]}',
      8,
    ],
    ["and keeps letters apart", '{"f":[{"anything-but":{"wildcard":["*/bin/*.jar","*/bin/*.class"]}}]}', 6],
    [
      "a wildcard behind others counts again",
      '{"f":[{"wildcard":"*a"},{"wildcard":"a*"},{"wildcard":"*a"}]}',
      5,
    ],
    ["fields count for themselves", '{"f":[{"wildcard":"*a"}],"g":[{"wildcard":"*a"}]}', 2],
    ["other matchers do not count", '{"f":["a",{"prefix":"a"},{"wildcard":"*a"},{"suffix":"a"}]}', 2],
    [
      "a number and a numeric range of that number alone lead to the same field",
      '{"e":[{"wildcard":"*e"}],"$or":[{"d":[{"numeric":["=",34.0]}]},{"d":[34]}]}',
      3,
    ],
    [
      "a text that a star crosses is not found again in the next branch",
      '{"$or":[{"e":[0]},{"q":[0]}],"d":["a",{"wildcard":"*n"},{"wildcard":"*"}]}',
      5,
    ],
    [
      "one that parts from others behind the star is found",
      '{"$or":[{"e":[0]},{"q":[0]}],"d":["ab","ac",{"wildcard":"*n"},{"wildcard":"*"}]}',
      4,
    ],
    [
      "one that parts from others after a later wildcard goes on with it is found once more",
      '{"$or":[{"b":["a"]},{"b":["n",{"anything-but":{"wildcard":["na","*"]}}]},{"b":["n",{"anything-but":{"wildcard":["ann","","*n"]}}]}],"c":[{"wildcard":"*a*a*"},{"wildcard":"*b*nna"}]}',
      8,
    ],
    [
      "a text that goes on where a wildcard ends is one step with that end",
      '{"f":[{"anything-but":{"wildcard":["a","*"]}},"a\\""]}',
      3,
    ],
    ["unless it was there before", '{"f":["\\"",{"anything-but":{"wildcard":["\\"",""]}}]}', 2],
    [
      "so do a prefix, a suffix and anything-but a text",
      '{"f":[{"prefix":"\\"a"},{"suffix":"b\\""},{"anything-but":["\\"c"]},{"anything-but":{"wildcard":["\\"",""]}}]}',
      2,
    ],
    [
      "nor is a text that a letter in either case crosses",
      '{"$or":[{"b":["abc",{"prefix":{"equals-ignore-case":"ax"}}]},{"b":["abc"]}],"c":[{"wildcard":"*a*a*"}]}',
      5,
    ],
    [
      "which the prefix itself, case and all, does not do",
      '{"$or":[{"b":["abc",{"prefix":"ax"}]},{"b":["abc"]}],"c":[{"wildcard":"*a*a*"}]}',
      9,
    ],
    [
      "and one that comes when the star is there is found as well",
      '{"$or":[{"e":[0]},{"q":[0]}],"d":["nn1",{"wildcard":"*1a1"},"n11",{"wildcard":"a*n*"}]}',
      7,
    ],
    [
      "what follows a range without a number in it is not scored",
      '{"a":[{"numeric":[">",0,"<",4.9E-324]}],"f":[{"wildcard":"*a*"}]}',
      undefined,
    ],
    [
      "but what follows one with a single number is",
      '{"a":[{"numeric":[">",0,"<=",4.9E-324]}],"f":[{"wildcard":"*a*"}]}',
      3,
    ],
    ["branches count together", '{"$or":[{"f":[{"wildcard":"*a"}]},{"f":[{"wildcard":"*b"}]}]}', 4],
    [
      "branches that differ before count apart",
      '{"$or":[{"a":[1],"f":[{"wildcard":"*a"}]},{"b":[1],"f":[{"wildcard":"*b"}]}]}',
      2,
    ],
    [
      "branches repeat what stands around them",
      '{"$or":[{"g":[1]},{"h":[1]},{"i":[1]}],"f":[{"wildcard":"*a"}]}',
      4,
    ],
    [
      "what follows an absent field alone is not scored",
      '{"a":[{"exists":false}],"f":[{"wildcard":"*a*a*"}]}',
      undefined,
    ],
  ])("%s", (_, text, score) => {
    const { root } = parsePattern(text);
    expect(root && patternComplexity(root)?.score).toBe(score);
  });

  test("the problem names what each wildcard costs, dearest first", () => {
    const text = '{"f":[{"wildcard":"*a"},{"wildcard":"*b*b*b*b*b*"}]}';
    const { pattern, problems } = parsePattern(text);
    expect(pattern).toBeUndefined();
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["wildcard-complexity", "error"],
    ]);
    expect(problems[0]?.message).toContain('"*b*b*b*b*b*" costs 11, "*a" costs 2');
    expect(problems[0]?.data).toMatchObject({ complexity: 12, path: "f" });
  });

  test("10, of which nothing is known, is a warning", () => {
    const { pattern, problems } = parsePattern('{"f":[{"wildcard":"*aaaaaaaaa"}]}');
    expect(pattern).toBeDefined();
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["wildcard-complexity", "warning"],
    ]);
  });

  const wildcardOf = (...symbols: readonly string[]) =>
    fc
      .array(fc.constantFrom(...symbols), { maxLength: 7 })
      .map((written) => written.join("").replaceAll(/\*+/g, "*"));
  const wildcard = wildcardOf("a", "b", "*", "/", "é");

  test("it is the most beginnings that any value is in at once", () => {
    fc.assert(
      fc.property(fc.uniqueArray(wildcard, { minLength: 1, maxLength: 3 }), (values) => {
        const score = wildcardComplexity(values.map((value) => ({ kind: "wildcard", value })));
        expect(score).toBe(mostByTrying(values));
      }),
      { numRuns: 300 },
    );
  });

  test("the quick bound is never too low", () => {
    fc.assert(
      fc.property(fc.array(wildcardOf("a", "*", "/", '"'), { minLength: 1, maxLength: 4 }), (values) => {
        const lists = values.map((value) => ({ "anything-but": { wildcard: [value, ...values] } }));
        const leaf = [...values.map((value) => ({ wildcard: value })), ...lists, ...values];
        const { root } = parsePattern(JSON.stringify({ f: leaf, $or: [{ f: [1], g: leaf }, { h: leaf }] }));
        const bound = root === undefined ? 0 : complexityBound(root);
        expect(bound).toBeGreaterThanOrEqual((root && patternComplexity(root)?.score) ?? 0);
      }),
    );
  });
});

/** Walks every set of beginnings that values lead to, byte by byte, as event-ruler does; only for a few wildcards. */
function mostByTrying(values: readonly string[]): number {
  const wildcards = values.map((value) => [...new TextEncoder().encode(`"${value}"`)]);
  const star = "*".charCodeAt(0);
  const bytes = new Set(wildcards.flat().filter((byte) => byte !== star));
  const close = (places: Set<string>): Set<string> => {
    for (const place of places) {
      const [wildcard = 0, index = 0] = place.split(" ").map(Number);
      if (wildcards[wildcard]?.[index] === star) places.add(`${wildcard} ${index + 1}`);
    }
    return places;
  };
  const read = (places: ReadonlySet<string>, byte: number): Set<string> => {
    const next = new Set<string>();
    for (const place of places) {
      const [wildcard = 0, index = 0] = place.split(" ").map(Number);
      if (wildcards[wildcard]?.[index] === byte) next.add(`${wildcard} ${index + 1}`);
      if (wildcards[wildcard]?.[index - 1] === star) next.add(place);
    }
    return next;
  };
  const seen = new Set<string>();
  const waiting: Set<string>[] = [new Set(wildcards.map((_, wildcard) => `${wildcard} 0`))];
  let most = 0;
  for (let places = waiting.pop(); places !== undefined; places = waiting.pop()) {
    for (const byte of bytes) {
      const next = close(read(places, byte));
      const key = [...next].sort().join();
      if (seen.has(key)) continue;
      seen.add(key);
      most = Math.max(most, next.size);
      waiting.push(next);
    }
  }
  return most;
}
