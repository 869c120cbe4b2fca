import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { patternDocument } from "../../src/language/patternDocument";
import { shippedCatalog } from "./shippedCatalog";

const file = "../shared/aws-events/real-patterns.jsonl";

/**
 * Warnings about patterns of public repositories, with who is right. The pattern is; the other warnings are about
 * mistakes of its author.
 */
const warnings: readonly { readonly pattern: string; readonly code: string; readonly isRight: boolean }[] = [
  // `detail_type` is Terraform's habit, and nothing that EventBridge knows.
  {
    pattern: `"detail_type":["AWS API Call via CloudTrail"]`,
    code: "misspelt-envelope-field",
    isRight: true,
  },
  // What AWS Organizations did by itself is no API call.
  { pattern: `"CreateAccountResult"`, code: "wrong-detail-type", isRight: true },
];

describe.skipIf(!existsSync(file))("patterns of public repositories, all of them accepted by AWS", () => {
  const catalog = shippedCatalog();
  const patterns = existsSync(file)
    ? readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.stringify((JSON.parse(line) as { readonly pattern: unknown }).pattern))
    : [];
  const said = patterns.flatMap((pattern) =>
    diagnose(patternDocument(pattern), catalog).map(({ code, severity, message }) => ({
      pattern,
      code,
      severity,
      message,
    })),
  );

  test("have no error", () => {
    expect(said.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("have the warnings that are known, at most 3 in a hundred of them wrong", () => {
    const warned = said.filter(({ severity }) => severity === "warning");
    const unknown = warned.filter(
      ({ pattern, code }) =>
        !warnings.some((known) => known.code === code && pattern.includes(known.pattern)),
    );
    expect(unknown).toEqual([]);
    expect(warned).toHaveLength(warnings.length);
    expect(warnings.filter(({ isRight }) => !isRight).length).toBeLessThanOrEqual(patterns.length * 0.03);
  });
});
