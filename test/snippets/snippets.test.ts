import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { complete } from "../../src/language/completion/completion";
import { patternSnippetFiles, readPatternSnippets } from "../../src/language/completion/patternSnippets";
import type { Suggestion } from "../../src/language/completion/suggestion";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { formatPattern } from "../../src/json/layout/format";
import type { MatcherKind } from "../../src/pattern/pattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { leavesOf } from "../../src/language/diagnostics/lint/leafField";
import { patternDocument } from "../../src/language/patternDocument";
import { applySuggestion, atCursor, passesFilter } from "../language/acceptSuggestion";
import { shippedCatalog } from "../language/shippedCatalog";
import { placeholdersOf, snippetsOf } from "./snippetFile";

const catalog = shippedCatalog();
const basics = snippetsOf("event-pattern");
const patterns = [...snippetsOf("aws-config"), ...basics];
const rows = [...patterns, ...snippetsOf("operators")];

describe.each(rows)("the snippet $name", ({ body, text }) => {
  test("is a pattern that EventBridge accepts, and of which nothing is said", () => {
    expect(diagnose(patternDocument(text), catalog)).toEqual([]);
  });

  test("is laid out as the formatter would", () => {
    expect(applyEdits(text, formatPattern(text, { tabSize: 2, insertSpaces: true }))).toBe(text);
  });

  test("has its cursor at the end somewhere, and places to fill in numbered from one", () => {
    expect(body.match(/\$0/g)).toHaveLength(1);
    const stops = [...placeholdersOf(body).keys()].sort((one, other) => one - other);
    expect(stops).toEqual(Array.from({ length: stops.length }, (_, index) => index + 1));
  });
});

test("none has a prefix, with which the editor itself would offer it wherever one types", () => {
  expect(rows.flatMap(({ prefix }) => prefix)).toEqual([]);
});

describe("as suggestions", () => {
  const files = patternSnippetFiles.map((file) => readFileSync(`snippets/${file}`, "utf8"));
  const snippets = files.flatMap(readPatternSnippets);

  /** The suggestions for whole patterns at the `|` that the typed word finds, in the editor's order. */
  function offered(marked: string): readonly Suggestion[] {
    const { text, offset } = atCursor(marked);
    return complete(patternDocument(text), offset, catalog, snippets)
      .filter(({ detail, filterText }) => detail === "event pattern" && passesFilter(text.trim(), filterText))
      .toSorted((one, other) => (one.sortText < other.sortText ? -1 : 1));
  }

  test("in an empty document each whole pattern is there once, after those that only begin one", () => {
    const labels = offered("\n|").map(({ label }) => label);
    expect(labels).toEqual(["source", "detail-type", "detail", ...patterns.map(({ name }) => name)]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test.each([
    { typed: "config", name: "Config: any non-compliance" },
    { typed: "config-non", name: "Config: any non-compliance" },
    { typed: '"config', name: "Config: any non-compliance" },
    { typed: "security", name: "Config: security group changed" },
    { typed: "pattern", name: "Event pattern" },
  ])("$typed finds $name first", ({ typed, name }) => {
    expect(offered(`${typed}|`)[0]?.label).toBe(name);
  });

  test.each(["{|}", "{ con| }", '{ "source": [|] }', '{ "source": ["aws.s3"] } |', "{} con|"])(
    "there is none at %j",
    (marked) => {
      expect(offered(marked)).toEqual([]);
    },
  );

  test.each(patterns)(
    "$name, accepted, is the whole document, and its documentation shows it",
    ({ name, text }) => {
      const suggestion = offered("|").find(({ label }) => label === name)!;
      expect(applySuggestion("|", suggestion).replace("|", "")).toBe(text);
      expect(suggestion.documentation?.()).toContain(`\`\`\`json\n${text}\n\`\`\``);
    },
  );
});

test("there is one for each detail-type of AWS Config, its API calls included", () => {
  const known = catalog.source("aws.config")?.detailTypes ?? [];
  expect(known).toHaveLength(6);
  for (const detailType of known) {
    expect(
      basics.filter(({ text }) => text.includes(`"aws.config"`) && text.includes(`"${detailType}"`)),
    ).toHaveLength(1);
  }
});

test("there is one for every operator, in every form of anything-but", () => {
  const matchers = rows.flatMap(({ text }) =>
    leavesOf(
      parsePattern(text).root ?? {
        kind: "object",
        span: { offset: 0, length: 0 },
        members: [],
        unknowns: [],
      },
    ).flatMap(({ value }) => value.matchers),
  );
  const kinds = new Set(matchers.map((matcher) => matcher.kind));
  const all: Record<Exclude<MatcherKind["kind"], "unknown">, true> = {
    string: true,
    number: true,
    boolean: true,
    null: true,
    exactly: true,
    prefix: true,
    suffix: true,
    equalsIgnoreCase: true,
    wildcard: true,
    exists: true,
    cidr: true,
    numeric: true,
    anythingBut: true,
  };
  expect([...kinds].sort()).toEqual(
    Object.keys(all)
      .filter((kind) => kind !== "boolean")
      .sort(),
  );
  const excluded = new Set(
    matchers.flatMap((matcher) => (matcher.kind === "anythingBut" ? [matcher.excluded.kind] : [])),
  );
  expect([...excluded].sort()).toEqual(["equalsIgnoreCase", "prefix", "strings", "suffix", "wildcard"]);
  expect(rows.some(({ text }) => text.includes(`"$or"`) && text.includes("com.example"))).toBe(true);
});
