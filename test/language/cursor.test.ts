import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accept, acceptAndTab, labels, suggest } from "./acceptSuggestion";
import { fakeCatalog } from "./fakeCatalog";

/** The text with the cursor as `|`, the suggestion that is accepted, and the whole text after that. */
type Row = readonly [before: string, accepted: string, after: string];

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    test.each(table)("%j, accepting %s", (before, accepted, after) => {
      expect(accept(before, accepted, fakeCatalog)).toBe(after);
    });
  });
}

const rules = '"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]';
const items = '"source": ["aws.config"], "detail-type": ["Config Configuration Item Change"]';
const calls = '"source": ["aws.config"], "detail-type": ["AWS API Call via CloudTrail"]';
const created = '"source": ["aws.s3"], "detail-type": ["Object Created"]';

rows("an empty file", [
  ["|", "source", '{\n  "source": ["|"]\n}'],
  ["|", "detail", '{\n  "detail": {\n    |\n  }\n}'],
  ["  \n\n|\n", "source", '  \n\n{\n  "source": ["|"]\n}\n'],
  ["so|", "source", '{\n  "source": ["|"]\n}'],
  ['"det|', "detail-type", '{\n  "detail-type": ["|"]\n}'],
  ["\r\n|", "source", '\r\n{\r\n  "source": ["|"]\r\n}'],
]);

rows("a key in braces", [
  ["{|}", "source", '{ "source": ["|"] }'],
  ["{ | }", "source", '{ "source": ["|"] }'],
  ["{\n  |\n}", "detail", '{\n  "detail": {\n    |\n  }\n}'],
  ["{|", "source", '{ "source": ["|"]'],
  ['{"|"}', "source", '{ "source": ["|"] }'],
  ['{ "so|" }', "source", '{ "source": ["|"] }'],
  ['{ "so|ur" }', "source", '{ "source": ["|"] }'],
  ["{ so| }", "source", '{ "source": ["|"] }'],
  ["{ det| }", "detail", '{ "detail": {\n  |\n} }'],
  ["{ reg| }", "region", '{ "region": ["|"] }'],
  ['{ "resou|" }', "resources", '{ "resources": ["|"] }'],
]);

rows("a key under another spelling", [
  ['{ "details|" }', "detail", '{ "detail": {\n  |\n} }'],
  ['{ "detailType|" }', "detail-type", '{ "detail-type": ["|"] }'],
  ["{ detail_type| }", "detail-type", '{ "detail-type": ["|"] }'],
  ['{ "DetailTypes|" }', "detail-type", '{ "detail-type": ["|"] }'],
  ['{ "sources|" }', "source", '{ "source": ["|"] }'],
  ['{ "accountId|" }', "account", '{ "account": ["|"] }'],
]);

rows("commas around a key", [
  ['{ "source": ["aws.s3"], | }', "detail", '{ "source": ["aws.s3"], "detail": {\n  |\n} }'],
  ['{ "source": ["aws.s3"],| }', "detail", '{ "source": ["aws.s3"], "detail": {\n  |\n} }'],
  ['{ "source": ["aws.s3"] | }', "detail", '{ "source": ["aws.s3"], "detail": {\n  |\n} }'],
  ['{ "source": ["aws.s3"]|}', "detail", '{ "source": ["aws.s3"], "detail": {\n  |\n} }'],
  ['{ "source": ["aws.s3"]\n  |\n}', "detail", '{ "source": ["aws.s3"],\n  "detail": {\n    |\n  }\n}'],
  ['{ "source": ["aws.s3"]\n  "det|"\n}', "detail", '{ "source": ["aws.s3"],\n  "detail": {\n    |\n  }\n}'],
  ['{ | "source": ["aws.s3"] }', "detail", '{ "detail": {\n  |\n}, "source": ["aws.s3"] }'],
  ['{\n  |\n  "source": ["aws.s3"]\n}', "detail", '{\n  "detail": {\n    |\n  },\n  "source": ["aws.s3"]\n}'],
  [
    '{\n  "det|"\n  "source": ["aws.s3"]\n}',
    "detail",
    '{\n  "detail": {\n    |\n  },\n  "source": ["aws.s3"]\n}',
  ],
  [
    '{ "id": ["1"], | "source": ["aws.s3"] }',
    "account",
    '{ "id": ["1"], "account": ["|"], "source": ["aws.s3"] }',
  ],
  [
    '{ "id": ["1"] | "source": ["aws.s3"] }',
    "account",
    '{ "id": ["1"], "account": ["|"], "source": ["aws.s3"] }',
  ],
  [
    '{ "id": ["1"] |, "source": ["aws.s3"] }',
    "account",
    '{ "id": ["1"], "account": ["|"], "source": ["aws.s3"] }',
  ],
]);

