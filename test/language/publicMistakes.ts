/** A pattern of the kind that people published and were surprised by, what is said of it, and what its fix makes. */
export interface Mistake {
  readonly text: string;
  /** All that is said of it, in the order of the text; what is information in brackets. */
  readonly codes: readonly string[];
  /** What one of the messages has to say. */
  readonly words?: string;
  /** The title of a fix, the text after it, and after Fix All where that changes anything. */
  readonly fix?: string;
  readonly after?: string;
  readonly all?: string;
  /** What is said of the text after the fix. */
  readonly left?: readonly string[];
  /** An event that the author meant, which the fixed pattern has to match, and one that it must not match. */
  readonly yes?: Fields;
  readonly no?: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

const own = `"source": ["com.example.orders"]`;
const compliance = `"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]`;
const item = `"source": ["aws.config"], "detail-type": ["Config Configuration Item Change"]`;
const call = `"detail-type": ["AWS API Call via CloudTrail"]`;
const created = `"source": ["aws.s3"], "detail-type": ["Object Created"]`;

const orders = (detail: Fields): Fields => ({ source: "com.example.orders", detail });
const config = (detailType: string, detail: Fields): Fields => ({
  source: "aws.config",
  "detail-type": detailType,
  detail,
});
const logged = (source: string, detail: Fields, detailType = "AWS API Call via CloudTrail"): Fields => ({
  source,
  "detail-type": detailType,
  detail,
});
const nonCompliant = config("Config Rules Compliance Change", {
  resourceType: "AWS::S3::Bucket",
  newEvaluationResult: { complianceType: "NON_COMPLIANT" },
});
const compliant = config("Config Rules Compliance Change", {
  resourceType: "AWS::S3::Bucket",
  newEvaluationResult: { complianceType: "COMPLIANT" },
});

/** An operator with its operand outside an array, the array that is meant, and values that match it and do not. */
type OperatorRow = readonly [operator: string, array: string, yes: unknown, no: unknown];

const operators: readonly OperatorRow[] = [
  [`{ "prefix": "A-" }`, `[{ "prefix": "A-" }]`, "A-1", "B-1"],
  [`{ "prefix": ["A-"] }`, `[{ "prefix": "A-" }]`, "A-1", "B-1"],
  [`{ "prefix": ["A-", "C-"] }`, `[{ "prefix": "A-" }, { "prefix": "C-" }]`, "C-1", "B-1"],
  [
    `{ "prefix": { "equals-ignore-case": "a-" } }`,
    `[{ "prefix": { "equals-ignore-case": "a-" } }]`,
    "A-1",
    "B-1",
  ],
  [
    `{ "prefix": { "equals-ignore-case": ["a-"] } }`,
    `[{ "prefix": { "equals-ignore-case": "a-" } }]`,
    "A-1",
    "B-1",
  ],
  [`{ "suffix": ".x" }`, `[{ "suffix": ".x" }]`, "a.x", "a.y"],
  [`{ "suffix": [".x"] }`, `[{ "suffix": ".x" }]`, "a.x", "a.y"],
  [`{ "wildcard": "a*b*c" }`, `[{ "wildcard": "a*b*c" }]`, "abc", "ab"],
  [`{ "wildcard": ["a*b*c"] }`, `[{ "wildcard": "a*b*c" }]`, "abc", "ab"],
  [`{ "equals-ignore-case": "x" }`, `[{ "equals-ignore-case": "x" }]`, "X", "Y"],
  [
    `{ "equals-ignore-case": ["x", "z"] }`,
    `[{ "equals-ignore-case": "x" }, { "equals-ignore-case": "z" }]`,
    "Z",
    "Y",
  ],
  [`{ "anything-but": "x" }`, `[{ "anything-but": "x" }]`, "y", "x"],
  [`{ "anything-but": ["x", "z"] }`, `[{ "anything-but": ["x", "z"] }]`, "y", "z"],
  [`{ "anything-but": { "prefix": "x" } }`, `[{ "anything-but": { "prefix": "x" } }]`, "y", "xy"],
  [`{ "anything-but": { "suffix": ["x"] } }`, `[{ "anything-but": { "suffix": ["x"] } }]`, "y", "yx"],
  [
    `{ "anything-but": [{ "prefix": "x" }, { "prefix": "z" }] }`,
    `[{ "anything-but": { "prefix": ["x", "z"] } }]`,
    "y",
    "zy",
  ],
  [`{ "numeric": [">", 10] }`, `[{ "numeric": [">", 10] }]`, 11, 10],
  [`{ "numeric": 10 }`, `[{ "numeric": ["=", 10] }]`, 10, 11],
  [`{ "exists": true }`, `[{ "exists": true }]`, "x", undefined],
  [`{ "exists": [false] }`, `[{ "exists": false }]`, undefined, "x"],
  [`{ "cidr": "10.0.0.0/8" }`, `[{ "cidr": "10.0.0.0/8" }]`, "10.1.2.3", "11.1.2.3"],
  [`{ "cidr": ["10.0.0.0/8"] }`, `[{ "cidr": "10.0.0.0/8" }]`, "10.1.2.3", "11.1.2.3"],
  [`{ "exactly": ["x"] }`, `[{ "exactly": "x" }]`, "x", "y"],
];

const intoArray = "Put the operator in an array";

const operatorsOutside: readonly Mistake[] = [
  ...operators.flatMap(([operator, array, yes, no]): readonly Mistake[] => [
    {
      text: `{ ${own}, "detail": { "field": ${operator} } }`,
      codes: ["operator-outside-array"],
      words: `Write "field": [{ `,
      fix: intoArray,
      after: `{ ${own}, "detail": { "field": ${array} } }`,
      all: `{ ${own}, "detail": { "field": ${array} } }`,
      yes: orders({ field: yes }),
      no: orders({ field: no }),
    },
    {
      text: `{ ${own}, "$or": [{ "detail": { "a": { "field": ${operator} } } }, { "account": ["111122223333"] }] }`,
      codes: ["operator-outside-array"],
      fix: intoArray,
      after: `{ ${own}, "$or": [{ "detail": { "a": { "field": ${array} } } }, { "account": ["111122223333"] }] }`,
      all: `{ ${own}, "$or": [{ "detail": { "a": { "field": ${array} } } }, { "account": ["111122223333"] }] }`,
      yes: { ...orders({ a: { field: yes } }), account: "444455556666" },
      no: { ...orders({ a: { field: no } }), account: "444455556666" },
    },
  ]),
  {
    text: `{ "source": { "prefix": ["aws."] }, "detail-type": ["x"] }`,
    codes: ["operator-outside-array"],
    fix: intoArray,
    after: `{ "source": [{ "prefix": "aws." }], "detail-type": ["x"] }`,
    all: `{ "source": [{ "prefix": "aws." }], "detail-type": ["x"] }`,
    yes: { source: "aws.s3", "detail-type": "x" },
    no: { source: "x", "detail-type": "x" },
  },
  {
    text: `{ ${own}, "region": { "anything-but": ["us-east-1"] } }`,
    codes: ["operator-outside-array"],
    fix: intoArray,
    after: `{ ${own}, "region": [{ "anything-but": ["us-east-1"] }] }`,
    all: `{ ${own}, "region": [{ "anything-but": ["us-east-1"] }] }`,
    yes: { ...orders({}), region: "eu-west-1" },
    no: { ...orders({}), region: "us-east-1" },
  },
  {
    text: `{ ${created}, "detail": { "object": { "key": { "suffix": [".x"] } } } }`,
    codes: ["operator-outside-array"],
    fix: intoArray,
    after: `{ ${created}, "detail": { "object": { "key": [{ "suffix": ".x" }] } } }`,
    all: `{ ${created}, "detail": { "object": { "key": [{ "suffix": ".x" }] } } }`,
    yes: { source: "aws.s3", "detail-type": "Object Created", detail: { object: { key: "a.x" } } },
  },
  {
    text: `{ ${created}, "detail": { "object": { "key": { "prefix": "in/", "suffix": ".x" } } } }`,
    codes: ["operator-outside-array", "operator-outside-array"],
    fix: "Ask for both with a wildcard",
    after: `{ ${created}, "detail": { "object": { "key": [{ "wildcard": "in/*.x" }] } } }`,
    yes: { source: "aws.s3", "detail-type": "Object Created", detail: { object: { key: "in/a.x" } } },
    no: { source: "aws.s3", "detail-type": "Object Created", detail: { object: { key: "in/a.y" } } },
  },
  {
    text: `{ ${own}, "detail": { "key": { "$or": [{ "prefix": "a" }, { "suffix": ["b"] }] } } }`,
    codes: ["operator-outside-array", "operator-outside-array"],
    fix: "Put the operators in the field's array",
    after: `{ ${own}, "detail": { "key": [{ "prefix": "a" }, { "suffix": "b" }] } }`,
    all: `{ ${own}, "detail": { "key": [{ "prefix": "a" }, { "suffix": "b" }] } }`,
    left: ["(prefix-and-suffix)"],
    yes: orders({ key: "xb" }),
    no: orders({ key: "x" }),
  },
  // CloudTrail's parameters are an object: there it is a key.
  {
    text: `{ "source": ["aws.s3"], ${call}, "detail": { "requestParameters": { "prefix": "in/" } } }`,
    codes: ["not-object-or-array"],
    fix: "Put the value in an array",
    after: `{ "source": ["aws.s3"], ${call}, "detail": { "requestParameters": { "prefix": ["in/"] } } }`,
    yes: logged("aws.s3", { requestParameters: { prefix: "in/" } }),
  },
  // Nothing is done unasked where nobody knows what is meant.
  { text: `{ ${own}, "detail": { "exists": true } }`, codes: ["not-object-or-array"] },
  { text: `{ ${own}, "detail": { "a": { "anythingBut": "x" } } }`, codes: ["not-object-or-array"] },
  { text: `{ ${own}, "detail": { "anything-but": ["x"] } }`, codes: ["operator-outside-array"] },
];

const configEvents: readonly Mistake[] = [
  {
    text: `{ ${compliance}, "detail": { "newEvaluationResult": ["NON_COMPLIANT"] } }`,
    codes: ["wrong-type"],
    words: `Ask for "complianceType" in it`,
    fix: `Ask for "complianceType" in it`,
    after: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] } } }`,
    all: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] } } }`,
    yes: nonCompliant,
    no: compliant,
  },
  {
    text: `{ ${compliance}, "detail": { "resourceType": ["AWS::S3::Bucket"], "newEvaluationResult": ["non_compliant"] } }`,
    codes: ["wrong-type"],
    fix: `Ask for "complianceType" in it`,
    after: `{ ${compliance}, "detail": { "resourceType": ["AWS::S3::Bucket"], "newEvaluationResult": { "complianceType": ["non_compliant"] } } }`,
    left: ["wrong-case"],
    all: `{ ${compliance}, "detail": { "resourceType": ["AWS::S3::Bucket"], "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] } } }`,
    yes: config("Config Rules Compliance Change", {
      resourceType: "AWS::S3::Bucket",
      newEvaluationResult: { complianceType: "non_compliant" },
    }),
  },
  {
    text: `{ ${compliance}, "detail": { "newEvaluationResult": [{ "anything-but": "COMPLIANT" }] } }`,
    codes: ["wrong-type"],
    fix: `Ask for "complianceType" in it`,
    after: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [{ "anything-but": "COMPLIANT" }] } } }`,
    all: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [{ "anything-but": "COMPLIANT" }] } } }`,
    yes: nonCompliant,
    no: compliant,
  },
  {
    text: `{ ${created}, "detail": { "bucket": ["orders", { "prefix": "in-" }] } }`,
    codes: ["wrong-type"],
    fix: `Ask for "name" in it`,
    after: `{ ${created}, "detail": { "bucket": { "name": ["orders", { "prefix": "in-" }] } } }`,
    all: `{ ${created}, "detail": { "bucket": { "name": ["orders", { "prefix": "in-" }] } } }`,
    yes: { source: "aws.s3", "detail-type": "Object Created", detail: { bucket: { name: "in-1" } } },
  },
  {
    text: `{ ${compliance}, "detail": { "complianceType": ["NON_COMPLIANT"] } }`,
    codes: ["misplaced-field"],
    fix: `Move to "detail.newEvaluationResult.complianceType"`,
    after: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] } } }`,
    yes: nonCompliant,
    no: compliant,
  },
  {
    text: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "Severity": ["HIGH"], "Workflow": ["NEW"] } } }`,
    codes: ["wrong-type", "wrong-type"],
    fix: `Ask for "Label" in it`,
    after: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "Severity": { "Label": ["HIGH"] }, "Workflow": ["NEW"] } } }`,
    left: ["wrong-type"],
    all: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "Severity": { "Label": ["HIGH"] }, "Workflow": { "Status": ["NEW"] } } } }`,
    no: {
      source: "aws.securityhub",
      "detail-type": "Security Hub Findings - Imported",
      detail: { findings: [{ Severity: { Label: "HIGH" }, Workflow: { Status: "NEW" } }] },
    },
  },
  ...[
    `"configurationItem": { "resourceType": ["AWS::S3::Bucket"], "complianceType": ["NON_COMPLIANT"] }`,
    `"configurationItem": { "resourceType": ["AWS::S3::Bucket"], "configuration": { "complianceType": ["NON_COMPLIANT"] } }`,
    `"configurationItem": { "resourceType": ["AWS::S3::Bucket"] }, "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] }`,
  ].map((detail): Mistake => ({
    text: `{ ${item}, "detail": { ${detail} } }`,
    codes: ["wrong-detail-type"],
    words: `Ask for the detail-type "Config Rules Compliance Change"`,
    fix: `Change the detail-type to "Config Rules Compliance Change"`,
    after: `{ ${compliance}, "detail": { "resourceType": ["AWS::S3::Bucket"], "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] } } }`,
    yes: nonCompliant,
    no: compliant,
  })),
  {
    text: `{ ${item}, "detail": { "messageType": ["ConfigurationItemChangeNotification"], "complianceType": ["NON_COMPLIANT"] } }`,
    codes: ["wrong-detail-type"],
    fix: `Change the detail-type to "Config Rules Compliance Change"`,
    after: `{ ${compliance}, "detail": { "messageType": ["ComplianceChangeNotification"], "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] } } }`,
    yes: config("Config Rules Compliance Change", {
      messageType: "ComplianceChangeNotification",
      newEvaluationResult: { complianceType: "NON_COMPLIANT" },
    }),
  },
  {
    text: `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::Config::ResourceCompliance"], "complianceType": ["NON_COMPLIANT"] } } }`,
    codes: ["misplaced-field"],
    fix: `Move to "detail.configurationItem.configuration.complianceType"`,
    after: `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::Config::ResourceCompliance"], "configuration": { "complianceType": ["NON_COMPLIANT"] } } } }`,
    yes: config("Config Configuration Item Change", {
      configurationItem: {
        resourceType: "AWS::Config::ResourceCompliance",
        configuration: { complianceType: "NON_COMPLIANT" },
      },
    }),
  },
];

