import { parse } from "@cdktf/hcl2json";
import { describe, expect, test } from "vitest";
import { terraform } from "../../src/documents/hosts/terraform";
import { inDocument } from "../../src/language/inDocument";
import { patternAt } from "../../src/language/patternDocument";
import type { Suggestion } from "../../src/language/completion/suggestion";
import { applySuggestion, atCursor } from "../language/acceptSuggestion";
import { shippedCatalog } from "../language/shippedCatalog";

const catalog = shippedCatalog();

function rule(expression: string): string {
  return `resource "aws_cloudwatch_event_rule" "r" {\n  event_pattern = ${expression}\n  state = "ENABLED"\n}\n`;
}

function suggestions(marked: string): readonly Suggestion[] {
  const { text, offset: cursor } = atCursor(marked);
  return (terraform.typedAt?.(text, cursor) ?? []).flatMap(({ site, offset }) =>
    inDocument.complete(patternAt(site), cursor, catalog, { at: offset, document: text }),
  );
}

function accepted(marked: string, label: string): string {
  const all = suggestions(marked);
  const found = all.find((each) => each.label === label);
  if (found === undefined) return `no ${label} but ${all.map((each) => each.label).join(", ")}`;
  return applySuggestion(marked, found);
}

describe("completion in Terraform", () => {
  test.each([
    ["a value in empty brackets", `{\n source = [|]\n}`, "aws.s3", `{\n source = ["aws.s3"|]\n}`],
    [
      "a value behind another",
      `{\n source = ["aws.ec2", |]\n}`,
      "aws.s3",
      `{\n source = ["aws.ec2", "aws.s3"|]\n}`,
    ],
    [
      "a value that is begun in quotes",
      `{\n source = ["aws.s|"]\n}`,
      "aws.s3",
      `{\n source = ["aws.s3"|]\n}`,
    ],
    ["a value behind the equals sign", `{\n source = |\n}`, "aws.s3", `{\n source = ["aws.s3"]|\n}`],
    ["a value behind a colon", `{ "source" : | }`, "aws.s3", `{ "source" : ["aws.s3"]| }`],
    [
      "a key on a line of its own",
      `{\n source = ["aws.s3"]\n |\n}`,
      "detail-type",
      `{\n source = ["aws.s3"]\n detail-type = ["|"]\n}`,
    ],
    [
      "a key between two",
      `{\n source = ["aws.s3"]\n |\n account = ["1"]\n}`,
      "detail-type",
      `{\n source = ["aws.s3"]\n detail-type = ["|"]\n account = ["1"]\n}`,
    ],
    [
      "a key that is begun",
      `{\n source = ["aws.s3"]\n deta|\n}`,
      "detail-type",
      `{\n source = ["aws.s3"]\n detail-type = ["|"]\n}`,
    ],
    [
      "a key in an object on one line, as its keys are",
      `{ "source" : ["aws.s3"], | }`,
      "detail-type",
      `{ "source" : ["aws.s3"], "detail-type" : ["|"] }`,
    ],
    [
      "the first key of an object",
      `{\n source = ["aws.s3"]\n detail-type = ["Object Created"]\n detail = {\n  |\n }\n}`,
      "bucket",
      `{\n source = ["aws.s3"]\n detail-type = ["Object Created"]\n detail = {\n  bucket = { | }\n }\n}`,
    ],
    ["the first key of all", `{|}`, "source", `{source = ["|"]}`],
    [
      "an operator",
      `{\n source = ["aws.s3"]\n detail-type = ["Object Created"]\n detail = { bucket = { name = [|] } }\n}`,
      "prefix",
      `{\n source = ["aws.s3"]\n detail-type = ["Object Created"]\n detail = { bucket = { name = [{ prefix = "|" }] } }\n}`,
    ],
  ])("writes %s", async (_, before, label, after) => {
    const result = accepted(rule(`jsonencode(${before})`), label);
    expect(result).toBe(rule(`jsonencode(${after})`));
    await expect(parse("main.tf", result.replace("|", ""))).resolves.toBeDefined();
  });

  test.each([
    [
      "in a heredoc",
      `<<-EOF\n    {\n      "source": [|]\n    }\n  EOF`,
      `<<-EOF\n    {\n      "source": ["aws.s3"|]\n    }\n  EOF`,
    ],
    ["in quotes", String.raw`"{\"source\":[|]}"`, String.raw`"{\"source\":[\"aws.s3\"|]}"`],
  ])("writes a value %s", (_, before, after) => {
    expect(accepted(rule(before), "aws.s3")).toBe(rule(after));
  });

  test("offers nothing in comments, in what is put in, or outside of patterns", () => {
    expect(suggestions(rule(`jsonencode({ # |\n source = ["aws.s3"] })`))).toEqual([]);
    expect(suggestions(rule(`jsonencode({ source = ["\${v|ar.x}"] })`))).toEqual([]);
    expect(suggestions(rule(`jsonencode({ source = ["aws.s3"] })`).replace("ENABLED", "|"))).toEqual([]);
  });

  const whole = rule(
    `jsonencode({\n    source      = ["aws.s3", "x-\${var.y}"] # why\n    detail-type = ["Object Created"]\n    detail = {\n\n      bucket = { name = [{ prefix = "a" }, ] }\n      (var.k) = local.z\n    }\n  })`,
  );

  test("whatever is accepted, wherever, HashiCorp's parser reads the file, and around the pattern it is as it was", async () => {
    const start = whole.slice(0, whole.indexOf("({") + 1);
    const end = whole.slice(whole.lastIndexOf("})") + 1);
    let made = 0;
    for (let offset = 0; offset <= whole.length; offset++) {
      const marked = `${whole.slice(0, offset)}|${whole.slice(offset)}`;
      for (const suggestion of suggestions(marked).slice(0, 8)) {
        const after = applySuggestion(marked, suggestion).replace("|", "");
        made++;
        expect(after.startsWith(start) && after.endsWith(end), after).toBe(true);
        expect(after).toContain("x-${var.y}");
        await expect(
          parse("main.tf", after),
          `${offset} ${suggestion.label}\n${after}`,
        ).resolves.toBeDefined();
      }
    }
    expect(made).toBeGreaterThan(200);
  }, 60_000);
});