rows("a key that has what follows it already", [
  ['{ "sou|": ["aws.s3"] }', "source", '{ "source"|: ["aws.s3"] }'],
  ['{ "source|": ["aws.s3"] }', "source", '{ "source"|: ["aws.s3"] }'],
  ['{ "|": ["aws.s3"] }', "source", '{ "source"|: ["aws.s3"] }'],
  ["{ sou|: [] }", "source", '{ "source"|: [] }'],
  ['{ "sou|": }', "source", '{ "source"|: }'],
  ['{ "sou|" ["aws.s3"] }', "source", '{ "source":| ["aws.s3"] }'],
  ['{ "det|": {}, "source": ["aws.s3"] }', "detail", '{ "detail"|: {}, "source": ["aws.s3"] }'],
]);

rows("a value in quotes", [
  ['{ "source": ["|"] }', "aws.s3", '{ "source": ["aws.s3"|] }'],
  ['{ "source": ["aws.|"] }', "aws.s3", '{ "source": ["aws.s3"|] }'],
  ['{ "source": ["aws|.ec2"] }', "aws.s3", '{ "source": ["aws.s3"|] }'],
  ['{ "source": ["pipe|"] }', "aws.codepipeline", '{ "source": ["aws.codepipeline"|] }'],
  [
    `{ ${rules}, "detail": { "resourceType": ["bucket|"] } }`,
    "AWS::S3::Bucket",
    `{ ${rules}, "detail": { "resourceType": ["AWS::S3::Bucket"|] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": ["AWS::S3|"] } }`,
    "AWS::S3::Bucket",
    `{ ${rules}, "detail": { "resourceType": ["AWS::S3::Bucket"|] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": ["AWS::|EC2::Instance"] } }`,
    "AWS::S3::Bucket",
    `{ ${rules}, "detail": { "resourceType": ["AWS::S3::Bucket"|] } }`,
  ],
  [
    '{ "source": ["aws.config"], "detail-type": ["Config Rules |"] }',
    "Config Rules Compliance Change",
    '{ "source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"|] }',
  ],
]);

rows("a value without quotes", [
  ['{ "source": [|] }', "aws.s3", '{ "source": ["aws.s3"|] }'],
  ['{ "source": [s3|] }', "aws.s3", '{ "source": ["aws.s3"|] }'],
  ['{ "source": [aws.s|] }', "aws.s3", '{ "source": ["aws.s3"|] }'],
  [
    `{ ${rules}, "detail": { "resourceType": [bucket|] } }`,
    "AWS::S3::Bucket",
    `{ ${rules}, "detail": { "resourceType": ["AWS::S3::Bucket"|] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [AWS::S3::B|] } }`,
    "AWS::S3::Bucket",
    `{ ${rules}, "detail": { "resourceType": ["AWS::S3::Bucket"|] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [AWS::|] } }`,
    "AWS::S3::Bucket",
    `{ ${rules}, "detail": { "resourceType": ["AWS::S3::Bucket"|] } }`,
  ],
  [
    `{ ${calls}, "detail": { "readOnly": [tr|] } }`,
    "true",
    `{ ${calls}, "detail": { "readOnly": [true|] } }`,
  ],
]);