const cloudTrail: readonly Mistake[] = [
  {
    text: `{ "source": ["aws.lambda"], ${call}, "detail": { "eventName": ["CreateFunction20150331"] } }`,
    codes: [],
  },
  {
    text: `{ "source": ["aws.lambda"], ${call}, "detail": { "eventName": ["CreateFunction"] } }`,
    codes: ["logged-name"],
    words: `CloudTrail logs "CreateFunction" as "CreateFunction20150331"`,
    fix: `Change to "CreateFunction20150331"`,
    after: `{ "source": ["aws.lambda"], ${call}, "detail": { "eventName": ["CreateFunction20150331"] } }`,
    all: `{ "source": ["aws.lambda"], ${call}, "detail": { "eventName": ["CreateFunction20150331"] } }`,
    yes: logged("aws.lambda", { eventName: "CreateFunction20150331" }),
  },
  {
    text: `{ ${call}, "detail": { "eventSource": ["lambda.amazonaws.com"], "eventName": ["UpdateFunctionCode", "DeleteFunction20150331"] } }`,
    codes: ["logged-name"],
    fix: `Change to "UpdateFunctionCode20150331v2" and "UpdateFunctionCode20150331"`,
    after: `{ ${call}, "detail": { "eventSource": ["lambda.amazonaws.com"], "eventName": ["UpdateFunctionCode20150331v2", "UpdateFunctionCode20150331", "DeleteFunction20150331"] } }`,
    all: `{ ${call}, "detail": { "eventSource": ["lambda.amazonaws.com"], "eventName": ["UpdateFunctionCode20150331v2", "UpdateFunctionCode20150331", "DeleteFunction20150331"] } }`,
    yes: logged("aws.lambda", {
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionCode20150331v2",
    }),
  },
  {
    text: `{ "source": ["aws.lambda"], ${call}, "detail": { "eventName": ["UpdateFunctionCde"] } }`,
    codes: ["(unlisted-value)"],
    words: `Did you mean "UpdateFunctionCode20150331v2"?`,
    fix: `Change to "UpdateFunctionCode20150331v2"`,
    after: `{ "source": ["aws.lambda"], ${call}, "detail": { "eventName": ["UpdateFunctionCode20150331v2"] } }`,
    yes: logged("aws.lambda", {
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionCode20150331v2",
    }),
  },
  {
    text: `{ "source": ["aws.s3"], ${call}, "detail": { "eventName": ["PutPublicAccessBlock"] } }`,
    codes: ["logged-name"],
    fix: `Change to "PutBucketPublicAccessBlock" and "PutAccountPublicAccessBlock"`,
    after: `{ "source": ["aws.s3"], ${call}, "detail": { "eventName": ["PutBucketPublicAccessBlock", "PutAccountPublicAccessBlock"] } }`,
    all: `{ "source": ["aws.s3"], ${call}, "detail": { "eventName": ["PutBucketPublicAccessBlock", "PutAccountPublicAccessBlock"] } }`,
    yes: logged("aws.s3", { eventName: "PutBucketPublicAccessBlock" }),
  },
  ...(
    [
      ["signin", "ConsoleLogin", "AWS Console Sign In via CloudTrail"],
      ["signin", "SwitchRole", "AWS Console Sign In via CloudTrail"],
      ["organizations", "CreateAccountResult", "AWS Service Event via CloudTrail"],
      ["secretsmanager", "RotationSucceeded", "AWS Service Event via CloudTrail"],
      ["kms", "RotateKey", "AWS Service Event via CloudTrail"],
    ] as const
  ).map(([service, name, detailType]): Mistake => ({
    text: `{ "source": ["aws.${service}"], ${call}, "detail": { "eventName": ["${name}"] } }`,
    codes: ["wrong-detail-type"],
    words: `"${name}" comes with the detail-type "${detailType}"`,
    fix: `Change the detail-type to "${detailType}"`,
    after: `{ "source": ["aws.${service}"], "detail-type": ["${detailType}"], "detail": { "eventName": ["${name}"] } }`,
    yes: logged(`aws.${service}`, { eventName: name }, detailType),
  })),
  {
    text: `{ "source": ["aws.signin"], ${call}, "detail": { "eventName": ["ConsolLogin"] } }`,
    codes: ["wrong-detail-type"],
    words: `Did you mean "ConsoleLogin"?`,
    fix: `Change the detail-type to "AWS Console Sign In via CloudTrail"`,
    after: `{ "source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "detail": { "eventName": ["ConsoleLogin"] } }`,
    yes: logged("aws.signin", { eventName: "ConsoleLogin" }, "AWS Console Sign In via CloudTrail"),
  },
  {
    text: `{ "source": ["aws.secretsmanager"], ${call}, "detail": { "eventName": ["PutSecretValue", "RotationFailed"] } }`,
    codes: ["wrong-detail-type"],
    fix: `Ask for "AWS Service Event via CloudTrail" as well`,
    after: `{ "source": ["aws.secretsmanager"], "detail-type": ["AWS API Call via CloudTrail", "AWS Service Event via CloudTrail"], "detail": { "eventName": ["PutSecretValue", "RotationFailed"] } }`,
    yes: logged("aws.secretsmanager", { eventName: "RotationFailed" }, "AWS Service Event via CloudTrail"),
  },
];

