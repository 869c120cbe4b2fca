import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { exportFormats } from "../../src/export/exportFormats";
import { exportRule } from "../../src/export/exportRule";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { quickFixes } from "../../src/language/diagnostics/fixes/quickFixes";
import { inDocument } from "../../src/language/inDocument";
import { patternAt, patternDocument } from "../../src/language/patternDocument";
import { mistakenPattern } from "../arbitraries/mistakenPatterns";
import { patternText } from "../arbitraries/nastyTexts";
import { fixRows } from "../language/fixRows";
import { shippedCatalog } from "../language/shippedCatalog";
import { forms, outside, siteIn, type ProgramForm } from "./cdkPrograms";

const catalog = shippedCatalog();
const format = { tabSize: 2, insertSpaces: true };
const cdk = exportFormats.find(({ id }) => id === "cdk");

/** What a JSON text says; undefined where it is none. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the value of a JSON text says all of it: no key twice, no number in another spelling. */
function isSaid(text: string): boolean {
  return JSON.stringify(valueOf(text)).replaceAll(/\s/g, "") === text.replaceAll(/\s/g, "");
}

/** Whether a value is an object with keys, and none that CDK would take for another. */
function isObject(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && !keys.some((key) => /^detail_?[tT]ype$/.test(key));
}

function formNamed(name: string): ProgramForm {
  const form = forms[name];
  if (form === undefined) throw new Error(name);
  return form;
}

const typescript = formNamed("JSON in TypeScript");

test("a pattern that is exported to CDK is read back", () => {
  fc.assert(
    fc.property(patternText, (text) => {
      const rule = { name: "r", state: "ENABLED", patternText: text, targets: [] } as const;
      const exported = cdk && exportRule(cdk, rule);
      if (exported?.ok !== true || exported.value.includes("addPropertyOverride")) return;
      expect(valueOf(siteIn(typescript, exported.value).text)).toEqual(JSON.parse(text));
    }),
  );
});

describe.each(Object.keys(forms))("in %s", (name) => {
  const form = formNamed(name);
  const pattern = mistakenPattern.filter((text) => isObject(valueOf(text)));
  const program = pattern.map((text) => form.write(JSON.stringify(JSON.parse(text))));

  test("a pattern is what was written", () => {
    fc.assert(
      fc.property(pattern, (text) => {
        const value = valueOf(JSON.stringify(JSON.parse(text)));
        const sites = form.sites(form.write(JSON.stringify(value)));
        for (const site of sites) expect(valueOf(site.text), site.text).toEqual(value);
      }),
    );
  });

  test("offsets lead to what is written and back", () => {
    fc.assert(
      fc.property(program, (text) => {
        for (const site of form.sites(text)) {
          for (let offset = site.span.offset; offset <= site.span.offset + site.span.length; offset++) {
            const at = site.toPattern(offset);
            if (at === undefined) continue;
            const back = site.toDocument({ offset: at, length: 0 });
            expect(back && site.toPattern(back.offset), `${offset} ${text}`).toBe(at);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test("no cut of a program, and nothing put into it, is too much", () => {
    const inserted = fc.constantFrom(
      "",
      "(",
      "{",
      "[",
      "'",
      '"',
      "`",
      "${",
      ":",
      ",",
      "*/",
      "\\",
      "\u{1f600}",
      "...",
    );
    fc.assert(
      fc.property(program, fc.nat(400), fc.nat(60), inserted, (text, from, length, part) => {
        const cut = text.slice(0, from) + part + text.slice(from + length);
        for (const site of form.sites(cut)) {
          expect(site.span.offset + site.span.length).toBeLessThanOrEqual(cut.length);
          patternAt(site).parsed();
          inDocument.symbols(patternAt(site));
        }
      }),
    );
  });

  test.each(fixRows.filter(({ text }) => isObject(valueOf(text)) && isSaid(text)))(
    "$code: $fix, in $text",
    ({ code, text, fix, after }) => {
      const file = form.write(text);
      const [site] = form.sites(file);
      if (site === undefined) throw new Error(`No pattern in ${file}`);
      const document = patternAt(site);
      const found = inDocument
        .diagnose(document, catalog)
        .filter(({ diagnostic }) => diagnostic.code === code)
        .flatMap((placed) => inDocument.quickFixes(document, placed, format))
        .find(({ title }) => title === fix);
      if (found === undefined) throw new Error(`Not offered in ${file}`);
      const written = applyEdits(file, found.edits);
      expect(form.errors(written), written).toBe(0);
      expect(outside(form, written)).toBe(outside(form, file));
      expect(valueOf(siteIn(form, written).text), written).toEqual(valueOf(after));
    },
  );

  test("every fix that is offered leaves a program without mistakes, changed in its pattern alone", () => {
    fc.assert(
      fc.property(program, (file) => {
        const [site] = form.sites(file);
        if (site === undefined || form.errors(file) > 0) return;
        const plain = patternDocument(site.text);
        for (const diagnostic of diagnose(plain, catalog)) {
          for (const { title, edits } of quickFixes(plain, diagnostic, format)) {
            const placed = site.editsToDocument(edits);
            const wanted = valueOf(applyEdits(site.text, edits));
            if (placed === undefined || wanted === undefined) continue;
            const written = applyEdits(file, placed);
            const shown = `${title}\n${file}\n${written}`;
            expect(form.errors(written), shown).toBe(0);
            const [after] = form.sites(written);
            if (after === undefined) continue;
            expect(outside(form, written), shown).toBe(outside(form, file));
            expect(valueOf(after.text), shown).toEqual(wanted);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