rows("a value before there is an array", [
  ['{ "source": | }', "aws.s3", '{ "source": ["aws.s3"]| }'],
  ['{ "source":| }', "aws.s3", '{ "source": ["aws.s3"]| }'],
  ['{ "source": aws.s| }', "aws.s3", '{ "source": ["aws.s3"]| }'],
  ['{ "source":aws.s| }', "aws.s3", '{ "source": ["aws.s3"]| }'],
  ['{ "source": "|" }', "aws.s3", '{ "source": ["aws.s3"]| }'],
  ['{ "source": "aws.c|onfig" }', "aws.config", '{ "source": ["aws.config"]| }'],
  ['{ "source": |\n  "detail": {} }', "aws.s3", '{ "source": ["aws.s3"]|,\n  "detail": {} }'],
  ['{ "source": |, "detail": {} }', "aws.s3", '{ "source": ["aws.s3"]|, "detail": {} }'],
  ['{ "source": aws|\n  "detail": {} }', "aws.s3", '{ "source": ["aws.s3"]|,\n  "detail": {} }'],
  ['{ "source" | }', "aws.s3", '{ "source": ["aws.s3"]| }'],
  ['{ "source"| }', "aws.s3", '{ "source": ["aws.s3"]| }'],
  ['{ "detail": | }', "{ }", '{ "detail": {\n  |\n} }'],
  [
    `{ ${rules}, "detail": { "newEvaluationResult": | } }`,
    "{ }",
    `{ ${rules}, "detail": { "newEvaluationResult": {\n  |\n} } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": | } }`,
    "prefix",
    `{ ${rules}, "detail": { "resourceType": [{ "prefix": "|" }] } }`,
  ],
]);

rows("commas around a value", [
  ['{ "source": ["aws.s3"|] }', "aws.ec2", '{ "source": ["aws.s3", "aws.ec2"|] }'],
  ['{ "source": ["aws.s3", |] }', "aws.ec2", '{ "source": ["aws.s3", "aws.ec2"|] }'],
  ['{ "source": ["aws.s3",|] }', "aws.ec2", '{ "source": ["aws.s3", "aws.ec2"|] }'],
  ['{ "source": ["aws.s3" |] }', "aws.ec2", '{ "source": ["aws.s3", "aws.ec2"|] }'],
  ['{ "source": ["aws.s3" "ec|"] }', "aws.ec2", '{ "source": ["aws.s3", "aws.ec2"|] }'],
  ['{ "source": [| "aws.s3"] }', "aws.ec2", '{ "source": ["aws.ec2"|, "aws.s3"] }'],
  ['{ "source": ["|" "aws.s3"] }', "aws.ec2", '{ "source": ["aws.ec2"|, "aws.s3"] }'],
  ['{ "source": ["|", "aws.s3"] }', "aws.ec2", '{ "source": ["aws.ec2"|, "aws.s3"] }'],
  [
    '{ "source": [\n    "aws.s3"\n    |\n  ] }',
    "aws.ec2",
    '{ "source": [\n    "aws.s3",\n    "aws.ec2"|\n  ] }',
  ],
]);