const detailTypes: readonly Mistake[] = [
  "Security Hub Finding",
  "Security Hub Findings",
  "security hub findings",
].map((name) => ({
  text: `{ "source": ["aws.securityhub"], "detail-type": ["${name}"] }`,
  codes: ["misspelt-detail-type"],
  words: `Did you mean "Security Hub Findings - Imported"? A finding is new or was updated`,
  fix: `Change to "Security Hub Findings - Imported"`,
  after: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"] }`,
  yes: { source: "aws.securityhub", "detail-type": "Security Hub Findings - Imported" },
}));

const leaf = (array: string): string => `{ ${own}, "detail": { "a": ${array} } }`;

const alternatives: readonly Mistake[] = [
  {
    text: leaf(`[{ "anything-but": [{ "prefix": "a" }, { "prefix": "b" }] }]`),
    codes: ["invalid-anything-but"],
    words: `Write the operator once`,
    fix: "Write the operator once, with a list",
    after: leaf(`[{ "anything-but": { "prefix": ["a", "b"] } }]`),
    all: leaf(`[{ "anything-but": { "prefix": ["a", "b"] } }]`),
    yes: orders({ a: "c" }),
    no: orders({ a: "bc" }),
  },
  {
    text: leaf(`[{ "anything-but": [{ "suffix": ["a", "b"] }, { "suffix": "c" }] }]`),
    codes: ["invalid-anything-but"],
    fix: "Write the operator once, with a list",
    after: leaf(`[{ "anything-but": { "suffix": ["a", "b", "c"] } }]`),
    all: leaf(`[{ "anything-but": { "suffix": ["a", "b", "c"] } }]`),
    yes: orders({ a: "x" }),
    no: orders({ a: "xc" }),
  },
  {
    text: leaf(`[{ "anything-but": [{ "equals-ignore-case": "a" }] }]`),
    codes: ["invalid-anything-but"],
    fix: "Write the operator once, with a list",
    after: leaf(`[{ "anything-but": { "equals-ignore-case": "a" } }]`),
    all: leaf(`[{ "anything-but": { "equals-ignore-case": "a" } }]`),
    yes: orders({ a: "b" }),
    no: orders({ a: "A" }),
  },
  {
    text: leaf(`[{ "anything-but": [{ "prefix": "a*" }, "b", { "suffix": "c" }] }]`),
    codes: ["invalid-anything-but"],
    fix: "Exclude all of them with wildcards",
    after: leaf(String.raw`[{ "anything-but": { "wildcard": ["a\\**", "b", "*c"] } }]`),
    yes: orders({ a: "bb" }),
    no: orders({ a: "a*x" }),
  },
  {
    text: leaf(`[{ "anything-but": { "prefix": "a", "suffix": "b" } }]`),
    codes: ["too-many-operators"],
    fix: "Exclude all of them with wildcards",
    after: leaf(`[{ "anything-but": { "wildcard": ["a*", "*b"] } }]`),
    yes: orders({ a: "x" }),
    no: orders({ a: "xb" }),
  },
  {
    text: `{ ${own}, "detail": { "failed": [{ "exists": false }, { "numeric": [">", 0] }], "skipped": [{ "exists": false }, { "numeric": [">", 0] }], "run": ["x"] } }`,
    codes: ["(joined-by-and)"],
    words: `Fields are joined by "and"`,
    fix: "Ask for any of them with $or (this changes the meaning)",
    after: `{ ${own}, "detail": { "run": ["x"], "$or": [{ "failed": [{ "numeric": [">", 0] }] }, { "skipped": [{ "numeric": [">", 0] }] }] } }`,
    yes: orders({ run: "x", failed: 0, skipped: 1 }),
    no: orders({ run: "x", failed: 0 }),
  },
  {
    text: `{ ${own}, "detail": { "a": { "count": [{ "numeric": [">", 0] }, { "exists": false }] }, "b": { "count": [{ "exists": false }, { "numeric": [">", 0] }] } } }`,
    codes: ["(joined-by-and)"],
    fix: "Ask for any of them with $or (this changes the meaning)",
    after: `{ ${own}, "detail": { "$or": [{ "a": { "count": [{ "numeric": [">", 0] }] } }, { "b": { "count": [{ "numeric": [">", 0] }] } }] } }`,
    yes: orders({ b: { count: 1 } }),
    no: orders({ a: { count: 0 } }),
  },
  {
    text: leaf(`[{ "prefix": "in/" }, { "prefix": "out/" }, { "suffix": ".csv" }, { "suffix": ".tsv" }]`),
    codes: ["(prefix-and-suffix)"],
    fix: "Ask for both with a wildcard (this changes the meaning)",
    after: leaf(
      `[{ "wildcard": "in/*.csv" }, { "wildcard": "in/*.tsv" }, { "wildcard": "out/*.csv" }, { "wildcard": "out/*.tsv" }]`,
    ),
    yes: orders({ a: "out/1.csv" }),
    no: orders({ a: "out/1.txt" }),
  },
  {
    text: leaf(`[{ "prefix": "abc" }, { "equals-ignore-case": "ABC" }]`),
    codes: ["(prefix-ignoring-case)"],
    fix: `Let "prefix" ignore case (this changes the meaning)`,
    after: leaf(`[{ "prefix": { "equals-ignore-case": "abc" } }]`),
    yes: orders({ a: "ABCD" }),
  },
  {
    text: leaf(`[{ "suffix": ".CSV", "equals-ignore-case": ".csv" }]`),
    codes: ["too-many-operators"],
    fix: `Let "suffix" ignore case`,
    after: leaf(`[{ "suffix": { "equals-ignore-case": ".CSV" } }]`),
    yes: orders({ a: "1.csv" }),
  },
  {
    text: `{ ${own}, "detail": { "a": ["x", "y"], "a": ["y", "z"] } }`,
    codes: ["duplicate-field"],
    fix: "Put all values into one array",
    after: leaf(`["x", "y", "z"]`),
    yes: orders({ a: "x" }),
  },
  {
    text: leaf(`[["x"], "x"]`),
    codes: ["invalid-match-value"],
    fix: "Put the values into the outer array",
    after: leaf(`["x"]`),
    all: leaf(`["x"]`),
    yes: orders({ a: "x" }),
  },
  { text: leaf(`["$.detail.b"]`), codes: ["path-as-value"], words: "Write the value itself" },
  {
    text: `{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": { "state": ["Running", "running", "stopped"] } }`,
    codes: ["wrong-case"],
    fix: `Change to "running"`,
    after: `{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": { "state": ["running", "stopped"] } }`,
    all: `{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": { "state": ["running", "stopped"] } }`,
    yes: {
      source: "aws.ec2",
      "detail-type": "EC2 Instance State-change Notification",
      detail: { state: "stopped" },
    },
  },
  {
    text: `{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": { "state": ["Running", "RUNNING"] } }`,
    codes: ["wrong-case", "wrong-case"],
    fix: `Change to "running"`,
    after: `{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": { "state": ["running", "RUNNING"] } }`,
    left: ["wrong-case"],
    all: `{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": { "state": ["running"] } }`,
    yes: {
      source: "aws.ec2",
      "detail-type": "EC2 Instance State-change Notification",
      detail: { state: "running" },
    },
  },
];

