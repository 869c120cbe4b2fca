import { describe, expect, test } from "vitest";
import { complete } from "../../src/language/completion/completion";
import { opensSuggestions } from "../../src/language/completion/completionTrigger";
import { patternDocument } from "../../src/language/patternDocument";
import { accept, applySuggestion, atCursor, labels, suggest } from "./acceptSuggestion";
import { fakeCatalog } from "./fakeCatalog";
import { shippedCatalog } from "./shippedCatalog";

const shipped = shippedCatalog();
const rules = '"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]';
const items = '"source": ["aws.config"], "detail-type": ["Config Configuration Item Change"]';
const calls = '"source": ["aws.config"], "detail-type": ["AWS API Call via CloudTrail"]';
const created = '"source": ["aws.s3"], "detail-type": ["Object Created"]';
const oversized = '"messageType": ["OversizedConfigurationItemChangeNotification"]';

const operators = /^(?:prefix|suffix|wildcard|anything-but|equals-ignore-case|exists|cidr|numeric)\b/;

/** The labels at the `|` without the operators, which stand after the values. */
function values(marked: string): readonly string[] {
  return labels(marked, fakeCatalog).filter((label) => !operators.test(label));
}

describe("what is offered, in its order", () => {
  test.each<readonly [marked: string, offered: readonly string[]]>([
    [
      "{|}",
      ["source", "detail-type", "detail", "account", "region", "resources", "time", "id", "version", "$or"],
    ],
    [
      '{ "source": ["a"], "id": ["b"], | }',
      ["detail-type", "detail", "account", "region", "resources", "time", "version", "$or"],
    ],
    ['{ "source": ["|"] }', ["aws.config", "aws.s3", "aws.ec2", "aws.codepipeline"]],
    ['{ "source": ["aws.s3", "|"] }', ["aws.config", "aws.ec2", "aws.codepipeline"]],
    [
      '{ "source": ["|"], "detail-type": ["Object Created"] }',
      ["aws.s3", "aws.config", "aws.ec2", "aws.codepipeline"],
    ],
    ['{ "source": ["aws.s3"], "detail-type": ["|"] }', ["Object Created", "AWS API Call via CloudTrail"]],
    [
      '{ "source": ["aws.s3", "aws.codepipeline"], "detail-type": ["|"] }',
      ["Object Created", "AWS API Call via CloudTrail", "CodePipeline Pipeline Execution State Change"],
    ],
    [
      '{ "source": [{ "prefix": "aws.s" }], "detail-type": ["|"] }',
      ["Object Created", "AWS API Call via CloudTrail"],
    ],
    ['{ "source": ["my.app"], "detail-type": ["|"] }', []],
    ['{ "detail-type": ["Objec|"] }', ["Object Created"]],
    [`{ ${rules}, "detail": { "messageType": ["|"] } }`, ["ComplianceChangeNotification"]],
    [
      `{ ${items}, "detail": { "messageType": ["|"] } }`,
      ["ConfigurationItemChangeNotification", "OversizedConfigurationItemChangeNotification"],
    ],
    [
      `{ "source": ["aws.config"], "detail": { "messageType": ["|"] } }`,
      [
        "ComplianceChangeNotification",
        "ConfigurationItemChangeNotification",
        "OversizedConfigurationItemChangeNotification",
      ],
    ],
    [
      `{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": ["COMPLIANT", |] } } }`,
      ["NON_COMPLIANT", "NOT_APPLICABLE"],
    ],
    [`{ ${rules}, "detail": { "newEvaluationResult": {|} } }`, ["complianceType", "annotation", "$or"]],
    [
      `{ ${items}, "detail": { ${oversized}, | } }`,
      ["configurationItemSummary", "$or", "configurationItemSummary.resourceType"],
    ],
    [`{ ${items}, "detail": { "configurationItem": { "tags": {|} } } }`, ["$or"]],
    [
      `{ ${created}, "detail": {|} }`,
      ["bucket", "object", "reason", "$or", "bucket.name", "object.key", "object.size"],
    ],
    [`{ ${created}, "detail": { "object": {}, | } }`, ["bucket", "reason", "$or", "bucket.name"]],
    ['{ "source": ["my.app"], "detail": {|} }', ["$or"]],
    ['{ "detail": {|} }', ["$or"]],
    [
      `{ "source": ["aws.config", "aws.s3"], "detail": { "$or": [{ "buck|" }, {}] } }`,
      ["bucket", "bucket.name"],
    ],
    ['{ "region": ["|"] }', ["us-east-1", "eu-west-1"]],
    [`{ ${rules}, "detail": { "awsRegion": ["|"] } }`, ["us-east-1", "eu-west-1"]],
    ['{ "account": ["|"] }', []],
    ['{ "resources": ["|"] }', []],
    [`{ ${calls}, "detail": { "eventSource": ["|"] } }`, ["config.amazonaws.com"]],
    [
      `{ "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventSource": ["|"] } }`,
      ["config.amazonaws.com", "ec2.amazonaws.com", "s3.amazonaws.com"],
    ],
    [`{ ${calls}, "detail": { "eventName": ["|"] } }`, ["PutConfigRule", "DescribeConfigRules"]],
    [`{ ${calls}, "detail": { "eventSource": ["s3.amazonaws.com"], "eventName": ["|"] } }`, ["PutObject"]],
    [`{ ${calls}, "detail": { "readOnly": [|] } }`, ["true", "false"]],
    [
      `{ ${rules}, "detail": { "configRuleName": ["|"] } }`,
      [
        "required-tags",
        "old-rule",
        "required-tags-conformance-pack-",
        "old-rule-conformance-pack-",
        "securityhub-required-tags-",
        "securityhub-old-rule-",
      ],
    ],
    [
      `{ ${rules}, "detail": { "configRuleName": [{ "prefix": "securi|" }] } }`,
      ["securityhub-required-tags-", "securityhub-old-rule-"],
    ],
    [`{ ${rules}, "detail": { "resourceType": [{ "prefix": "|" }] } }`, ["AWS::S3::"]],
    [
      `{ "$or": [{ ${created}, "detail": {|} }, { ${rules} }] }`,
      ["bucket", "object", "reason", "$or", "bucket.name", "object.key", "object.size"],
    ],
  ])("at %j", (marked, offered) => {
    expect(values(marked)).toEqual(offered);
  });
});