describe("Tab after an accepted value leads out of the array", () => {
  test.each<Row>([
    ['{ "source": ["|"] }', "aws.s3", '{ "source": ["aws.s3"]| }'],
    ['{ "source": [|] }', "aws.s3", '{ "source": ["aws.s3"]| }'],
    ['{ "source": [ "aws.|" ] }', "aws.s3", '{ "source": [ "aws.s3" ]| }'],
    ['{ "source": ["aws.s3", "|"] }', "aws.ec2", '{ "source": ["aws.s3", "aws.ec2"]| }'],
    ['{ "source": ["aws.s3"|] }', "aws.ec2", '{ "source": ["aws.s3", "aws.ec2"]| }'],
    [
      `{ ${calls}, "detail": { "readOnly": [|] } }`,
      "true",
      `{ ${calls}, "detail": { "readOnly": [true]| } }`,
    ],
    ['{ "source": ["|"] }', "prefix", '{ "source": [{ "prefix": "" }]| }'],
    ['{ "source": ["|"] }', "exists true", '{ "source": [{ "exists": true }]| }'],
    ['{ "source": [{ "prefix": "|" }] }', "aws.", '{ "source": [{ "prefix": "aws." }]| }'],
    [
      '{ "source": [{ "anything-but": ["aws.s3", "|"] }] }',
      "aws.ec2",
      '{ "source": [{ "anything-but": ["aws.s3", "aws.ec2"] }]| }',
    ],
    [
      `{ ${rules}, "detail": { "resourceType": [{ "anything-but": { "prefix": "|"}}] } }`,
      "AWS::S3::",
      `{ ${rules}, "detail": { "resourceType": [{ "anything-but": { "prefix": "AWS::S3::" }}]| } }`,
    ],
    [
      `{ ${created}, "detail": { "object": { "size": [|] } } }`,
      "numeric",
      `{ ${created}, "detail": { "object": { "size": [{ "numeric": [">", 0] }]| } } }`,
    ],
  ])("%j, accepting %s", (before, accepted, after) => {
    expect(acceptAndTab(before, accepted, fakeCatalog)).toBe(after);
  });

  test.each<Row>([
    ['{ "source": ["|", "aws.s3"] }', "aws.ec2", '{ "source": ["aws.ec2"|, "aws.s3"] }'],
    ['{ "source": ["|", ] }', "aws.ec2", '{ "source": ["aws.ec2"|, ] }'],
    ['{ "source": [\n  "|"\n] }', "aws.ec2", '{ "source": [\n  "aws.ec2"|\n] }'],
    ['{ "source": ["|', "aws.ec2", '{ "source": ["aws.ec2"|'],
    ['{ "source": [{ "prefix": "|"\n}] }', "aws.", '{ "source": [{ "prefix": "aws."|\n}] }'],
  ])("but not where more follows on the line, or nothing: %j, accepting %s", (before, accepted, after) => {
    expect(acceptAndTab(before, accepted, fakeCatalog)).toBe(after);
  });
});

rows("fields of the chosen event", [
  [
    `{ ${rules}, "detail": {|} }`,
    "newEvaluationResult",
    `{ ${rules}, "detail": { "newEvaluationResult": {\n  |\n} } }`,
  ],
  [
    `{ ${rules}, "detail": { "ne|" } }`,
    "newEvaluationResult",
    `{ ${rules}, "detail": { "newEvaluationResult": {\n  |\n} } }`,
  ],
  [
    `{ ${rules}, "detail": { "newEvaluationResult": {|} } }`,
    "complianceType",
    `{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": ["|"] } } }`,
  ],
  [
    `{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": ["|"] } } }`,
    "NON_COMPLIANT",
    `{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"|] } } }`,
  ],
  [`{ "detail": {|}, ${rules} }`, "configRuleName", `{ "detail": { "configRuleName": ["|"] }, ${rules} }`],
  [
    `{ ${items}, "detail": { "configurationItem": {|} } }`,
    "configurationStateId",
    `{ ${items}, "detail": { "configurationItem": { "configurationStateId": [|] } } }`,
  ],
  [
    `{ ${items}, "detail": { "configurationItem": {|} } }`,
    "relationships",
    `{ ${items}, "detail": { "configurationItem": { "relationships": {\n  |\n} } } }`,
  ],
  [
    `{ ${items}, "detail": { "configurationItem": { "relationships": {|} } } }`,
    "name",
    `{ ${items}, "detail": { "configurationItem": { "relationships": { "name": ["|"] } } } }`,
  ],
  [`{ ${calls}, "detail": { "read|" } }`, "readOnly", `{ ${calls}, "detail": { "readOnly": [|] } }`],
  [
    `{ ${created}, "detail": { "reason": ["|"] } }`,
    'a "quoted" $value}',
    `{ ${created}, "detail": { "reason": ["a \\"quoted\\" $value}"|] } }`,
  ],
  [
    '{ "detail-type": ["Object Created"], "detail": {|} }',
    "bucket",
    '{ "detail-type": ["Object Created"], "detail": { "bucket": {\n  |\n} } }',
  ],
  [
    `{ ${rules}, "detail": { "compl|" } }`,
    "newEvaluationResult.complianceType",
    `{ ${rules}, "detail": { "newEvaluationResult": {\n  "complianceType": ["|"]\n} } }`,
  ],
]);

