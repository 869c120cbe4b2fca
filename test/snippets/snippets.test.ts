import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { formatPattern } from "../../src/json/layout/format";
import type { MatcherKind } from "../../src/pattern/pattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { leavesOf } from "../../src/language/diagnostics/lint/leafField";
import { patternDocument } from "../../src/language/patternDocument";
import { shippedCatalog } from "../language/shippedCatalog";
import { placeholdersOf, snippetsOf } from "./snippetFile";

const catalog = shippedCatalog();
const basics = snippetsOf("event-pattern");
const rows = [...basics, ...snippetsOf("aws-config")];

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

test("no two snippets have the same prefix", () => {
  const prefixes = rows.flatMap(({ prefix }) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
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