describe("operators that fit the type of the field", () => {
  test.each<readonly [marked: string, fitting: readonly string[]]>([
    [
      `{ ${created}, "detail": { "object": { "size": [|] } } }`,
      [
        "anything-but",
        "numeric",
        "numeric between",
        "numeric less than",
        "numeric equals a number",
        "exists true",
        "exists false",
      ],
    ],
    [`{ ${calls}, "detail": { "readOnly": [{ "|" }] } }`, ["exists true", "exists false"]],
    [`{ ${rules}, "detail": { "resourceType": [{ "exi|": true }] } }`, ["exists"]],
    [
      `{ ${rules}, "detail": { "resourceType": [{ "anything-but": {|} }] } }`,
      ["prefix", "suffix", "equals-ignore-case", "wildcard"],
    ],
    [`{ ${rules}, "detail": { "resourceType": [{ "suffix": {|} }] } }`, ["equals-ignore-case"]],
    [`{ ${rules}, "detail": { "resourceType": [{ "wildcard": {|} }] } }`, []],
  ])("at %j", (marked, fitting) => {
    expect(labels(marked, fakeCatalog).filter((label) => operators.test(label))).toEqual(fitting);
  });

  test.each([
    { marked: '{ "source": ["|"] }', offered: false },
    { marked: `{ ${rules}, "detail": { "resourceType": [|] } }`, offered: false },
    { marked: `{ ${rules}, "detail": { "resourceType": [{ "|" }] } }`, offered: false },
    { marked: `{ ${calls}, "detail": { "sourceIPAddress": ["|"] } }`, offered: true },
    { marked: `{ ${calls}, "detail": { "sourceIPAddress": [{ "|" }] } }`, offered: true },
    { marked: '{ "source": ["my.app"], "detail": { "from": [|] } }', offered: true },
  ])("cidr where the field can hold addresses, at $marked: $offered", ({ marked, offered }) => {
    expect(labels(marked, shipped).includes("cidr")).toBe(offered);
  });

  test("all of them where the field is not known", () => {
    const offered = labels('{ "detail": { "own": [{|}] } }', fakeCatalog).map((label) => label.split(" ")[0]);
    expect(new Set(offered)).toEqual(
      new Set([
        "prefix",
        "suffix",
        "equals-ignore-case",
        "wildcard",
        "anything-but",
        "numeric",
        "exists",
        "cidr",
      ]),
    );
  });
});

test("a key or value that is written already does not leave out the one under the cursor", () => {
  expect(labels('{ "sour|ce": ["a"] }', fakeCatalog)).toContain("source");
  expect(labels('{ "source": ["aws.s3|"] }', fakeCatalog)).toContain("aws.s3");
});