rows("match expressions", [
  [
    `{ ${rules}, "detail": { "resourceType": ["pre|"] } }`,
    "prefix",
    `{ ${rules}, "detail": { "resourceType": [{ "prefix": "|" }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [|] } }`,
    "exists false",
    `{ ${rules}, "detail": { "resourceType": [{ "exists": false }|] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [any|] } }`,
    "anything-but",
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": ["|"] }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{|}] } }`,
    "prefix",
    `{ ${rules}, "detail": { "resourceType": [{ "prefix": "|" }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "|" }] } }`,
    "anything-but",
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": ["|"] }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "su|": "x" }] } }`,
    "suffix",
    `{ ${rules}, "detail": { "resourceType": [{ "suffix"|: "x" }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "prefix": "|" }] } }`,
    "AWS::S3::",
    `{ ${rules}, "detail": { "resourceType": [{ "prefix": "AWS::S3::"| }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "equals-ignore-case": "|" }] } }`,
    "AWS::S3::Bucket",
    `{ ${rules}, "detail": { "resourceType": [{ "equals-ignore-case": "AWS::S3::Bucket"| }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": ["AWS::EC2::Instance", "|"] }] } }`,
    "AWS::S3::Bucket",
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": ["AWS::EC2::Instance", "AWS::S3::Bucket"|] }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": {|} }] } }`,
    "prefix",
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": { "prefix": "|" } }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": { "prefix": "|" } }] } }`,
    "AWS::S3::",
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": { "prefix": "AWS::S3::"| } }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": | }] } }`,
    "prefix",
    `{ ${rules}, "detail": { "resourceType": [{ "anything-but": { "prefix": "|" } }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "prefix": {|} }] } }`,
    "equals-ignore-case",
    `{ ${rules}, "detail": { "resourceType": [{ "prefix": { "equals-ignore-case": "|" } }] } }`,
  ],
  [
    `{ ${rules}, "detail": { "resourceType": [{ "exists": | }] } }`,
    "false",
    `{ ${rules}, "detail": { "resourceType": [{ "exists": false| }] } }`,
  ],
  [
    `{ ${created}, "detail": { "object": { "size": [|] } } }`,
    "numeric",
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": [">", |0] }] } } }`,
  ],
  [
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": | }] } } }`,
    "between",
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": [">=", |0, "<", 100] }] } } }`,
  ],
  [
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": ["|"] }] } } }`,
    "<=",
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": ["<="|] }] } } }`,
  ],
  [
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": [">", 0, "|"] }] } } }`,
    "<",
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": [">", 0, "<"|] }] } } }`,
  ],
  [
    `{ ${calls}, "detail": { "sourceIPAddress": [{ "cidr": "|" }] } }`,
    "10.0.0.0/8",
    `{ ${calls}, "detail": { "sourceIPAddress": [{ "cidr": "10.0.0.0/8"| }] } }`,
  ],
]);

rows("$or", [
  [`{ ${rules}, | }`, "$or", `{ ${rules}, "$or": [\n  {\n    |\n  },\n  {\n    \n  }\n] }`],
  [
    `{ ${rules}, "detail": { "$|" } }`,
    "$or",
    `{ ${rules}, "detail": { "$or": [\n  {\n    |\n  },\n  {\n    \n  }\n] } }`,
  ],
  [
    `{ ${rules}, "detail": { "$or": [{|}, {}] } }`,
    "resourceType",
    `{ ${rules}, "detail": { "$or": [{ "resourceType": ["|"] }, {}] } }`,
  ],
  [
    `{ ${rules}, "$or": [{ "detail": {|} }] }`,
    "configRuleName",
    `{ ${rules}, "$or": [{ "detail": { "configRuleName": ["|"] } }] }`,
  ],
  [
    `{ "$or": [{ ${rules}, "detail": {|} }, { ${created} }] }`,
    "configRuleName",
    `{ "$or": [{ ${rules}, "detail": { "configRuleName": ["|"] } }, { ${created} }] }`,
  ],
  [
    `{ "$or": [{ ${created} }, { ${rules} }], "detail": {|} }`,
    "bucket",
    `{ "$or": [{ ${created} }, { ${rules} }], "detail": { "bucket": {\n  |\n} } }`,
  ],
  [`{ ${rules}, "$or": [|] }`, "{ }", `{ ${rules}, "$or": [{\n  |\n}] }`],
  [`{ ${rules}, "$or": | }`, "[{ }, { }]", `{ ${rules}, "$or": [\n  {\n    |\n  },\n  {\n    \n  }\n] }`],
  [
    `{ ${rules}, "$or": [{ "region": ["|"] }, {}] }`,
    "eu-west-1",
    `{ ${rules}, "$or": [{ "region": ["eu-west-1"|] }, {}] }`,
  ],
  [
    `{ ${rules}, "detail": { "$or": [{ "newEvaluationResult": { "$or": [{ "complianceType": ["|"] }] } }] } }`,
    "COMPLIANT",
    `{ ${rules}, "detail": { "$or": [{ "newEvaluationResult": { "$or": [{ "complianceType": ["COMPLIANT"|] }] } }] } }`,
  ],
]);

