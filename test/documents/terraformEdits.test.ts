import { parse } from "@cdktf/hcl2json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { terraform } from "../../src/documents/hosts/terraform";
import { inDocument } from "../../src/language/inDocument";
import { patternAt, type PatternDocument } from "../../src/language/patternDocument";
import { mistakenPattern } from "../arbitraries/mistakenPatterns";
import { shippedCatalog } from "../language/shippedCatalog";

const catalog = shippedCatalog();
const format = { tabSize: 2, insertSpaces: true };

function rule(expression: string): string {
  return `resource "aws_cloudwatch_event_rule" "r" {\n  name          = "x" # { kept\n  event_pattern = ${expression}\n  state = "ENABLED"\n}\n`;
}

function patternIn(text: string): PatternDocument {
  const [site] = terraform.sites(text);
  if (site === undefined) throw new Error(`No pattern in ${text}`);
  return patternAt(site);
}

function fixed(text: string, code: string): readonly string[] {
  const pattern = patternIn(text);
  return inDocument
    .diagnose(pattern, catalog)
    .filter(({ diagnostic }) => diagnostic.code === code)
    .flatMap((placed) => inDocument.quickFixes(pattern, placed, format))
    .map(({ edits }) => applyEdits(text, edits));
}

describe("a fix in Terraform", () => {
  test.each([
    {
      what: "sets a value in double quotes",
      code: "misspelt-source",
      before: `jsonencode({\n    source = ["aws.confg"] # why\n  })`,
      after: `jsonencode({\n    source = ["aws.config"] # why\n  })`,
    },
    {
      what: "renames a key as it is written, a name",
      code: "misspelt-envelope-field",
      before: `jsonencode({\n    source = ["aws.s3"]\n    detailtype = ["Object Created"]\n  })`,
      after: `jsonencode({\n    source = ["aws.s3"]\n    detail-type = ["Object Created"]\n  })`,
    },
    {
      what: "renames a key as it is written, in quotes",
      code: "misspelt-envelope-field",
      before: `jsonencode({ "source" : ["aws.s3"], "detailtype" : ["Object Created"] })`,
      after: `jsonencode({ "source" : ["aws.s3"], "detail-type" : ["Object Created"] })`,
    },
    {
      what: "puts brackets around a value",
      code: "not-object-or-array",
      before: `jsonencode({\n    source = "aws.s3"\n  })`,
      after: `jsonencode({\n    source = ["aws.s3"]\n  })`,
    },
    {
      what: "keeps what is unknown",
      code: "not-object-or-array",
      before: `jsonencode({ source = ["aws.s3"], detail = { a = "x-\${var.y}" } })`,
      after: `jsonencode({ source = ["aws.s3"], detail = { a = ["x-\${var.y}"] } })`,
    },
    {
      what: "writes JSON in a heredoc",
      code: "misspelt-source",
      before: `<<-EOF\n    {\n      "source": ["aws.confg"]\n    }\n  EOF`,
      after: `<<-EOF\n    {\n      "source": ["aws.config"]\n    }\n  EOF`,
    },
    {
      what: "writes JSON in quotes, with their escapes",
      code: "misspelt-source",
      before: String.raw`"{\"source\":[\"aws.confg\"]}"`,
      after: String.raw`"{\"source\":[\"aws.config\"]}"`,
    },
  ])("$what", ({ code, before, after }) => {
    const all = inDocument
      .diagnose(patternIn(rule(before)), catalog)
      .map(({ diagnostic }) => diagnostic.code);
    expect(fixed(rule(before), code), `of ${all.join(", ")}`).toContain(rule(after));
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[$%]\{/g, (opening) => opening.charAt(0) + opening);
}

/** The ways in which people write JSON in Terraform. */
const written = fc.constantFrom<(json: string) => string>(
  (json) => `jsonencode(${escaped(json)})`,
  (json) => `jsonencode(${withNames(json)})`,
  (json) => `<<-EOF\n    ${escaped(json)}\n  EOF`,
  (json) => escaped(JSON.stringify(json)),
);

/** As people write it: one entry a line, without commas between them, and names without quotes. */
function withNames(json: string): string {
  return escaped(json)
    .replaceAll(/"([a-z][\w-]*)"\s*:/g, "$1 = ")
    .replaceAll(/,(?=\s*[a-z][\w-]* = )/g, "\n");
}

async function isHcl(text: string): Promise<boolean> {
  try {
    await parse("main.tf", text);
    return true;
  } catch {
    return false;
  }
}

test("whatever a fix does, HashiCorp's parser reads the file, and outside of the pattern it is as it was", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(mistakenPattern, written, async (json, write) => {
      const text = rule(write(json));
      const [site] = terraform.sites(text);
      if (site === undefined || !(await isHcl(text))) return;
      const pattern = patternAt(site);
      const start = text.slice(0, site.span.offset);
      const end = text.slice(site.span.offset + site.span.length);
      for (const placed of inDocument.diagnose(pattern, catalog)) {
        for (const { title, edits } of inDocument.quickFixes(pattern, placed, format)) {
          const after = applyEdits(text, edits);
          made++;
          expect(await isHcl(after), `${title}\n${text}\n${after}`).toBe(true);
          expect(after.startsWith(start) && after.endsWith(end), `${title}\n${text}\n${after}`).toBe(true);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(made).toBeGreaterThan(50);
}, 60_000);
