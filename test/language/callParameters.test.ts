import { describe, expect, test } from "vitest";
import { hover } from "../../src/language/hover/hover";
import { patternDocument } from "../../src/language/patternDocument";
import { applySuggestion, atCursor, labels, suggest } from "./acceptSuggestion";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();

const call = (source: string, names: string, rest: string): string =>
  `{ "source": ["${source}"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventName": ${names}, ${rest} } }`;

const request = (source: string, names: string): string => call(source, names, '"requestParameters": { | }');

function plainLabels(marked: string): readonly string[] {
  return labels(marked, catalog).filter((label) => !label.includes(".") && label !== "$or");
}

describe("parameters of the operations that a pattern names", () => {
  test.each<readonly [marked: string, first: readonly string[]]>([
    [request("aws.lambda", '["DeleteFunction20150331"]'), ["functionName", "qualifier"]],
    [request("aws.iam", '["CreateAccessKey"]'), ["userName"]],
    [request("aws.iam", '["AttachUserPolicy", "AttachRolePolicy"]'), ["policyArn"]],
    [request("aws.rds", '["DeleteDBInstance"]'), ["dBInstanceIdentifier", "skipFinalSnapshot"]],
    [request("aws.ec2", '["TerminateInstances"]'), ["instancesSet"]],
    [request("aws.ec2", '["CreateFlowLogs"]'), ["CreateFlowLogsRequest"]],
    [call("aws.ec2", '["TerminateInstances"]', '"requestParameters": { "instancesSet": { | } }'), ["items"]],
    [call("aws.iam", '["CreateAccessKey"]', '"responseElements": { | }'), ["accessKey"]],
    [
      '{ "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventSource": ["kms.amazonaws.com"], "eventName": ["ScheduleKeyDeletion"], "requestParameters": { | } } }',
      ["keyId", "pendingWindowInDays"],
    ],
    [
      '{ "source": ["aws.kms"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "$or": [{ "eventName": ["DisableKey"], "requestParameters": { | } }, { "eventName": ["CreateKey"] }] } }',
      ["keyId"],
    ],
  ])("%s", (marked, first) => {
    expect(plainLabels(marked).slice(0, first.length)).toEqual(first);
  });

  test("what several operations share comes first, the others say whose they are", () => {
    const marked = request("aws.iam", '["AttachUserPolicy", "AttachRolePolicy"]');
    const details = new Map(suggest(marked, catalog).map(({ label, detail }) => [label, detail]));
    expect(details.get("policyArn")).toBe("string · from the API's model only");
    expect(details.get("roleName")).toContain("AttachRolePolicy");
  });

  test("values of an enum are offered", () => {
    const marked = call(
      "aws.lambda",
      '["CreateFunction20150331"]',
      '"requestParameters": { "packageType": ["|"] }',
    );
    expect(labels(marked, catalog).slice(0, 2)).toEqual(["Zip", "Image"]);
  });

  test("a call that only reads has no answer", () => {
    expect(plainLabels(call("aws.kms", '["DescribeKey"]', '"responseElements": { | }'))).toEqual([]);
  });

  test("where the spelling is undecided both are offered", () => {
    const offered = plainLabels(request("aws.chime", '["CreateAccount"]'));
    expect(offered).toEqual(["name", "Name"]);
  });

  test.each([
    ["more operations than can be looked up", request("aws.iam", '[{ "prefix": "" }]')],
    ["an operation that no model has", request("aws.iam", '["NoSuchCall"]')],
    [
      "no operation",
      '{ "source": ["aws.kms"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "requestParameters": { | } } }',
    ],
  ])("nothing is offered for %s but what the service is known to log", (_what, marked) => {
    expect(plainLabels(marked)).not.toContain("pendingWindowInDays");
  });

  test("a hover says where a parameter is from", () => {
    const { text, offset } = atCursor(
      call("aws.iam", '["CreateLoginProfile"]', '"requestParameters": { "pass|word": ["x"] }'),
    );
    const markdown = hover(patternDocument(text), offset, catalog)?.markdown ?? "";
    expect(markdown).toContain("**detail.requestParameters.password** · string");
    expect(markdown).toContain("CloudTrail hides its value");
    expect(markdown).toContain("CreateLoginProfile");
  });

  test("an accepted parameter is written with its array", () => {
    const marked = request("aws.kms", '["DisableKey"]');
    const [found] = suggest(marked, catalog).filter(({ label }) => label === "keyId");
    expect(found).toBeDefined();
    if (found) expect(applySuggestion(marked, found)).toContain('"keyId": ["|"]');
  });
});

describe("what is known of events that a pattern names in part", () => {
  test.each<readonly [what: string, marked: string, label: string]>([
    [
      "a placeholder for the detail-type",
      '{ "source": ["aws.ec2"], "detail-type": ["${Type}"], "detail": { | } }',
      "instance-id",
    ],
    ["an event source alone", '{ "detail": { "eventSource": ["kms.amazonaws.com"], | } }', "eventName"],
    [
      "an event source and an operation",
      '{ "detail": { "eventSource": ["kms.amazonaws.com"], "eventName": ["ScheduleKeyDeletion"], "requestParameters": { | } } }',
      "pendingWindowInDays",
    ],
    [
      "an event of a service",
      '{ "source": ["aws.organizations"], "detail-type": ["AWS Service Event via CloudTrail"], "detail": { "serviceEventDetails": { "createAccountStatus": { "state": ["|"] } } } }',
      "SUCCEEDED",
    ],
  ])("%s", (_what, marked, label) => {
    expect(labels(marked, catalog)).toContain(label);
  });
});