rows("text that is broken before the cursor", [
  [
    '{ "source: ["aws.s3"], "detail-type": ["|"] }',
    "Object Created",
    '{ "source: ["aws.s3"], "detail-type": ["Object Created"|] }',
  ],
  [
    '{ "source": ["aws.s3], "detail-type": ["|"] }',
    "Object Created",
    '{ "source": ["aws.s3], "detail-type": ["Object Created"|] }',
  ],
  [
    '{ "source": ["aws.s3",\n  "detail-type": ["|"] }',
    "Object Created",
    '{ "source": ["aws.s3",\n  "detail-type": ["Object Created"|] }',
  ],
  [
    '{ "source": ["aws.s3"\n  "detail-type": ["|"] }',
    "Object Created",
    '{ "source": ["aws.s3"\n  "detail-type": ["Object Created"|] }',
  ],
  [
    '{ "source": ["aws.s3"] "detail-type": ["|"] }',
    "Object Created",
    '{ "source": ["aws.s3"] "detail-type": ["Object Created"|] }',
  ],
  [
    '{ "source" ["aws.s3"], "detail-type": ["|"] }',
    "Object Created",
    '{ "source" ["aws.s3"], "detail-type": ["Object Created"|] }',
  ],
  [
    '{ "id":\n  "source": ["aws.s3"],\n  "detail-type": ["|"]\n}',
    "Object Created",
    '{ "id":\n  "source": ["aws.s3"],\n  "detail-type": ["Object Created"|]\n}',
  ],
  ['{ ,, "source": ["|"] }', "aws.s3", '{ ,, "source": ["aws.s3"|] }'],
]);

rows("text that is broken after the cursor", [
  ['{ "source": ["|', "aws.s3", '{ "source": ["aws.s3"|'],
  ['{ "source": [|', "aws.s3", '{ "source": ["aws.s3"|'],
  ['{ "source": "aws|', "aws.s3", '{ "source": ["aws.s3"]|'],
  ['{ "sou|', "source", '{ "source": ["|"]'],
  ['{ "sou| }', "source", '{ "source": ["|"] }'],
  ['{ "sou|, "detail": {} }', "source", '{ "source": ["|"], "detail": {} }'],
  ['{ "source": ["aws.|], "detail": {} }', "aws.s3", '{ "source": ["aws.s3"|], "detail": {} }'],
  [
    '{ "source": ["aws.|\n  "detail-type": ["Object Created"]\n}',
    "aws.s3",
    '{ "source": ["aws.s3"|\n  "detail-type": ["Object Created"]\n}',
  ],
  ['{\n  "sou|\n  "detail-type": ["x"]\n}', "source", '{\n  "source": ["|"],\n  "detail-type": ["x"]\n}'],
  [
    `{ ${rules}, "detail": { "ne|`,
    "newEvaluationResult",
    `{ ${rules}, "detail": { "newEvaluationResult": {\n  |\n}`,
  ],
  [
    `{ "detail": { "ne| }, ${rules} }`,
    "newEvaluationResult",
    `{ "detail": { "newEvaluationResult": {\n  |\n} }, ${rules} }`,
  ],
  ['{ "source": ["|"aws.s3"] }', "aws.ec2", '{ "source": ["aws.ec2"|, "aws.s3"] }'],
  [
    '{ "source": ["|"], "detail-type": [1, {, "x }',
    "aws.s3",
    '{ "source": ["aws.s3"|], "detail-type": [1, {, "x }',
  ],
]);

