import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { lintRules } from "../../src/language/diagnostics/lint/rules";
import { diagnosePolicies } from "../../src/policies/diagnosePolicies";
import { policyRules } from "../../src/policies/policyRules";
import { readJsonPolicies } from "../../src/policies/readJsonPolicies";
import { problemRules } from "../../src/language/diagnostics/problemRules";
import { patternDocument } from "../../src/language/patternDocument";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const sections = readFileSync("docs/diagnostics.md", "utf8")
  .split(/^### /m)
  .slice(1)
  .map((section) => ({ code: section.slice(0, section.indexOf("\n")), section }));

test("docs/diagnostics.md has a section for every code, once", () => {
  const codes = Object.keys({ ...problemRules, ...lintRules, ...policyRules });
  expect(sections.map(({ code }) => code).sort()).toEqual(codes.sort());
});

const examples = sections.flatMap(({ code, section }) =>
  [...section.matchAll(/^(Wrong|Right):\n\n```json\n([^]*?)\n```/gm)].map(([, grade, text = ""]) => ({
    code,
    grade,
    text,
  })),
);

describe("the examples of docs/diagnostics.md are what they say", () => {
  test.each(examples)("$code: $grade", ({ code, grade, text }) => {
    const said = Object.hasOwn(policyRules, code)
      ? diagnosePolicies(readJsonPolicies(text))
      : diagnose(patternDocument(text), catalog);
    expect(said.some((diagnostic) => diagnostic.code === code)).toBe(grade === "Wrong");
    if (grade === "Right") expect(said.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
