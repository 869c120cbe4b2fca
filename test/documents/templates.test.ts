import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/base/textEdit";
import { hosts, sitesIn } from "../../src/documents/hosts/table";
import type { PatternSite } from "../../src/documents/site";
import { patternAt } from "../../src/language/patternDocument";

const templates = hosts.filter(({ id }) => id !== "wholeFile");

function sitesOf(text: string): readonly PatternSite[] {
  return sitesIn(text, templates);
}

/** A template with one rule, whose pattern is what follows `EventPattern:`. */
function rule(pattern: string): string {
  return `Resources:\n  ConfigRule:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern:${pattern}\n`;
}

function onlySite(text: string): PatternSite {
  const [site, ...others] = sitesOf(text);
  if (site === undefined || others.length > 0) throw new Error(`Not one pattern in ${text}`);
  return site;
}

const pattern = {
  source: ["aws.s3"],
  "detail-type": ["Object Created"],
  detail: { size: [{ numeric: [">", 0] }] },
};
const json = JSON.stringify(pattern);

describe("a pattern in a template is read", () => {
  test.each([
    [
      "as a block",
      '\n        source:\n          - aws.s3\n        detail-type:\n        - Object Created\n        detail:\n          size:\n            - numeric: [">", 0]',
    ],
    ["in flow", ' {source: [aws.s3], detail-type: [Object Created], detail: {size: [{numeric: [">", 0]}]}}'],
    [
      "mixed",
      "\n        source: ['aws.s3']\n        \"detail-type\": [ Object Created ] # why\n        # and\n        detail: { size: [ { numeric: ['>', 0] } ] }",
    ],
    ["as JSON in YAML", ` ${json}`],
    ["as JSON in single quotes", ` '${json}'`],
    ["as JSON in double quotes", ` ${JSON.stringify(json)}`],
    ["as JSON in a block", ` |\n        ${JSON.stringify(pattern, null, 2).replaceAll("\n", "\n        ")}`],
    [
      "as JSON in a folded block",
      ` >-\n        ${JSON.stringify(pattern, null, 2).replaceAll("\n", "\n        ")}`,
    ],
    ["as JSON in Sub", ` !Sub '${json}'`],
    ["as JSON in the long form of Sub", `\n        Fn::Sub:\n          - '${json}'\n          - A: b`],
    ["in an arm of a choice", ` !If [Has, ${json}, !Ref "AWS::NoValue"]`],
  ])("%s", (_, written) => {
    for (const text of [rule(written), rule(written).replaceAll("\n", "\r\n")]) {
      const site = onlySite(text);
      expect(JSON.parse(site.text)).toEqual(pattern);
      expect(site.id).toBe("ConfigRule");
    }
  });

  test("in JSON", () => {
    const text = JSON.stringify(
      { Resources: { R: { Type: "AWS::Events::Rule", Properties: { EventPattern: pattern } } } },
      null,
      "\t",
    );
    expect(onlySite(text)).toMatchObject({ id: "R", text: json });
  });

  test.each([
    [
      "a rule",
      "Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: {source: [a]}",
      ["R"],
    ],
    [
      "an archive",
      "Resources:\n  A:\n    Type: AWS::Events::Archive\n    Properties:\n      EventPattern: {source: [a]}",
      ["A"],
    ],
    [
      "the events of a function and a state machine",
      "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        A: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}}\n        B: {Type: CloudWatchEvent, Properties: {Pattern: {source: [b]}}}\n  S:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Events:\n        A: {Type: EventBridgeRule, Properties: {Pattern: {source: [c]}}}",
      ["F.A", "F.B", "S.A"],
    ],
    [
      "what overrides a module's rule",
      "Modules:\n  M:\n    Source: m.yaml\n    Overrides:\n      Rule:\n        Properties:\n          EventPattern: {source: [a]}",
      ["M.Rule"],
    ],
    [
      "rules that are made for each of some names",
      "Resources:\n  Fn::ForEach::Rules:\n    - Name\n    - [a, b]\n    - Rule${Name}:\n        Type: AWS::Events::Rule\n        Properties:\n          EventPattern: {source: [a]}",
      ["Rule${Name}"],
    ],
    [
      "both arms of a choice",
      "Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: !If [A, {source: [a]}, {source: [b]}]",
      ["R", "R-2"],
    ],
    [
      "events of the Serverless Framework, old and new, and its resources",
      "service: s\nfunctions:\n  audit:\n    handler: a.b\n    events:\n      - eventBridge:\n          pattern: {source: [a]}\n      - eventBridge:\n          pattern: {source: [b]}\n      - cloudwatchEvent:\n          event: {source: [c]}\nresources:\n  Resources:\n    R:\n      Type: AWS::Events::Rule\n      Properties:\n        EventPattern: {source: [d]}",
      ["audit.eventBridge", "audit.eventBridge-2", "audit.cloudwatchEvent", "R"],
    ],
  ])("of %s", (_, text, ids) => {
    expect(sitesOf(text).map(({ id }) => id)).toEqual(ids);
  });

  test("of a template in a text of another, where fixes are written as well", () => {
    const inner = rule("\n        source: [a]").replace(/^(?=.)/gm, "        ");
    const text = `Resources:\n  Set:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      TemplateBody: |\n${inner}`;
    const site = onlySite(text);
    expect([site.id, site.text]).toEqual(["Set.ConfigRule", '{"source":["a"]}']);
    const [edit] =
      site.editsToDocument([{ span: { offset: 1, length: 0 }, newText: '"region":["b"],' }]) ?? [];
    expect(edit && applyEdits(text, [edit])).toBe(
      text.replace("source: [a]", "region: [b]\n                source: [a]"),
    );
  });

  test("where another part of the file is broken", () => {
    expect(onlySite(`${rule(" {source: [a]}")}Outputs: [\n  "\n`).text).toBe('{"source":["a"]}');
  });
});

