import { parseTree } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import type { Span } from "../../src/base/span";
import { hostsOf, sitesIn } from "../../src/documents/hosts/table";
import { siteAround, siteKey } from "../../src/documents/site";
import { parseEvent } from "../../src/event/parseEvent";
import { applyEdits, type TextEdit } from "../../src/base/textEdit";
import { inDocument } from "../../src/language/inDocument";
import { patternAt, type PatternDocument } from "../../src/language/patternDocument";
import { compilePattern } from "../../src/matching/compilePattern";
import { applySuggestion, atCursor } from "../language/acceptSuggestion";
import { shippedCatalog } from "../language/shippedCatalog";
import { rulesList } from "./rulesList";

const catalog = shippedCatalog();
const format = { tabSize: 2, insertSpaces: true };

const orders = `{
  "orders": {
    "pattern": { "source": "com.example.orders", "detail": { "stage": [{ "Ref": "Stage" }, "all"] } }
  },
  "buckets": {
    "target": "queue",
    "pattern": {
      "source": ["aws.s3"],
      "detail-type": ["Object Created", "Object Createt"],
      "detail": { "bucket": { "name": [{ "prefix": "x", "sufix": "y" }] } }
    }
  }
}
`;

function patternsOf(text: string): readonly PatternDocument[] {
  return sitesIn(text, [rulesList]).map(patternAt);
}

function patternNamed(text: string, id: string): PatternDocument {
  const pattern = patternsOf(text).find(({ site }) => site.id === id);
  if (pattern === undefined) throw new Error(`No pattern ${id}`);
  return pattern;
}

function around(text: string, offset: number): PatternDocument | undefined {
  const site = siteAround(sitesIn(text, [rulesList]), offset);
  return site && patternAt(site);
}

function slice(text: string, { offset, length }: Span): string {
  return text.slice(offset, offset + length);
}

/** The document without what is in the site with this id. */
function outside(text: string, id: string): string {
  const { site } = patternNamed(text, id);
  return `${text.slice(0, site.span.offset)}…${text.slice(site.span.offset + site.span.length)}`;
}

describe("a document with several patterns", () => {
  test("has a site for each, with the JSON that the service receives", () => {
    expect(
      patternsOf(orders).map(({ site, text }) => [site.id, (JSON.parse(text) as { source: unknown }).source]),
    ).toEqual([
      ["orders", ["com.example.orders"]],
      ["buckets", ["aws.s3"]],
    ]);
  });

  test("remembers what is said of each under the document's address and the site's name", () => {
    expect(patternsOf(orders).map(({ site }) => siteKey("file:///a.rules.json", site.id))).toEqual([
      "file:///a.rules.json#orders",
      "file:///a.rules.json#buckets",
    ]);
    expect(siteKey("file:///a.eventpattern.json", "")).toBe("file:///a.eventpattern.json");
  });

  test("is read by the hosts of its language and of its name's ending, and by no other", () => {
    const ids = (language: string, path: string): readonly string[] =>
      hostsOf({ language, path }, [rulesList]).map(({ id }) => id);
    expect(ids("json", "/a/b.rules.json")).toEqual(["rulesList"]);
    expect(ids("rules-list", "/a/b")).toEqual(["rulesList"]);
    expect(ids("json", "/a/b.json")).toEqual([]);
    expect(hostsOf({ language: "event-pattern", path: "/a/b" }).map(({ id }) => id)).toEqual(["wholeFile"]);
  });

  test("costs one search where it can hold none", () => {
    let searches = 0;
    const host = {
      ...rulesList,
      mayHold: (text: string) => (searches++, rulesList.mayHold(text)),
      sites: (): never => {
        throw new Error("read");
      },
    };
    expect(sitesIn('{ "orders": {} }', [host])).toEqual([]);
    expect(searches).toBe(1);
  });

  test("has a pattern only where one is", () => {
    const idAt = (part: string): string | undefined => around(orders, orders.indexOf(part))?.site.id;
    expect(["com.example", '"target"', "Object Created"].map(idAt)).toEqual(["orders", undefined, "buckets"]);
  });
});

