import { expect, test } from "vitest";
import { hosts } from "../../src/documents/hosts/table";
import { languageId } from "../../src/documents/hosts/wholeFile";
import { mayHoldPolicies } from "../../src/policies/mayHoldPolicies";
import { hasSign, maxSearched } from "../../src/vscode/firstSign";

const ours = [
  { what: "a CloudFormation rule", text: "Type: AWS::Events::Rule\nProperties:\n  EventPattern: {}" },
  { what: "an event of SAM", text: "Events:\n  Upload:\n    Type: EventBridgeRule\n    Pattern: {}" },
  { what: "an event of Serverless", text: "events:\n  - eventBridge:\n      pattern: {}" },
  { what: "an old event of Serverless", text: "events:\n  - cloudwatchEvent:\n      event: {}" },
  { what: "resources of Serverless", text: "service: a\nresources:\n  Resources: {}" },
  {
    what: "Terraform",
    text: 'resource "aws_cloudwatch_event_rule" "a" {\n  event_pattern = jsonencode({})\n}',
  },
  { what: "CDK in TypeScript", text: 'new Rule(this, "a", { eventPattern: {} })' },
  { what: "a constant in TypeScript", text: 'const wanted = { source: ["a"], detailType: ["b"] };' },
  { what: "CDK in Python", text: 'Rule(self, "a", event_pattern=EventPattern(detail_type=["a"]))' },
  { what: "a rule as the AWS CLI prints it", text: '{ "Name": "a", "EventPattern": "{}" }' },
  { what: "an event", text: '{ "version": "0", "detail-type": "a", "source": "b" }' },
  { what: "a pattern of sources", text: '{ "source": ["a"] }' },
  { what: "a pattern of details", text: '{ "detail": { "a": [1] } }' },
  { what: "a policy of a queue", text: '{ "Statement": [{ "Action": "sqs:SendMessage" }] }' },
  { what: "a policy of a topic", text: "Statement:\n  Action: SNS:Publish" },
];

test.each(ours)("$what is a sign", ({ text }) => {
  expect(hasSign(text)).toBe(true);
});

test.each([
  { what: "data", text: '{ "a": 1, "resources": [], "sources": [] }' },
  { what: "a package", text: '{ "name": "a", "dependencies": { "typescript": "6.0.0" } }' },
  { what: "code", text: 'import { Stack } from "aws-cdk-lib";\naddEventListener("click", () => {});' },
  { what: "a workflow", text: "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest" },
  { what: "nothing", text: "" },
])("$what is none", ({ text }) => {
  expect(hasSign(text)).toBe(false);
});

test("a text that is too long to be searched is a sign", () => {
  expect(hasSign(" ".repeat(maxSearched))).toBe(false);
  expect(hasSign(" ".repeat(maxSearched + 1))).toBe(true);
});

/** Whatever looks at documents itself, apart from pattern files, whose language is their sign. */
const readers = [
  ...hosts
    .filter(({ languages }) => !languages.includes(languageId))
    .map(({ id, mayHold }) => ({ id, mayHold })),
  { id: "policies", mayHold: mayHoldPolicies },
];

test.each(readers)("what $id needs in a text is a sign, with all else left out", ({ mayHold }) => {
  const read = ours.filter(({ text }) => mayHold(text));
  expect(read).not.toEqual([]);
  for (const { text } of read) expect(least(text, mayHold)).toSatisfy(hasSign);
});

/** A text that still holds, and would not with any one character less. */
function least(text: string, holds: (text: string) => boolean): string {
  for (let at = 0; at < text.length; at++) {
    const shorter = text.slice(0, at) + text.slice(at + 1);
    if (holds(shorter)) return least(shorter, holds);
  }
  return text;
}
