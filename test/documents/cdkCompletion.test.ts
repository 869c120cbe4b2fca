import { describe, expect, test } from "vitest";
import { hosts, typedAt } from "../../src/documents/hosts/table";
import { inDocument } from "../../src/language/inDocument";
import type { Suggestion } from "../../src/language/completion/suggestion";
import { patternAt } from "../../src/language/patternDocument";
import { applySuggestion, atCursor } from "../language/acceptSuggestion";
import { shippedCatalog } from "../language/shippedCatalog";
import { shippedGrammars } from "./shippedGrammars";

const loaded = await shippedGrammars();
const catalog = shippedCatalog();

function offered(marked: string, host: string): readonly Suggestion[] {
  const { text, offset } = atCursor(marked);
  const readers = hosts.filter(({ id }) => id === host);
  return typedAt(text, offset, readers, loaded).flatMap(({ site, offset: at }) =>
    inDocument.complete(patternAt(site), offset, catalog, { at, document: text }),
  );
}

function accept(marked: string, host: string, label: string): string {
  const all = offered(marked, host);
  const chosen = all.find((suggestion) => suggestion.label === label);
  if (chosen === undefined) throw new Error(`Not offered: ${all.map((each) => each.label).join(", ")}`);
  return applySuggestion(marked, chosen);
}

describe("completion in TypeScript writes as the program does", () => {
  const rule = (pattern: string): string =>
    `import * as events from 'aws-cdk-lib/aws-events';\nnew events.Rule(this, 'R', {\n  eventPattern: {${pattern}},\n  enabled: true,\n});\n`;

  test.each([
    ["a value", " source: ['aws.s|'] ", "aws.s3", " source: ['aws.s3'|] "],
    ["a value in an empty list", " source: [|] ", "aws.s3", " source: ['aws.s3'|] "],
    [
      "a detail-type",
      " source: ['aws.s3'], detailType: ['|'] ",
      "Object Created",
      " source: ['aws.s3'], detailType: ['Object Created'|] ",
    ],
    ["a second value", " source: ['aws.s3', |] ", "aws.ec2", " source: ['aws.s3', 'aws.ec2'|] "],
    ["in double quotes", ' source: ["|"] ', "aws.s3", ' source: ["aws.s3"|] '],
    [
      "a key that is half typed",
      "\n    source: ['aws.s3'],\n    detTy|\n  ",
      "detail-type",
      "\n    source: ['aws.s3'],\n    detailType: ['|']\n  ",
    ],
    [
      "a key",
      "\n    source: ['aws.s3'],\n    de|\n  ",
      "detail-type",
      "\n    source: ['aws.s3'],\n    detailType: ['|']\n  ",
    ],
    [
      "a key on a line of its own",
      "\n    source: ['aws.s3'],\n    |\n  ",
      "detail-type",
      "\n    source: ['aws.s3'],\n    detailType: ['|'],\n  ",
    ],
    ["the first key", " | ", "source", " source: ['|'] "],
    [
      "a field of the detail",
      " source: ['aws.s3'], detail: { bu| } ",
      "bucket",
      " source: ['aws.s3'], detail: { bucket: { | } } ",
    ],
    [
      "beside unknown values",
      " source: [x, 'aws.s|'], ...rest ",
      "aws.s3",
      " source: [x, 'aws.s3'|], ...rest ",
    ],
  ])("%s", (_, before, label, after) => {
    expect(accept(rule(before), "cdkTypeScript", label)).toBe(rule(after));
  });

  test("and nothing outside of a pattern, or within what is no literal", () => {
    const text = rule(" source: ['aws.s3'], detail: { a: Match.prefix('x'), b: names } ");
    for (const part of ["'R", "enabled", "Match.pre", "'x", "nam", "import"]) {
      const offset = text.indexOf(part) + part.length;
      expect(offered(`${text.slice(0, offset)}|${text.slice(offset)}`, "cdkTypeScript"), part).toEqual([]);
    }
  });
});

describe("completion in Python writes as the program does", () => {
  const rule = (pattern: string): string =>
    `from aws_cdk import aws_events as events\nevents.Rule(self, "R",\n    event_pattern=${pattern},\n)\n`;

  test.each([
    [
      "a value",
      `events.EventPattern(source=["aws.s|"])`,
      "aws.s3",
      `events.EventPattern(source=["aws.s3"|])`,
    ],
    [
      "a detail-type",
      `events.EventPattern(source=["aws.s3"], detail_type=[|])`,
      "Object Created",
      `events.EventPattern(source=["aws.s3"], detail_type=["Object Created"|])`,
    ],
    [
      "an argument",
      `events.EventPattern(source=["aws.s3"], deta|)`,
      "detail-type",
      `events.EventPattern(source=["aws.s3"], detail_type=["|"])`,
    ],
    [
      "a field of the detail",
      `events.EventPattern(source=["aws.s3"], detail={"|"})`,
      "bucket",
      `events.EventPattern(source=["aws.s3"], detail={"bucket": { | }})`,
    ],
    ["a value of a dictionary", `{"source": ['|']}`, "aws.s3", `{"source": ['aws.s3'|]}`],
  ])("%s", (_, before, label, after) => {
    expect(accept(rule(before), "cdkPython", label)).toBe(rule(after));
  });
});
