import { describe, expect, test } from "vitest";
import { planPattern } from "../../src/wizard/planPattern";
import type { Answers } from "../../src/wizard/wizardStep";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { patternDocument } from "../../src/language/patternDocument";
import { catalog } from "../catalog/shippedCatalog";

/** Answers every question that is left with its first items, as often as new questions come. */
function answerAll(answers: Answers): Answers {
  const { steps } = planPattern(answers, catalog);
  const open = steps.filter(({ id, kind }) => kind !== "text" && !Object.hasOwn(answers, id));
  if (open.length === 0) return answers;
  const given = open.map((step) => {
    const items = step.kind === "text" ? [] : step.items.map(({ value }) => value);
    return [step.id, items.slice(0, step.kind === "one" ? 1 : step.id === "fields" ? 20 : 2)] as const;
  });
  return answerAll({ ...answers, ...Object.fromEntries(given) });
}

function said(answers: Answers): readonly string[] {
  const { text, steps } = planPattern(answers, catalog);
  const findings = diagnose(patternDocument(text), catalog).filter(
    ({ severity }) => severity !== "information",
  );
  const open = steps.at(-1)?.id === "result" ? [] : [`${JSON.stringify(answers)} does not end`];
  return [...open, ...findings.map(({ message }) => `${text}: ${message}`)];
}

describe("for every source in the catalog", () => {
  test("each detail-type leads to a valid pattern without warnings, with all its filters and without", () => {
    let filtered = 0;
    for (const { name, detailTypes } of catalog.sources) {
      for (const detailType of ["#all", ...detailTypes]) {
        const answers: Answers = { source: [name], detailType: [detailType] };
        expect(said(answers)).toEqual([]);
        const all = answerAll(answers);
        expect(said(all)).toEqual([]);
        if (Object.keys(all).length > Object.keys(answers).length + 1) filtered++;
      }
    }
    expect(filtered).toBeGreaterThan(500);
  });

  test("several detail-types lead to a valid pattern without warnings", () => {
    for (const { name, detailTypes } of catalog.sources.filter((source) => source.detailTypes.length > 1)) {
      for (const chosen of [detailTypes.slice(0, 2), detailTypes.slice(-2), detailTypes]) {
        const answers = { source: [name], detailType: ["#several"], detailTypes: chosen };
        expect(said(answerAll(answers))).toEqual([]);
      }
    }
  });
});
