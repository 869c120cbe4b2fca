import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { formatPattern } from "../../src/json/layout/format";
import { compilePattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { patternDocument } from "../../src/language/patternDocument";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const read = (name: string): string => readFileSync(`examples/${name}`, "utf8");
const names = readdirSync("examples")
  .filter((name) => name.endsWith(".eventpattern.json"))
  .map((name) => name.replace(".eventpattern.json", ""));

describe.each(names)("the example %s", (name) => {
  const text = read(`${name}.eventpattern.json`);

  test("has nothing said of it", () => {
    expect(diagnose(patternDocument(text), catalog)).toEqual([]);
  });

  test("is laid out as the formatter would", () => {
    expect(applyEdits(text, formatPattern(text, { tabSize: 2, insertSpaces: true }))).toBe(text);
  });
});

test.each([
  { pattern: "noncompliant-resource", event: "noncompliant-resource", matches: true },
  { pattern: "noncompliant-resource", event: "compliant-again", matches: false },
  { pattern: "security-group-change", event: "security-group-change", matches: true },
  { pattern: "security-group-change", event: "security-group-oversized", matches: true },
  { pattern: "root-user-activity", event: "root-user-activity", matches: true },
  { pattern: "s3-object-created", event: "s3-object-created", matches: true },
  { pattern: "ec2-state-change", event: "ec2-state-change", matches: false },
])("$pattern with $event: matches $matches, as examples/README.md says", ({ pattern, event, matches }) => {
  const parsed = parsePattern(read(`${pattern}.eventpattern.json`)).pattern;
  if (parsed === undefined) throw new Error(`${pattern} is not valid`);
  expect(compilePattern(parsed).matchesText(read(`${event}.event.json`))).toBe(matches);
});
