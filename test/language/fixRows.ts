import type { DiagnosticCode } from "../../src/language/diagnostics/diagnostic";

/** A pattern, the title of a fix, and the whole pattern after it. */
interface FixRow {
  readonly code: DiagnosticCode;
  readonly text: string;
  readonly fix: string;
  readonly after: string;
}

const compliance = `"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]`;
const nonCompliant = `"newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] }`;
const item = `"source": ["aws.config"], "detail-type": ["Config Configuration Item Change"]`;
const ec2 = `"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"]`;
const own = `"source": ["com.example.orders"]`;

export const fixRows: readonly FixRow[] = [
  // What EventBridge rejects.
  {
    code: "not-object-or-array",
    text: `{ "source": "aws.s3" }`,
    fix: "Put the value in an array",
    after: `{ "source": ["aws.s3"] }`,
  },
  {
    code: "not-object-or-array",
    text: `{ "detail": { "n": 5 } }`,
    fix: "Put the value in an array",
    after: `{ "detail": { "n": [5] } }`,
  },
  {
    code: "not-object-or-array",
    text: `{ "orderId": { "prefix": "A-" } }`,
    fix: "Put the operator in an array",
    after: `{ "orderId": [{ "prefix": "A-" }] }`,
  },
  {
    code: "not-object-or-array",
    text: `{ "detail": { "prefix": "A-" } }`,
    fix: "Put the value in an array",
    after: `{ "detail": { "prefix": ["A-"] } }`,
  },
  {
    code: "invalid-match-value",
    text: `{ "a": [[["x", ["y"]]], "z"] }`,
    fix: "Put the values into the outer array",
    after: `{ "a": ["x", "y", "z"] }`,
  },
  {
    code: "invalid-match-value",
    text: `{ "a": [["x", "y"], "z"] }`,
    fix: "Put the values into the outer array",
    after: `{ "a": ["x", "y", "z"] }`,
  },
  {
    code: "invalid-match-value",
    text: `{ "a": [[], "z"] }`,
    fix: "Remove the empty array",
    after: `{ "a": ["z"] }`,
  },
  { code: "empty-array", text: `{ "a": [], "b": [1] }`, fix: "Remove the field", after: `{ "b": [1] }` },
  {
    code: "empty-array",
    text: `{ "b": [1], "d": { "a": [] } }`,
    fix: "Remove the field",
    after: `{ "b": [1] }`,
  },
  {
    code: "empty-array",
    text: `{ "a": [] }`,
    fix: "Ask for any value",
    after: `{ "a": [{ "exists": true }] }`,
  },
  {
    code: "empty-object",
    text: `{ "a": {}, "b": [1] }`,
    fix: "Remove the empty object",
    after: `{ "b": [1] }`,
  },
  {
    code: "missing-operator",
    text: `{ "a": [{}, "x"] }`,
    fix: "Remove the empty object",
    after: `{ "a": ["x"] }`,
  },
  {
    code: "unknown-operator",
    text: `{ "a": [{ "Prefix": "x" }] }`,
    fix: `Change to "prefix"`,
    after: `{ "a": [{ "prefix": "x" }] }`,
  },
  {
    code: "unknown-operator",
    text: `{ "a": [{ "anything-but": { "sufix": "x" } }] }`,
    fix: `Change to "suffix"`,
    after: `{ "a": [{ "anything-but": { "suffix": "x" } }] }`,
  },
  {
    code: "unknown-operator",
    text: `{ "detail": [{ "state": ["x"] }] }`,
    fix: "Take the fields out of the array",
    after: `{ "detail": { "state": ["x"] } }`,
  },
  {
    code: "too-many-operators",
    text: `{ "a": [{ "prefix": "x", "suffix": "*" }] }`,
    fix: "Ask for both with a wildcard",
    after: String.raw`{ "a": [{ "wildcard": "x*\\*" }] }`,
  },
  {
    code: "too-many-operators",
    text: `{ "a": [{ "prefix": "x", "exists": false }] }`,
    fix: "Make them alternatives: one or the other",
    after: `{ "a": [{ "prefix": "x" }, { "exists": false }] }`,
  },
  {
    code: "invalid-operand",
    text: `{ "a": [{ "prefix": 5 }] }`,
    fix: "Put it in quotes",
    after: `{ "a": [{ "prefix": "5" }] }`,
  },
  {
    code: "invalid-operand",
    text: `{ "a": [{ "exists": "true" }] }`,
    fix: "Write true",
    after: `{ "a": [{ "exists": true }] }`,
  },
  {
    code: "invalid-operand",
    text: `{ "a": [{ "prefix": ["x", "y"] }, "z"] }`,
    fix: "Give each value its own object",
    after: `{ "a": [{ "prefix": "x" }, { "prefix": "y" }, "z"] }`,
  },
  {
    code: "invalid-numeric",
    text: `{ "a": [{ "numeric": ["==", 5] }] }`,
    fix: `Change to "="`,
    after: `{ "a": [{ "numeric": ["=", 5] }] }`,
  },
  {
    code: "invalid-numeric",
    text: `{ "a": [{ "numeric": ["!=", 5] }] }`,
    fix: "Exclude it with anything-but",
    after: `{ "a": [{ "anything-but": 5 }] }`,
  },
  {
    code: "invalid-numeric",
    text: `{ "a": [{ "numeric": ["=", "5"] }] }`,
    fix: "Take the quotes away",
    after: `{ "a": [{ "numeric": ["=", 5] }] }`,
  },
  {
    code: "invalid-numeric",
    text: `{ "a": [{ "numeric": 5 }] }`,
    fix: "Ask for this number",
    after: `{ "a": [{ "numeric": ["=", 5] }] }`,
  },
  {
    code: "invalid-numeric",
    text: `{ "a": [{ "numeric": [">", 9, "<", 5] }] }`,
    fix: "Swap the bounds",
    after: `{ "a": [{ "numeric": [">", 5, "<", 9] }] }`,
  },
  {
    code: "invalid-anything-but",
    text: `{ "a": [{ "anything-but": ["x", 5] }] }`,
    fix: "Make all of them text",
    after: `{ "a": [{ "anything-but": ["x", "5"] }] }`,
  },
  {
    code: "invalid-cidr",
    text: `{ "a": [{ "cidr": "10.0.0.1" }] }`,
    fix: "Ask for this address",
    after: `{ "a": ["10.0.0.1"] }`,
  },
  {
    code: "invalid-cidr",
    text: `{ "a": [{ "cidr": "10.0.0.1/32" }] }`,
    fix: "Ask for this address",
    after: `{ "a": ["10.0.0.1"] }`,
  },
  {
    code: "invalid-wildcard",
    text: `{ "a": [{ "wildcard": "x**y" }] }`,
    fix: "Write one star",
    after: `{ "a": [{ "wildcard": "x*y" }] }`,
  },
  {
    code: "invalid-wildcard",
    text: String.raw`{ "a": [{ "wildcard": "x\\y*" }] }`,
    fix: "Write a backslash that stands for itself",
    after: String.raw`{ "a": [{ "wildcard": "x\\\\y*" }] }`,
  },
  {
    code: "invalid-or",
    text: `{ "$or": [{ "a": [1], "b": [2] }], "c": [3] }`,
    fix: "Put the fields in the place of $or",
    after: `{ "a": [1], "b": [2], "c": [3] }`,
  },
  {
    code: "or-as-field",
    text: `{ "$or": { "a": ["x"], "b": ["y"] } }`,
    fix: "Make each field an alternative",
    after: `{ "$or": [{ "a": ["x"] }, { "b": ["y"] }] }`,
  },
  { code: "invalid-or", text: `{ "$or": [], "c": [3] }`, fix: "Remove $or", after: `{ "c": [3] }` },
  {
    code: "duplicate-field",
    text: `{ "a": ["x"], "b": [1], "a": ["y"] }`,
    fix: "Put all values into one array",
    after: `{ "a": ["x", "y"], "b": [1] }`,
  },
  {
    code: "duplicate-field",
    text: `{ "a": ["x"], "b": [1], "a": ["y"] }`,
    fix: "Remove the first, which EventBridge forgets",
    after: `{ "b": [1], "a": ["y"] }`,
  },
  {
    code: "duplicate-field",
    text: `{ "a": ["x"], "a": ["y"], "b": [1], "a": ["z"] }`,
    fix: "Put all values into one array",
    after: `{ "a": ["x", "y", "z"], "b": [1] }`,
  },
  {
    code: "trailing-text",
    text: `{ "a": [1] } // why`,
    fix: "Remove the text after the pattern",
    after: `{ "a": [1] } `,
  },
  { code: "not-an-object", text: ``, fix: "Begin a pattern", after: `{\n  "source": ["aws.config"]\n}` },
  // What is not JSON.
  { code: "syntax", text: `{ "a": [1], }`, fix: "Remove the comma", after: `{ "a": [1] }` },
  { code: "syntax", text: `{ "a": [1,] }`, fix: "Remove the comma", after: `{ "a": [1] }` },
  { code: "syntax", text: `{ "a": [1,, 2] }`, fix: "Remove the comma", after: `{ "a": [1, 2] }` },
  { code: "syntax", text: `{ "a": [1]\n "b": [2] }`, fix: "Add a comma", after: `{ "a": [1],\n "b": [2] }` },
  { code: "syntax", text: `{ "a": [1,,, 2] }`, fix: "Remove the comma", after: `{ "a": [1, 2] }` },
  {
    code: "syntax",
    text: `{ "a": [1] // "why"\n "b": [2] }`,
    fix: "Remove the comment",
    after: `{ "a": [1] \n "b": [2] }`,
  },
  {
    code: "syntax",
    text: `{ "a": [1/* x *//* y */, 2] }`,
    fix: "Remove the comment",
    after: `{ "a": [1, 2] }`,
  },
  { code: "syntax", text: `{ "a" [1] }`, fix: "Add a colon", after: `{ "a": [1] }` },
  { code: "syntax", text: `{ "a" = [1] }`, fix: "Write a colon", after: `{ "a" : [1] }` },
  { code: "syntax", text: `{ "a": [1] /* why */ }`, fix: "Remove the comment", after: `{ "a": [1]  }` },
  { code: "syntax", text: `{ "a": ['x'] }`, fix: "Use double quotes", after: `{ "a": ["x"] }` },
  {
    code: "syntax",
    text: String.raw`{ "a": ['it\'s'] }`,
    fix: "Use double quotes",
    after: `{ "a": ["it's"] }`,
  },
  {
    code: "syntax",
    text: String.raw`{ "a": ['\n"\d'] }`,
    fix: "Use double quotes",
    after: String.raw`{ "a": ["\n\"\\d"] }`,
  },
  { code: "syntax", text: `{ 'a': [1] }`, fix: "Use double quotes", after: `{ "a": [1] }` },
  { code: "syntax", text: `{ a: [1] }`, fix: "Put it in quotes", after: `{ "a": [1] }` },
  { code: "syntax", text: `{ "a": [x] }`, fix: "Put it in quotes", after: `{ "a": ["x"] }` },
  { code: "syntax", text: `{ "a": [True] }`, fix: "Write true", after: `{ "a": [true] }` },
  { code: "syntax", text: `{ "a": { "b": [1`, fix: "Add the missing ]}}", after: `{ "a": { "b": [1]}}` },
  {
    code: "syntax",
    text: String.raw`{ "a": ["\d"] }`,
    fix: "Write a backslash",
    after: String.raw`{ "a": ["\\d"] }`,
  },
  { code: "syntax", text: `{ "a": ["x\ty"] }`, fix: "Write it as \\t", after: String.raw`{ "a": ["x\ty"] }` },
  { code: "syntax", text: `{ "a": [1}] }`, fix: "Remove it", after: `{ "a": [1] }` },
  // What can never match, or is hardly meant.
  {
    code: "misspelt-envelope-field",
    text: `{ ${own}, "detailType": ["x"] }`,
    fix: `Change to "detail-type"`,
    after: `{ ${own}, "detail-type": ["x"] }`,
  },
  {
    code: "misspelt-field",
    text: `{ ${ec2}, "detail": { "instanceId": ["i-1"] } }`,
    fix: `Change to "instance-id"`,
    after: `{ ${ec2}, "detail": { "instance-id": ["i-1"] } }`,
  },
  {
    code: "unlisted-field",
    text: `{ "source": ["aws.ssm"], "detail-type": ["EC2 Automation Execution Status-change Notification"], "detail": { "status": ["Failed"] } }`,
    fix: `Change to "Status"`,
    after: `{ "source": ["aws.ssm"], "detail-type": ["EC2 Automation Execution Status-change Notification"], "detail": { "Status": ["Failed"] } }`,
  },
  {
    code: "misspelt-source",
    text: `{ "source": ["aws.confg"] }`,
    fix: `Change to "aws.config"`,
    after: `{ "source": ["aws.config"] }`,
  },
  {
    code: "misspelt-detail-type",
    text: `{ "source": ["aws.s3"], "detail-type": ["Object created"] }`,
    fix: `Change to "Object Created"`,
    after: `{ "source": ["aws.s3"], "detail-type": ["Object Created"] }`,
  },
  {
    code: "unknown-detail-type",
    text: `{ "source": ["aws.config"], "detail-type": ["Object Created"] }`,
    fix: `Change the source to "aws.s3"`,
    after: `{ "source": ["aws.s3"], "detail-type": ["Object Created"] }`,
  },
  {
    code: "unlisted-detail-type",
    text: `{ "source": ["aws.s3"], "detail-type": ["GuardDuty Finding"] }`,
    fix: `Change the source to "aws.guardduty"`,
    after: `{ "source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] }`,
  },
  {
    code: "wrong-message-type",
    text: `{ ${compliance}, "detail": { "messageType": ["ConfigurationItemChangeNotification"], ${nonCompliant} } }`,
    fix: `Change to "ComplianceChangeNotification"`,
    after: `{ ${compliance}, "detail": { "messageType": ["ComplianceChangeNotification"], ${nonCompliant} } }`,
  },
  {
    code: "unknown-envelope-field",
    text: `{ ${own}, "orderId": ["x"] }`,
    fix: `Move into "detail"`,
    after: `{ ${own}, "detail": { "orderId": ["x"] } }`,
  },
  {
    code: "unknown-envelope-field",
    text: `{ "$or": [{ "orderId": ["x"] }, { ${own} }] }`,
    fix: `Move into "detail"`,
    after: `{ "$or": [{ "detail": { "orderId": ["x"] } }, { ${own} }] }`,
  },
  {
    code: "unknown-envelope-field",
    text: `{ "$or": [{ "orderId": ["x"], "detail": { "b": [1] } }, { ${own} }] }`,
    fix: `Move into "detail"`,
    after: `{ "$or": [{ "detail": { "b": [1], "orderId": ["x"] } }, { ${own} }] }`,
  },
  {
    code: "unknown-envelope-field",
    text: `{ "orderId": ["x"] }`,
    fix: `Move into "detail"`,
    after: `{ "detail": { "orderId": ["x"] } }`,
  },
  {
    code: "absent-envelope-field",
    text: `{ ${own}, "region": [{ "exists": false }] }`,
    fix: "Remove it",
    after: `{ ${own} }`,
  },
  {
    code: "empty-resources",
    text: `{ ${compliance}, "resources": ["x"], "detail": { ${nonCompliant} } }`,
    fix: "Remove it",
    after: `{ ${compliance}, "detail": { ${nonCompliant} } }`,
  },
  {
    code: "misplaced-field",
    text: `{\n  ${compliance},\n  "detail": {\n    "configRuleName": ["x"],\n    "complianceType": ["NON_COMPLIANT"]\n  }\n}`,
    fix: `Move to "detail.newEvaluationResult.complianceType"`,
    after: `{\n  ${compliance},\n  "detail": {\n    "configRuleName": ["x"],\n    "newEvaluationResult": {\n      "complianceType": ["NON_COMPLIANT"]\n    }\n  }\n}`,
  },
  {
    code: "misplaced-field",
    text: `{ ${item}, "detail": { "configurationItemStatus": ["OK"], "configurationItem": { "tags": { "a": ["b"] } } } }`,
    fix: `Move to "detail.configurationItem.configurationItemStatus"`,
    after: `{ ${item}, "detail": { "configurationItem": { "tags": { "a": ["b"] }, "configurationItemStatus": ["OK"] } } }`,
  },
  {
    code: "misplaced-field",
    text: `{ ${ec2}, "detail": { "region": ["eu-west-1"] } }`,
    fix: `Move to "region"`,
    after: `{ ${ec2}, "region": ["eu-west-1"] }`,
  },
  {
    code: "misplaced-field",
    text: `{ ${ec2}, "state": ["running"] }`,
    fix: `Move to "detail.state"`,
    after: `{ ${ec2}, "detail": { "state": ["running"] } }`,
  },
  {
    code: "wrong-case",
    text: `{ ${ec2}, "detail": { "state": ["Running"] } }`,
    fix: `Change to "running"`,
    after: `{ ${ec2}, "detail": { "state": ["running"] } }`,
  },
  {
    code: "wrong-case",
    text: `{ ${ec2}, "detail": { "state": ["Running"] } }`,
    fix: "Ignore the case",
    after: `{ ${ec2}, "detail": { "state": [{ "equals-ignore-case": "Running" }] } }`,
  },
  {
    code: "wrong-type",
    text: `{ ${own}, "account": [111122223333] }`,
    fix: `Change to "111122223333"`,
    after: `{ ${own}, "account": ["111122223333"] }`,
  },
  {
    code: "null-value",
    text: `{ ${compliance}, "detail": { ${nonCompliant}, "newEvaluationResult": { "annotation": [null] } } }`,
    fix: `Change to { "exists": false }`,
    after: `{ ${compliance}, "detail": { ${nonCompliant}, "newEvaluationResult": { "annotation": [{ "exists": false }] } } }`,
  },
  {
    code: "unknown-value",
    text: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": ["NONCOMPLIANT", "x"] } } }`,
    fix: `Change to "NON_COMPLIANT"`,
    after: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": ["NON_COMPLIANT", "x"] } } }`,
  },
  {
    code: "unlisted-value",
    text: `{ ${own}, "region": ["eu-wset-1"] }`,
    fix: `Change to "eu-west-1"`,
    after: `{ ${own}, "region": ["eu-west-1"] }`,
  },
  {
    code: "two-anything-but",
    text: `{ ${own}, "detail": { "a": [{ "anything-but": "x" }, "y", { "anything-but": ["z", "x"] }] } }`,
    fix: "Exclude all in one list",
    after: `{ ${own}, "detail": { "a": [{ "anything-but": ["x", "z"] }, "y"] } }`,
  },
  {
    code: "two-anything-but",
    text: `{ ${own}, "detail": { "a": [{ "anything-but": { "prefix": "x" } }, { "anything-but": { "prefix": "y" } }] } }`,
    fix: "Exclude all in one list",
    after: `{ ${own}, "detail": { "a": [{ "anything-but": { "prefix": ["x", "y"] } }] } }`,
  },
  {
    code: "accepts-everything",
    text: `{ ${own}, "detail": { "a": [{ "exists": true }, { "exists": false }], "b": [1] } }`,
    fix: "Remove it",
    after: `{ ${own}, "detail": { "b": [1] } }`,
  },
  {
    code: "covered-alternative",
    text: `{ ${own}, "detail": { "a": ["x", { "prefix": "x" }, "y"] } }`,
    fix: "Remove it: another covers it",
    after: `{ ${own}, "detail": { "a": [{ "prefix": "x" }, "y"] } }`,
  },
  {
    code: "covered-alternative",
    text: `{ ${own}, "detail": { "a": ["y", "x", "x"] } }`,
    fix: "Remove it: another covers it",
    after: `{ ${own}, "detail": { "a": ["y", "x"] } }`,
  },
  {
    code: "covered-alternative",
    text: `{ ${own}, "$or": [{ "a": ["x"] }, { "a": ["x", "y"] }] }`,
    fix: "Remove it: another covers it",
    after: `{ ${own}, "a": ["x", "y"] }`,
  },
  {
    code: "plain-wildcard",
    text: `{ ${own}, "detail": { "a": [{ "wildcard": "x*" }] } }`,
    fix: `Change to { "prefix": "x" }`,
    after: `{ ${own}, "detail": { "a": [{ "prefix": "x" }] } }`,
  },
  {
    code: "plain-wildcard",
    text: String.raw`{ ${own}, "detail": { "a": [{ "wildcard": "*\\*x" }] } }`,
    fix: `Change to { "suffix": "*x" }`,
    after: `{ ${own}, "detail": { "a": [{ "suffix": "*x" }] } }`,
  },
  {
    code: "literal-star",
    text: `{ ${own}, "detail": { "a": ["x/*.pdf"] } }`,
    fix: `Change to { "wildcard": "x/*.pdf" }`,
    after: `{ ${own}, "detail": { "a": [{ "wildcard": "x/*.pdf" }] } }`,
  },
  {
    code: "literal-star",
    text: `{ ${own}, "detail": { "a": ["x*"] } }`,
    fix: `Change to { "prefix": "x" }`,
    after: `{ ${own}, "detail": { "a": [{ "prefix": "x" }] } }`,
  },
  {
    code: "prefix-and-suffix",
    text: `{ ${own}, "detail": { "a": [{ "prefix": "in/" }, { "suffix": ".csv" }] } }`,
    fix: "Ask for both with a wildcard (this changes the meaning)",
    after: `{ ${own}, "detail": { "a": [{ "wildcard": "in/*.csv" }] } }`,
  },
  {
    code: "contradictory-or",
    text: `{ ${own}, "detail": { "$or": [{ "a": [{ "exists": true }] }, { "a": [{ "exists": false }] }], "b": [1] } }`,
    fix: "Remove it",
    after: `{ ${own}, "detail": { "b": [1] } }`,
  },
  {
    code: "misses-oversized",
    text: `{\n  "source": ["aws.config"],\n  "detail-type": ["Config Configuration Item Change"],\n  "detail": {\n    "messageType": ["ConfigurationItemChangeNotification"],\n    "configurationItem": {\n      "resourceType": ["AWS::EC2::SecurityGroup"]\n    }\n  }\n}\n`,
    fix: "Ask for oversized items as well",
    after: `{\n  "source": ["aws.config"],\n  "detail-type": ["Config Configuration Item Change"],\n  "detail": {\n    "messageType": [\n      "ConfigurationItemChangeNotification",\n      "OversizedConfigurationItemChangeNotification"\n    ],\n    "$or": [\n      {\n        "configurationItem": {\n          "resourceType": ["AWS::EC2::SecurityGroup"]\n        }\n      },\n      {\n        "configurationItemSummary": {\n          "resourceType": ["AWS::EC2::SecurityGroup"]\n        }\n      }\n    ]\n  }\n}\n`,
  },
  {
    code: "first-evaluation",
    text: `{ ${compliance}, "detail": { ${nonCompliant}, "oldEvaluationResult": { "complianceType": ["COMPLIANT"] } } }`,
    fix: "Let first evaluations through as well",
    after: `{ ${compliance}, "detail": { ${nonCompliant}, "oldEvaluationResult": { "complianceType": ["COMPLIANT", { "exists": false }] } } }`,
  },
  {
    code: "both-directions",
    text: `{ ${compliance} }`,
    fix: "Ask for NON_COMPLIANT",
    after: `{ ${compliance}, "detail": { ${nonCompliant} } }`,
  },
  {
    code: "both-directions",
    text: `{ ${compliance}, "detail": { "configRuleName": ["x"] } }`,
    fix: "Ask for NON_COMPLIANT",
    after: `{ ${compliance}, "detail": { "configRuleName": ["x"], ${nonCompliant} } }`,
  },
  {
    code: "global-resource",
    text: `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::IAM::Role"], "awsRegion": ["us-east-1"] } } }`,
    fix: `Ask for "global" as well`,
    after: `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::IAM::Role"], "awsRegion": ["us-east-1", "global"] } } }`,
  },
];