describe("what is said of a pattern in a document", () => {
  test("is shown where it is written", () => {
    const found = patternsOf(orders).flatMap((pattern) =>
      inDocument
        .diagnose(pattern, catalog)
        .map(({ diagnostic: { code }, span }) => [pattern.site.id, code, slice(orders, span)]),
    );
    expect(found).toContainEqual(["buckets", "misspelt-detail-type", '"Object Createt"']);
    expect(found).toContainEqual(["buckets", "invalid-operand", '"x"']);
    expect(found.filter(([id]) => id === "orders")).toEqual([]);
  });

  test("is shown on what is written of its place, or beside it", () => {
    const text = `{ "a": { "pattern": { "source": "aws.s3", "detail-type": "Object Createt", "source": "aws.s3" } } }`;
    const pattern = patternNamed(text, "a");
    const [repeated] = inDocument
      .diagnose(pattern, catalog)
      .filter(({ diagnostic }) => diagnostic.code === "duplicate-field");
    expect(slice(text, repeated?.span ?? { offset: 0, length: 0 })).toMatch(/^"source"/);
    const bracket = pattern.text.indexOf("[");
    expect(pattern.site.toDocument({ offset: bracket, length: 1 })).toBeUndefined();
    expect(pattern.site.placeOf({ offset: bracket, length: 1 })).toEqual({
      offset: text.indexOf('"aws.s3"'),
      length: 0,
    });
  });

  test("is told of the value under the cursor", () => {
    const offset = orders.indexOf("aws.s3") + 2;
    const found = inDocument.hover(patternNamed(orders, "buckets"), offset, catalog);
    expect(found?.markdown).toContain("S3");
    expect(slice(orders, found?.span ?? { offset: 0, length: 0 })).toBe('"aws.s3"');
  });

  test("is in its outline, with every name within its row", () => {
    const pattern = patternNamed(orders, "buckets");
    const rows = inDocument.symbols(pattern);
    expect(rows.map(({ nameSpan }) => slice(orders, nameSpan))).toEqual([
      '"source"',
      '"detail-type"',
      '"detail"',
    ]);
  });

  test("grows a selection from what is written to all of the pattern, each larger than the one before", () => {
    const pattern = patternNamed(orders, "orders");
    const spans = inDocument.selections(pattern, orders.indexOf("com.example"));
    expect(spans.map((span) => slice(orders, span))).toEqual([
      "com.example.orders",
      '"com.example.orders"',
      '"source": "com.example.orders"',
      ` "source": "com.example.orders", "detail": { "stage": [{ "Ref": "Stage" }, "all"] } `.trim(),
      `{ "source": "com.example.orders", "detail": { "stage": [{ "Ref": "Stage" }, "all"] } }`,
    ]);
  });

  test("folds what is folded of a file, at its place", () => {
    const pattern = patternNamed(orders, "buckets");
    expect(inDocument.foldings(pattern).map((span) => slice(orders, span))[0]).toBe(
      slice(orders, pattern.site.span),
    );
  });

  test("knows what is not known yet", () => {
    const { pattern } = patternNamed(orders, "orders").parsed();
    const event = parseEvent(`{"source":"com.example.orders","detail":{"stage":"prod"}}`);
    if (pattern === undefined || !event.ok) throw new Error("not read");
    expect(compilePattern(pattern).judge(event.event)).toEqual({ kind: "depends", on: ["Stage"] });
  });
});