describe("nothing is read", () => {
  test.each([
    [
      "of a pattern of another property",
      "Resources:\n  L:\n    Type: AWS::Logs::MetricFilter\n    Properties:\n      FilterPattern: '{ $.a = 1 }'",
    ],
    [
      "of a resource of another kind",
      "Resources:\n  I:\n    Type: AWS::InspectorV2::Filter\n    Properties:\n      EventPattern: {source: [a]}",
    ],
    ["of what is commented out", rule(" # {source: [a]}")],
    ["of a value that is elsewhere", rule(" !Ref Pattern")],
    ["of what a template engine fills in", rule("\n        source: {{ source }}")],
    ["of a word", rule(" %%PATTERN%%")],
    [
      "of an event that looks like a pattern",
      '{"source": ["aws.s3"], "detail": {"EventPattern": {"source": ["a"]}}}',
    ],
    ["of hundreds of open brackets", rule(` ${"[".repeat(3000)}`)],
  ])("%s", (_, text) => {
    expect(sitesOf(text)).toEqual([]);
  });
});

describe("what is not known until it is deployed", () => {
  test.each([
    ["a parameter as an element", "source: [!Ref Source]", '{"source":["${Source}"]}', ["text"]],
    ["a parameter as a value", "source: !Ref Source", '{"source":"${Source}"}', ["anything"]],
    ["its long form", "source: [{Ref: Source}]", '{"source":["${Source}"]}', ["text"]],
    ["holes in a text", 'source: [!Sub "a.${B}.c"]', '{"source":["a.${B}.c"]}', ["text"]],
    ["what Sub leaves as it is", 'source: [!Sub "a${!B}"]', '{"source":["a${B}"]}', []],
    ["parts joined", 'source: [!Join ["-", [a, !Ref B]]]', '{"source":["a-${B}"]}', ["text"]],
    [
      "an attribute",
      "source: [!GetAtt A.Arn, Fn::GetAtt: [B, Arn]]",
      '{"source":["${A.Arn}","${B.Arn}"]}',
      ["text", "text"],
    ],
    ["a choice among elements", "source: [!If [C, a, !Ref AWS::NoValue]]", '{"source":["${C}"]}', ["many"]],
    ["a list", "source: !Split [',', !Ref L]", '{"source":"${Split}"}', ["anything"]],
  ])("is %s", (_, written, text, holds) => {
    const site = onlySite(rule(`\n        ${written}`));
    expect(site.text).toBe(text);
    expect(site.unknowns.map((part) => part.holds)).toEqual(holds);
    const codes = patternAt(site)
      .parsed()
      .problems.map(({ code }) => code);
    expect(codes).toEqual([]);
  });

  test("is what stands in JSON in Sub, also in place of a value", () => {
    const site = onlySite(rule(` !Sub '{"source": ["a.\${B}"], "account": [\${Ids}]}'`));
    expect(site.text).toBe('{"source": ["a.${B}"], "account": ["${Ids}"]}');
    expect(site.unknowns.map(({ expression, holds }) => [expression, holds])).toEqual([
      ["B", "text"],
      ["Ids", "many"],
    ]);
  });

  test("is a variable of the Serverless Framework", () => {
    const text =
      "functions:\n  f:\n    events:\n      - eventBridge:\n          pattern:\n            source: ['a.${self:custom.b}', '${file(c.yml):d}']\n";
    expect(onlySite(text).text).toBe('{"source":["a.${self:custom.b}","${file(c.yml):d}"]}');
  });
});

