import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { fixAll, quickFixes } from "../../src/language/diagnostics/fixes/quickFixes";
import { patternDocument } from "../../src/language/patternDocument";
import { compilePattern } from "../../src/matching/compilePattern";
import { mistakes } from "./publicMistakes";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const format = { tabSize: 2, insertSpaces: true };

function said(text: string) {
  return diagnose(patternDocument(text), catalog);
}

/** Everything but what is merely information, as `code`; information as `(code)`. */
function codes(text: string): readonly string[] {
  return said(text).map(({ code, severity }) => (severity === "information" ? `(${code})` : code));
}

function matches(text: string, event: Readonly<Record<string, unknown>>): boolean {
  const { pattern } = patternDocument(text).parsed();
  if (pattern === undefined) throw new Error(`${text} is not valid`);
  return compilePattern(pattern).matchesText(JSON.stringify(event)) === true;
}

describe.each(Object.entries(mistakes))("%s", (_what, rows) => {
  test.each(rows)("$text", (row) => {
    const { text, words, fix, after, yes, no } = row;
    expect(codes(text)).toEqual(row.codes);
    if (words !== undefined) {
      expect(said(text).map(({ message }) => message)).toContainEqual(expect.stringContaining(words));
    }
    expect(applyEdits(text, fixAll(patternDocument(text), catalog, format))).toBe(row.all ?? text);
    if (after === undefined) return;
    // Whoever adds a fix says what its pattern does with an event.
    expect(yes ?? no).toBeDefined();
    const fixes = said(text).flatMap((diagnostic) => quickFixes(patternDocument(text), diagnostic, format));
    const edits = fixes.find(({ title }) => title === fix)?.edits;
    expect(applyEdits(text, edits ?? [])).toBe(after);
    expect(codes(after)).toEqual(row.left ?? []);
    if (yes !== undefined) expect(matches(after, yes)).toBe(true);
    if (no !== undefined) expect(matches(after, no)).toBe(false);
  });
});