describe("completion in a document with several patterns", () => {
  const suggestionsAt = (marked: string) => {
    const { text, offset } = atCursor(marked);
    const pattern = around(text, offset);
    return pattern === undefined ? [] : inDocument.complete(pattern, offset, catalog);
  };

  test("writes into the pattern that the cursor is in, and nowhere else", () => {
    const marked = orders.replace('"Object Createt"', '"Object |"');
    const chosen = suggestionsAt(marked).find(({ label }) => label === "Object Tags Added");
    if (chosen === undefined) throw new Error("not offered");
    expect(applySuggestion(marked, chosen)).toBe(orders.replace('"Object Createt"', '"Object Tags Added"|'));
  });

  test("completes a text whose brackets nobody wrote", () => {
    const marked = `{ "a": { "pattern": { "source": "aws.e|" } } }`;
    const chosen = suggestionsAt(marked).find(({ label }) => label === "aws.ec2");
    if (chosen === undefined) throw new Error("not offered");
    expect(applySuggestion(marked, chosen)).toBe(`{ "a": { "pattern": { "source": "aws.ec2"| } } }`);
  });

  test("offers nothing outside of the patterns", () => {
    expect(suggestionsAt(orders.replace('"queue"', '"|queue"'))).toEqual([]);
  });

  test("offers nothing that would have to be written where nobody writes", () => {
    const outer = `{ "a": { "pattern": { "source": |"aws.s3" } } }`;
    expect(suggestionsAt(outer)).toEqual([]);
    expect(suggestionsAt(outer.replace('"aws.s3"', '["aws.s3"]').replace("|[", "[|"))).not.toEqual([]);
  });

  test("leaves the rest of the document and its syntax alone, wherever the cursor is", () => {
    for (let offset = 0; offset <= orders.length; offset++) {
      const pattern = around(orders, offset);
      const first = pattern && inDocument.complete(pattern, offset, catalog)[0];
      if (pattern === undefined || first === undefined) continue;
      const after = applySuggestion(`${orders.slice(0, offset)}|${orders.slice(offset)}`, first).replace(
        "|",
        "",
      );
      const errors: never[] = [];
      parseTree(after, errors);
      expect(errors, `${offset}: ${after}`).toEqual([]);
      expect(outside(after, pattern.site.id)).toBe(outside(orders, pattern.site.id));
    }
  });
});

describe("a fix in a document with several patterns", () => {
  function fixesOf(text: string, id: string, code: string) {
    const pattern = patternNamed(text, id);
    return inDocument
      .diagnose(pattern, catalog)
      .filter(({ diagnostic }) => diagnostic.code === code)
      .flatMap((placed) => inDocument.quickFixes(pattern, placed, format));
  }

  test("changes its own pattern, and leaves no value there twice", () => {
    const [fix] = fixesOf(orders, "buckets", "misspelt-detail-type");
    expect(applyEdits(orders, fix?.edits ?? [])).toBe(orders.replace(', "Object Createt"', ""));
  });

  test("is not offered where it would change what nobody wrote", () => {
    const text = `{ "a": { "pattern": { "source": "aws.s3", "detail-type": "Object Created", "Source": "x" } } }`;
    const pattern = patternNamed(text, "a");
    const asks: readonly TextEdit[] = [
      { span: { offset: pattern.text.indexOf("["), length: 1 }, newText: "" },
    ];
    expect(pattern.site.editsToDocument(asks)).toBeUndefined();
    for (const { edits } of inDocument
      .diagnose(pattern, catalog)
      .flatMap((placed) => inDocument.quickFixes(pattern, placed, format))) {
      expect(outside(applyEdits(text, edits), "a")).toBe(outside(text, "a"));
    }
  });

  test("is not offered where it would write what is not known as if it were", () => {
    const pattern = patternNamed(orders, "orders");
    const at = pattern.text.indexOf('"all"');
    const offset = pattern.text.indexOf('"${Stage}"');
    expect(
      pattern.site.editsToDocument([{ span: { offset, length: at + 5 - offset }, newText: '"all"' }]),
    ).toBeUndefined();
    const inPattern = { offset: orders.indexOf('"all"'), length: 0 };
    expect(inDocument.refactorings(pattern, inPattern, format)).toEqual([]);
  });

  test("sees what is not known where it tries what an edit would make of the pattern", () => {
    const text = `{ "a": { "pattern": { "source": ["aws.s3", "aws.s3"], "detail": { "n": [{ "Ref": "Min" }] } } } }`;
    const pattern = patternNamed(text, "a");
    const inPattern = { offset: text.lastIndexOf('"aws.s3"'), length: 0 };
    expect(inDocument.refactorings(pattern, inPattern, format).length).toBeGreaterThan(0);
  });

  test("lays out its pattern alone", () => {
    const pattern = patternNamed(orders, "buckets");
    const after = applyEdits(orders, inDocument.format(pattern, format));
    expect(outside(after, "buckets")).toBe(outside(orders, "buckets"));
  });
});
