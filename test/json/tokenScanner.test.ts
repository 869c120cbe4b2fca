import fc from "fast-check";
import { createScanner, visit } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { plainJson } from "../../src/json/plainJson";
import { createTokenScanner } from "../../src/json/tokenScanner";

/** Pieces of which broken JSON is made. */
const pieces = fc.constantFrom(
  ...["{", "}", "[", "]", ",", ":", '"', "\\", "/", "*", "//", "/*", "*/", " ", "\n", "\r", "\t", "\u00a0"],
  ...['"a"', "1", "true", "é", '"a":', ",[", '"\\\n'],
);
const broken = fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(""));

function tokensOf(text: string, likeLibrary = false): readonly string[] {
  const scanner = createTokenScanner(text, likeLibrary);
  const tokens: string[] = [];
  while (scanner.scan(scanner.end) !== "end") tokens.push(text.slice(scanner.offset, scanner.end));
  return tokens;
}

test.each([
  { text: `{"a": [1, -2.5e3]}`, tokens: ["{", '"a"', ":", "[", "1", ",", "-2.5e3", "]", "}"] },
  { text: String.raw`"\"" "\\"`, tokens: [String.raw`"\""`, String.raw`"\\"`] },
  { text: `1// why\n/* all\n */2`, tokens: ["1", "// why", "/* all\n */", "2"] },
  { text: `a/b /* c`, tokens: ["a/b", "/* c"] },
  { text: `"a\n"b`, tokens: ['"a', '"b'] },
  { text: `"a\\\n"b`, tokens: ['"a\\', '"b'] },
])("the tokens of $text are $tokens", ({ text, tokens }) => {
  expect(tokensOf(text)).toEqual(tokens);
});

test("tokens and the blanks between them are the whole text, whatever it is", () => {
  fc.assert(
    fc.property(broken, fc.boolean(), (text, likeLibrary) => {
      const scanner = createTokenScanner(text, likeLibrary);
      for (let end = 0; scanner.scan(end) !== "end"; end = scanner.end) {
        expect(text.slice(end, scanner.offset)).toMatch(/^[ \t\r\n]*$/);
        expect(scanner.end).toBeGreaterThan(scanner.offset);
      }
      expect(scanner.end).toBe(text.length);
    }),
    { numRuns: 1000 },
  );
});

test("the tokens of JSON are those of jsonc-parser", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const scanner = createScanner(text, true);
      const tokens: string[] = [];
      for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
        tokens.push(text.slice(scanner.getTokenOffset(), scanner.getPosition()));
      }
      expect(tokensOf(text)).toEqual(tokens);
    }),
  );
});

describe("plain JSON", () => {
  test.each([
    { text: `[1, /* a */]`, plain: `[1         ]` },
    { text: `{"a": 1, // why\n}`, plain: `{"a": 1        \n}` },
    { text: `["//", 1,,]`, plain: `["//", 1, ]` },
    { text: `[1] // why`, plain: `[1]       ` },
    { text: `[1, /* why`, plain: `[1,       ` },
  ])("of $text is $plain", ({ text, plain }) => {
    expect(plainJson(text).text).toBe(plain);
  });

  test("is as long as the text, and has its line ends", () => {
    fc.assert(
      fc.property(broken, (text) => {
        const plain = plainJson(text).text;
        expect(plain).toHaveLength(text.length);
        expect(plain.replace(/[^\r\n]/g, "x")).toBe(text.replace(/[^\r\n]/g, "x"));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    { text: `[}}},[[[`, depth: 4 },
    { text: `"\\\n" [[ "`, depth: 2 },
    { text: `[][]`, depth: 1 },
  ])("of $text is nested $depth levels deep", ({ text, depth }) => {
    expect(plainJson(text).depth).toBe(depth);
  });

  test("is nested as deep as jsonc-parser goes, or deeper", () => {
    fc.assert(
      fc.property(broken, (text) => {
        const plain = plainJson(text);
        expect(plain.depth).toBeGreaterThanOrEqual(depthRead(plain.text));
      }),
      { numRuns: 2000 },
    );
  });
});

function depthRead(text: string): number {
  let [level, depth] = [0, 0];
  const begin = (): void => {
    depth = Math.max(depth, ++level);
  };
  const end = (): void => {
    level--;
  };
  visit(text, { onObjectBegin: begin, onArrayBegin: begin, onObjectEnd: end, onArrayEnd: end });
  return depth;
}
