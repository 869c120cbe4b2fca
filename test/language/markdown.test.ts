import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { hover } from "../../src/language/hover/hover";
import { boldMarkdown, codeSpan, escapeMarkdown, proseMarkdown } from "../../src/language/knowledge/markdown";
import { patternDocument } from "../../src/language/patternDocument";
import { fakeCatalog } from "./fakeCatalog";

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** HTML of a markdown text, as the library makes it that the editor uses. */
function htmlOf(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true });
}

/** What people read of a paragraph of text, bold text and code; throws where the markdown makes anything else. */
function shown(markdown: string): string {
  const text = htmlOf(markdown)
    .trim()
    .replaceAll(/<\/?(?:p|strong|code)>/g, "");
  if (text.includes("<")) throw new Error(`More than text: ${text}`);
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity).trim();
}

const fragments = [
  ...Array.from("\\`*_{}[]()|<>~&#@!=+-.:$^\"' \n\r\t"),
  ...[
    "\r\n",
    "\n\n",
    "\u0085",
    "\u2028",
    "\u00a0",
    "a",
    "B",
    "1",
    "1.",
    "1)",
    "# ",
    "- ",
    "> ",
    "---",
    "***",
    "===",
    "    ",
  ],
  ...[
    "https://a.example",
    "http://",
    "www.a.example",
    "a@b.example",
    "mailto:a@b.example",
    "&lt;",
    "&#42;",
    "&nbsp;",
  ],
  ...[
    "[a](command:b)",
    "![a](b.png)",
    "[a]: https://b",
    "<b>",
    "<!--",
    "</p>",
    "<https://a>",
    "``",
    "```",
    "~~~",
    "$(zap)",
  ],
  ...["😀", "\u202e", "\u0007", "é"],
];
const text = fc.array(fc.constantFrom(...fragments), { maxLength: 10 }).map((parts) => parts.join(""));

/** The text on one line, with what would reorder or hide it spelled out. */
function plain(value: string): string {
  return value
    .replaceAll(/[\n\r\u0085\u2028\u2029\t]+/g, " ")
    .replaceAll("\u202e", String.raw`\u202e`)
    .replaceAll("\u0007", String.raw`\u0007`);
}

describe("a text of data in markdown is read as it is", () => {
  test.each([
    ["a\n# b", "a # b"],
    ["a\n===", "a ==="],
    ["a\n\n- b", "a - b"],
    ["&lt;b&gt;", "&lt;b&gt;"],
    ["www.a.example", "www.a.example"],
    ["https://a.example/b_c", "https://a.example/b_c"],
    ["a@b.example", "a@b.example"],
    ["1. a", "1. a"],
    ["1) a", "1) a"],
    ["[a](command:b)", "[a](command:b)"],
    ["<img src=x>", "<img src=x>"],
    ["a\u202eb", String.raw`a\u202eb`],
  ])("%j", (value, read) => {
    expect(shown(escapeMarkdown(value))).toBe(read);
    expect(shown(boldMarkdown(value))).toBe(read);
    expect(shown(codeSpan(value))).toBe(read);
  });

  test("whatever it is", () => {
    fc.assert(
      fc.property(text, (value) => {
        const read = plain(value).trim();
        expect(shown(escapeMarkdown(value))).toBe(read);
        expect(shown(`A ${codeSpan(value)}`)).toContain(read);
        expect(shown(`${boldMarkdown(value)} · a`)).toContain(read);
      }),
      { numRuns: 2_000 },
    );
  });

  test("prose has code in backticks and no other markdown", () => {
    expect(htmlOf(proseMarkdown("Use `a*b` or *c*"))).toBe("<p>Use <code>a*b</code> or *c*</p>\n");
  });
});

describe("a long text stays short", () => {
  test.each(["`", " ", "\n", "a", "`a", "*", "😀", "1"])("100 kB of %j", (unit) => {
    const value = unit.repeat(100_000);
    expect(codeSpan(value).length).toBeLessThan(800);
    expect(boldMarkdown(value).length).toBeLessThan(800);
    for (const marked of ['{ "detail": { KEY: ["x"] } }', '{ "detail": { "a": [KEY] } }', "{ KEY: [1] }"]) {
      const pattern = marked.replace("KEY", JSON.stringify(value));
      const found = hover(patternDocument(pattern), pattern.indexOf(JSON.stringify(value)), fakeCatalog);
      expect(found?.markdown.length ?? 0).toBeLessThan(3_000);
    }
  });

  test("a leaf of many matchers names the first ones", () => {
    const matchers = Array.from({ length: 2_000 }, (_each, index) => ({ prefix: `a${index}` }));
    const pattern = JSON.stringify({ detail: { a: matchers } });
    const { markdown = "" } = hover(patternDocument(pattern), pattern.indexOf('"a"'), fakeCatalog) ?? {};
    expect(markdown).toContain("or matches one of 1992 other matchers");
    expect(markdown.length).toBeLessThan(1_000);
  });
});

test("a hover over any key or value holds no link, image, heading, list or HTML of its text", () => {
  fc.assert(
    fc.property(text, text, (key, value) => {
      const [name, operand] = [JSON.stringify(`x${key}`), JSON.stringify(`x${value}`)];
      const pattern = `{ "detail": { ${name}: [${operand}] } }`;
      for (const offset of [pattern.indexOf(name), pattern.lastIndexOf(operand)]) {
        const { markdown = "" } = hover(patternDocument(pattern), offset, fakeCatalog) ?? {};
        const tags = htmlOf(markdown).match(/<\/?\w+/g) ?? [];
        expect(tags.filter((tag) => !/^<\/?(?:p|strong|code|hr)$/.test(tag))).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});