test("read-only operations say which rule state they need", () => {
  const offered = suggest(`{ ${calls}, "detail": { "eventName": ["|"] } }`, fakeCatalog);
  const describes = offered.find(({ label }) => label === "DescribeConfigRules");
  expect(describes?.detail).toContain("read-only");
  expect(describes?.documentation?.()).toContain("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
});

test.each(['{ "detail": | }', '{ "$or": | }', '{ "$or": [|] }'])(
  "a bracket that is typed at %j chooses nothing, so that Enter after it breaks the line",
  (marked) => {
    const suggestions = suggest(marked, fakeCatalog);
    expect(suggestions).toHaveLength(1);
    for (const { filterText } of suggestions) expect(filterText).not.toMatch(/[[{]/);
  },
);

test("suggestions are asked for again after a key, and not after a value", () => {
  const retriggers = (marked: string, label: string): boolean | undefined =>
    suggest(marked, fakeCatalog).find((suggestion) => suggestion.label === label)?.retrigger;
  expect(retriggers("{|}", "source")).toBe(true);
  expect(retriggers(`{ ${rules}, "detail": {|} }`, "newEvaluationResult")).toBe(true);
  expect(retriggers('{ "|": ["x"] }', "source")).toBe(false);
  expect(retriggers('{ "source": ["|"] }', "aws.s3")).toBe(false);
});

test("of many caveats two are shown, and the others are folded", () => {
  const marked = '{ "source": ["aws.config"], "detail-type": ["|"] }';
  const item = suggest(marked, shipped).find(({ label }) => label === "Config Configuration Item Change");
  const text = item?.documentation?.() ?? "";
  const [shown = "", folded = ""] = text.split("<details><summary>More</summary>\n\n");
  expect(shown.match(/⚠/g)).toHaveLength(2);
  expect(folded).toMatch(/^⚠ [^]*\n\n<\/details>/);
});

describe("every suggestion says what it is", () => {
  test.each([
    "{|}",
    '{ "source": ["|"] }',
    '{ "source": ["aws.config"], "detail-type": ["|"] }',
    `{ ${rules}, "detail": {|} }`,
    `{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": ["|"] } } }`,
    `{ ${rules}, "detail": { "configRuleName": ["|"] } }`,
    `{ ${calls}, "detail": { "eventName": ["|"] } }`,
    `{ ${rules}, "detail": { "resourceType": [{|}] } }`,
  ])("at %j", (marked) => {
    for (const { detail, documentation } of suggest(marked, shipped)) {
      expect(detail).not.toBe("");
      expect(documentation?.()).toMatch(/\S/);
    }
  });
});

describe("AWS Config as the catalog ships", () => {
  const start = '{ "detail-type": ["Config Rules Compliance Change"], "detail": { "resourceType": [';

  test.each(["bucket", "AWS::S3", "s3bucket", "S3::B", "Bucket"])(
    "the word %s finds AWS::S3::Bucket",
    (word) => {
      expect(labels(`${start}"${word}|"] } }`, shipped)).toContain("AWS::S3::Bucket");
      expect(labels(`${start}${word}|] } }`, shipped)).toContain("AWS::S3::Bucket");
    },
  );

  test("thin evidence is said beside the value", () => {
    const marked = '{ "source": ["aws.config"], "detail-type": ["|"] }';
    const offered = suggest(marked, shipped).find(
      ({ label }) => label === "Config Rules Re-evaluation Status",
    );
    expect(offered?.detail).toContain("SNS");
  });
});

describe("every source of the catalog", () => {
  test("has its detail-types offered, and with each of them the fields of that event", () => {
    for (const { name, detailTypes } of shipped.sources) {
      const source = JSON.stringify(name);
      const types = new Set(labels(`{ "source": [${source}], "detail-type": ["|"] }`, shipped));
      expect(detailTypes.filter((detailType) => !types.has(detailType))).toEqual([]);
      for (const { detailType, fields } of shipped.source(name)?.events ?? []) {
        const start = `{ "source": [${source}], "detail-type": [${JSON.stringify(detailType)}], "detail": `;
        const keys = (fields ?? []).flatMap(({ path }) => (path.length === 2 ? (path[1] ?? []) : []));
        const expected = keys.filter((key) => key !== "*");
        const offered = new Set(labels(`${start}{|} }`, shipped));
        expect(expected.filter((key) => !offered.has(key))).toEqual([]);
      }
    }
  });

  test.each([
    '{ "source": ["|"] }',
    '{ "detail-type": ["|"] }',
    '{ "detail-type": [|] }',
    `{ ${rules}, "detail": { "configRuleName": ["|"] } }`,
    '{ "source": ["aws.ec2"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventName": ["|"] } }',
  ])("gives valid JSON whichever suggestion is accepted at %j", (marked) => {
    for (const suggestion of suggest(marked, shipped)) {
      const { text } = atCursor(applySuggestion(marked, suggestion));
      expect(() => JSON.parse(text) as unknown, text).not.toThrow();
    }
  });
});

describe("suggestions open by themselves", () => {
  test.each([
    ['{ "source": |', " ", true],
    ['{ "source": ["aws.config", |', " ", true],
    ['{ "detail-type": ["Config |"] }', " ", true],
    ["{ |", " ", true],
    ["{\n  |", " ", false],
    ['{ "source": ["a"] |}', " ", false],
    ['{ "source": ["|', '"', true],
    ['{ "source":|', ":", true],
    ["{ s|", undefined, true],
  ] as const)("at %j after %j: %s", (marked, trigger, opens) => {
    const { text, offset } = atCursor(marked);
    expect(opensSuggestions(text, offset, trigger)).toBe(opens);
  });
});

test("an empty catalog still completes keys of a pattern's grammar and operators", () => {
  const nothing = { ...fakeCatalog, sources: [], envelope: [], source: () => undefined, sourcesOf: () => [] };
  expect(complete(patternDocument("{}"), 1, nothing).map(({ label }) => label)).toEqual(["detail", "$or"]);
  expect(accept('{ "x": [|] }', "prefix", nothing)).toBe('{ "x": [{ "prefix": "|" }] }');
});