/** What would break the pattern, lose something or mean something else, and is therefore not offered. */
export const withheldRows: readonly Omit<FixRow, "after">[] = [
  { code: "or-as-field", text: `{ "$or": [{ "prefix": "x" }] }`, fix: "Put the fields in the place of $or" },
  { code: "absent-envelope-field", text: `{ "region": [{ "exists": false }] }`, fix: "Remove it" },
  {
    code: "accepts-everything",
    text: `{ ${own}, "$or": [{ "a": [{ "exists": true }, { "exists": false }] }, { "b": [1] }] }`,
    fix: "Remove it",
  },
  { code: "empty-array", text: `{ "$or": [{ "a": [] }, { "b": [1] }] }`, fix: "Remove the field" },
  { code: "empty-object", text: `{ "$or": [{}, { "b": [1] }] }`, fix: "Remove the empty object" },
  { code: "empty-array", text: `{ "a": [], "b": x }`, fix: "Remove the field" },
  {
    code: "invalid-operand",
    text: `{ "a": [{ "prefix": ["x", "y"], "suffix": "z" }] }`,
    fix: "Give each value its own object",
  },
  {
    code: "invalid-operand",
    text: `{ "a": [{ "prefix": ["x", 5] }] }`,
    fix: "Give each value its own object",
  },
  {
    code: "invalid-numeric",
    text: `{ "a": [{ "numeric": ["!=", 5, "<", 9] }] }`,
    fix: "Exclude it with anything-but",
  },
  { code: "unknown-envelope-field", text: `{ "x": [1], "detail": [2] }`, fix: `Move into "detail"` },
  { code: "unknown-envelope-field", text: `{ "x": [1], "detail": { "x": [2] } }`, fix: `Move into "detail"` },
  {
    code: "both-directions",
    text: `{ ${compliance}, "detail": { "newEvaluationResult": ["NON_COMPLIANT"] } }`,
    fix: "Ask for NON_COMPLIANT",
  },
  {
    code: "misspelt-field",
    text: `{ ${ec2}, "detail": { "instance-id": ["i-1"], "instanceId": ["i-2"] } }`,
    fix: `Change to "instance-id"`,
  },
  {
    code: "misplaced-field",
    text: `{ ${ec2}, "detail": { "$or": [{ "region": ["eu-west-1"] }, { "state": ["running"] }] } }`,
    fix: `Move to "region"`,
  },
];

/** Codes for which there is nothing that could be done by itself. */
export const withoutFix: readonly DiagnosticCode[] = [
  "or-combinations",
  "partly-checked",
  "pattern-size",
  "read-only-call",
  "reserved-name-in-or",
  "too-broad",
  "too-deep",
  "too-many-fields",
  "unknown-field",
  "unknown-source",
  "wildcard-complexity",
];