describe("what YAML writes once", () => {
  test("is read where an alias or a merge takes it", () => {
    const text = rule("\n        detail: {a: &names [x, y], b: *names}\n        <<: &more {region: [r]}");
    expect(JSON.parse(onlySite(text).text)).toEqual({
      detail: { a: ["x", "y"], b: ["x", "y"] },
      region: ["r"],
    });
  });

  test("is read as long as it is not blown up", () => {
    const bomb = ["&a [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 9; level++) {
      const name = String.fromCharCode(97 + level);
      bomb.push(
        `&${name} [${Array<string>(40)
          .fill(`*${String.fromCharCode(96 + level)}`)
          .join(", ")}]`,
      );
    }
    const text = rule(`\n        a: [${bomb.join(", ")}]`);
    expect(onlySite(text).text.length).toBeLessThan(3_000_000);
  });

  test("is not known where the anchor is missing, and the fields beside a merge replace its own", () => {
    const site = onlySite(rule("\n        <<: *common\n        source: [a]"));
    expect(site.unknowns).toEqual([
      expect.objectContaining({ expression: "common", holds: "many", yields: true }),
    ]);
  });
});

// As cfn-lint 1.51 and aws-sam-translator 1.110 read them.
test.each([
  ["yes", "true"],
  ["Off", "false"],
  ["y", '"y"'],
  ["012", "10"],
  ["09", '"09"'],
  ["0x1F", "31"],
  ["0b11", "3"],
  ["0o17", '"0o17"'],
  ["1_000", "1000"],
  ["1:30", "90"],
  ["1e3", '"1e3"'],
  ["1.0e+3", "1.0e+3"],
  [".5", "0.5"],
  ["+5", "5"],
  ["-0", "0"],
  ["1.", "1.0"],
  ["~", "null"],
  ["123456789012", "123456789012"],
  ["012345678901", '"012345678901"'],
  ["2020-01-01", '"2020-01-01"'],
  ["!!str 5", '"5"'],
  ["'yes'", '"yes"'],
])("CloudFormation reads %s as %s", (written, read) => {
  expect(onlySite(rule(`\n        a: [${written}]`)).text).toBe(`{"a":[${read}]}`);
});

test("a span of a pattern is the letters that are written of it, and back", () => {
  const text = rule(
    "\n        source:\n          - aws.s3\n        detail: {n: ['it''s', \"a\\tb\", !Ref X]}",
  );
  const site = onlySite(text);
  const written = (part: string): string | undefined => {
    const span = site.toDocument({ offset: site.text.indexOf(part), length: part.length });
    return span && text.slice(span.offset, span.offset + span.length);
  };
  expect(['"aws.s3"', '"it\'s"', '"a\\tb"', '"${X}"', '"n"'].map(written)).toEqual([
    "aws.s3",
    "'it''s'",
    '"a\\tb"',
    "!Ref X",
    "n",
  ]);
  for (let offset = 0; offset <= site.text.length; offset++) {
    const place = site.toDocument({ offset, length: 0 });
    const back = place && site.toPattern(place.offset);
    if (back !== undefined) expect(Math.abs(back - offset)).toBeLessThanOrEqual(6);
  }
});
