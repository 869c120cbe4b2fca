import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import type { DiagnosticCode } from "../../src/language/diagnostics/diagnostic";
import { lintRules } from "../../src/language/diagnostics/lint/rules";
import { problemRules } from "../../src/language/diagnostics/problemRules";
import { patternDocument } from "../../src/language/patternDocument";
import { jsonish } from "../arbitraries/jsonish";
import { lintRows } from "./lintRows";
import { problemRows, type DiagnosticRow } from "./problemRows";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const levels = { ...problemRules, ...lintRules };
const rows = Object.entries({ ...problemRows, ...lintRows }) as readonly [DiagnosticCode, DiagnosticRow][];

function found(text: string, code: DiagnosticCode): readonly string[] {
  return diagnose(patternDocument(text), catalog)
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ span }) => text.slice(span.offset, span.offset + span.length));
}

describe.each(rows)("%s", (code, { triggers, nearly }) => {
  test.each(triggers)("is said of %s", (marked) => {
    const text = marked.replace(/[«»]/g, "");
    expect(found(text, code)).toEqual([/«([^]*)»/.exec(marked)?.[1]]);
  });

  test("is said as its setting's default says", () => {
    const [marked = ""] = triggers;
    const text = marked.replace(/[«»]/g, "");
    const said = diagnose(patternDocument(text), catalog).find((diagnostic) => diagnostic.code === code);
    expect(said?.severity).toBe(levels[code].level);
  });

  test.each(nearly)("is not said of %s", (text) => {
    expect(found(text, code)).toEqual([]);
  });
});

test("nothing at all is said of what a custom source sends", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,9}$/), fc.stringMatching(/^[A-Z]{1,5}$/), {
        minKeys: 1,
      }),
      fc.stringMatching(/^[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}$/),
      (values, detailType) => {
        const detail = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [value]]));
        const pattern = { source: ["com.example.shop"], "detail-type": [detailType], detail };
        expect(diagnose(patternDocument(JSON.stringify(pattern)), catalog)).toEqual([]);
      },
    ),
  );
});

test("whatever the text, nothing is thrown and every place lies in it", () => {
  fc.assert(
    fc.property(jsonish, (text) => {
      for (const { span, related } of diagnose(patternDocument(text), catalog)) {
        for (const place of [span, ...related.map((place) => place.span)]) {
          expect(place.offset).toBeGreaterThanOrEqual(0);
          expect(place.offset + place.length).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test("a code is said as its level says, or not at all", () => {
  const text = `{ "source": ["aws.config"] }`;
  expect(diagnose(patternDocument(text), catalog).map(({ severity }) => severity)).toEqual(["information"]);
  const say = (level: "error" | "ignore") =>
    diagnose(patternDocument(text), catalog, { levels: { "too-broad": level } });
  expect(say("error").map(({ severity }) => severity)).toEqual(["error"]);
  expect(say("ignore")).toEqual([]);
});