const words: readonly Mistake[] = [
  {
    text: `{ ${own}, "$or": { "a": ["x"] } }`,
    codes: ["or-as-field"],
    words: "Give $or an array of at least two objects with fields. As written",
    fix: "Put the fields in the place of $or",
    after: `{ ${own}, "a": ["x"] }`,
    left: ["(unknown-envelope-field)"],
    yes: { ...orders({}), a: "x" },
  },
  {
    text: leaf(`[{ "anything-but": { "suffix": { "equals-ignore-case": ".png" } } }]`),
    codes: ["invalid-anything-but"],
    words: `"suffix" inside "anything-but" takes one string, or an array of strings, and cannot ignore case.`,
    fix: "Exclude the usual spellings",
    after: leaf(`[{ "anything-but": { "suffix": [".png", ".PNG"] } }]`),
    no: orders({ a: "a.PNG" }),
    yes: orders({ a: "a.pnx" }),
  },
  {
    text: leaf(`[{ "wildcard": { "equals-ignore-case": "a*" } }]`),
    codes: ["invalid-operand"],
    words: `"wildcard" takes one string, and cannot ignore case.`,
    fix: "Ask for it ignoring case",
    after: leaf(`[{ "prefix": { "equals-ignore-case": "a" } }]`),
    yes: orders({ a: "AB" }),
  },
  {
    text: leaf(`[{ "wildcard": ["a*b", "c*d"] }]`),
    codes: ["invalid-operand"],
    words: "For several, give each its own object in the array.",
    fix: "Give each value its own object",
    after: leaf(`[{ "wildcard": "a*b" }, { "wildcard": "c*d" }]`),
    all: leaf(`[{ "wildcard": "a*b" }, { "wildcard": "c*d" }]`),
    yes: orders({ a: "cd" }),
  },
  {
    text: leaf(`[{ "cidr": "10.0.0.0/255.255.255.0" }]`),
    codes: ["invalid-cidr"],
    words: `not the dotted "255.255.255.0": 10.0.0.0/24.`,
    fix: `Change to "10.0.0.0/24"`,
    after: leaf(`[{ "cidr": "10.0.0.0/24" }]`),
    all: leaf(`[{ "cidr": "10.0.0.0/24" }]`),
    yes: orders({ a: "10.0.0.9" }),
  },
  {
    text: leaf(`[{ "cidr": "64:ff9b::10.0.0.0/104" }]`),
    codes: ["invalid-cidr"],
    words: `Write the dotted part of "64:ff9b::10.0.0.0" in hexadecimal: 64:ff9b::a00:0/104.`,
    fix: `Change to "64:ff9b::a00:0/104"`,
    after: leaf(`[{ "cidr": "64:ff9b::a00:0/104" }]`),
    all: leaf(`[{ "cidr": "64:ff9b::a00:0/104" }]`),
    yes: orders({ a: "64:ff9b::a00:9" }),
  },
  {
    text: leaf(`[{ "cidr": "::ffff:10.0.0.0/104" }]`),
    codes: ["invalid-cidr"],
    words: "Write the dotted part by itself: 10.0.0.0/8.",
    fix: `Change to "10.0.0.0/8"`,
    after: leaf(`[{ "cidr": "10.0.0.0/8" }]`),
    all: leaf(`[{ "cidr": "10.0.0.0/8" }]`),
    yes: orders({ a: "10.0.0.9" }),
  },
  {
    text: leaf(`[{ "cidr": "10.0.0/24" }]`),
    codes: ["invalid-cidr"],
    words: `"10.0.0" is not an IP address`,
  },
  {
    text: leaf(`[{ "cidr": "10.0.0.300/24" }]`),
    codes: ["invalid-cidr"],
    words: `"10.0.0.300" is not an IP address`,
  },
  {
    text: leaf(`[{ "cidr": "10.0.0.0/33" }]`),
    codes: ["invalid-cidr"],
    words: `from 0 to 31 for IPv4, not "33"`,
  },
  {
    text: `{ "source": ["aws.ourshop"], "detail-type": ["x"] }`,
    codes: ["(unknown-source)"],
    words: `Sources of your own are fine, but cannot begin with "aws."`,
  },
];

/** By what they are about. */
export const mistakes: Readonly<Record<string, readonly Mistake[]>> = {
  "operators outside an array": operatorsOutside,
  "events of AWS Config, and objects asked for as values": configEvents,
  "what CloudTrail logs": cloudTrail,
  "detail-types": detailTypes,
  alternatives,
  words,
};