rows("lines that end with carriage return and line feed", [
  ["{\r\n  |\r\n}", "source", '{\r\n  "source": ["|"]\r\n}'],
  ['{\r\n  "sou|\r\n}', "source", '{\r\n  "source": ["|"]\r\n}'],
  [
    '{\r\n  "source": ["aws.s3"]\r\n  |\r\n}',
    "detail",
    '{\r\n  "source": ["aws.s3"],\r\n  "detail": {\r\n    |\r\n  }\r\n}',
  ],
  ['{\r\n  "source": |\r\n}', "aws.s3", '{\r\n  "source": ["aws.s3"]|\r\n}'],
  [
    "{\r\n  |\r\n}",
    "$or",
    '{\r\n  "$or": [\r\n    {\r\n      |\r\n    },\r\n    {\r\n      \r\n    }\r\n  ]\r\n}',
  ],
]);

describe("a pattern of four kilobytes", () => {
  const keys = Array.from(
    { length: 60 },
    (_, index) => `    "key${index}": [{ "prefix": "value ${index}" }, "other"],`,
  );
  const start = `{\n  ${rules},\n  "detail": {\n${keys.join("\n")}\n`;

  test("is completed in the middle of its end", () => {
    const before = `${start}    |\n  }\n}`;
    expect(before.length).toBeGreaterThan(3000);
    expect(accept(before, "resourceType", fakeCatalog)).toBe(`${start}    "resourceType": ["|"]\n  }\n}`);
  });

  test("is completed with a half-typed key at its beginning", () => {
    const after = `  ${rules},\n  "detail": {\n${keys.join("\n")}\n    "last": [1]\n  }\n}`;
    expect(accept(`{\n  "acc|\n${after}`, "account", fakeCatalog)).toBe(`{\n  "account": ["|"],\n${after}`);
  });
});

describe("nothing is offered", () => {
  test.each([
    "[|]",
    "[{|}]",
    "{} |",
    "| {}",
    '{ "source": |["aws.s3"] }',
    '{ "source"| : ["aws.s3"] }',
    '{ "source": ["aws.s3"] } |',
    '{ "source": [["|"]] }',
    '{ "source": [{ "prefix": "aws.", "|" }] }',
    '{ "source": [{ "prefix": { "equals-ignore-case": { "|" } } }] }',
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": ["<", 1, "|"] }] } } }`,
    `{ ${created}, "detail": { "object": { "size": [{ "numeric": [">", |] }] } } }`,
  ])("at %j", (marked) => {
    expect(labels(marked, fakeCatalog)).toEqual([]);
  });
});

test("nothing fails and every span lies around the cursor, whatever is missing from a pattern", () => {
  const whole = `{ ${rules}, "detail": { "$or": [{ "resourceType": [{ "anything-but": { "prefix": "a" } }] }, {"x": [{"numeric": [">", 0]}]}] } }`;
  const position = fc.nat({ max: whole.length });
  fc.assert(
    fc.property(
      position,
      position,
      position,
      fc.constantFrom("", '"', "[", "{", ",", ":", "\n", "\\", "a"),
      (...drawn) => {
        const [from, to, place, typed] = drawn;
        const text = whole.slice(0, Math.min(from, to)) + typed + whole.slice(Math.max(from, to));
        const offset = Math.min(place, text.length);
        for (const { span } of suggest(`${text.slice(0, offset)}|${text.slice(offset)}`, fakeCatalog)) {
          expect(span.offset).toBeLessThanOrEqual(offset);
          expect(span.offset + span.length).toBeGreaterThanOrEqual(offset);
          expect(span.offset + span.length).toBeLessThanOrEqual(text.length);
          expect(text.slice(span.offset, span.offset + span.length)).not.toMatch(/[\r\n]/);
        }
      },
    ),
    { numRuns: 500 },
  );
});
