import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** How long each file is, in bytes or a little more. */
const LENGTH = 1_000_000;

/** The event stays below the megabyte that EventBridge carries once it is indented: a longer one has no lens. */
const EVENT_LENGTH = 600_000;

/** So many patterns are in the workspace; the event is held against all of them. */
const PATTERNS = 100;

/** The pattern in which somebody types meanwhile. */
export const TYPED = "typed.eventpattern.json";

/** One file of each kind that the extension meets, with what it is called in the report. */
export const KINDS = [
  { name: "large.eventpattern.json", title: "event pattern", text: largePattern },
  { name: "large.event.json", title: "event", text: () => JSON.stringify(largeEvent(), undefined, 2) },
  { name: "large.jsonl", title: "samples, one a line", text: lines },
  { name: "large.eventtest.json", title: "event test file", text: testFile },
  {
    name: "policy.json",
    title: "JSON policy",
    text: () => JSON.stringify({ Version: "2012-10-17", Statement: grow(statement) }, undefined, 2),
  },
  {
    name: "policy.yaml",
    title: "YAML policy",
    text: () =>
      `Resources:\n  Policy:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      PolicyDocument:\n        Statement:\n${yamlList(grow(statement), 10)}`,
  },
  { name: "plain.json", title: "plain JSON", text: () => JSON.stringify(grow(record), undefined, 2) },
  { name: "plain.yaml", title: "plain YAML", text: () => `records:\n${yamlList(grow(record), 2)}` },
  {
    name: "template.json",
    title: "CloudFormation in JSON",
    text: () => JSON.stringify({ Resources: resources() }, undefined, 2),
  },
  {
    name: "template.yaml",
    title: "CloudFormation in YAML",
    text: () =>
      `Resources:\n${Object.entries(resources())
        .map(([name, { Type, Properties }]) => {
          const queue = JSON.stringify(Properties);
          return `  ${name}:\n    Type: ${Type}\n    Properties: ${queue}\n`;
        })
        .join("")}`,
  },
  {
    name: "serverless.yml",
    title: "Serverless Framework",
    text: () => `service: large\nfunctions:\n${grow(serverlessFunction).join("")}`,
  },
  { name: "main.tf", title: "Terraform", text: () => grow(terraformRule).join("") },
];

/** Writes all of them into a folder, with a hundred patterns and the one to type in. */
export async function writeLoad(folder: string): Promise<void> {
  await mkdir(path.join(folder, "rules"));
  await writeFile(path.join(folder, TYPED), '{\n  "source": ["aws.config"]\n}\n');
  for (let number = 0; number < PATTERNS; number++) {
    await writeFile(path.join(folder, "rules", `${number}.eventpattern.json`), smallPattern(number));
  }
  for (const { name, text } of KINDS) await writeFile(path.join(folder, name), text());
}

function smallPattern(number: number): string {
  return JSON.stringify({
    source: ["aws.config"],
    detail: { records: { id: [`record-${number}`], state: [{ prefix: "run" }] }, missing: ["x"] },
  });
}

/** Values of `make` until they are long enough together. */
function grow<T>(make: (number: number) => T, most = LENGTH): readonly T[] {
  const values: T[] = [];
  for (let length = 0; length < most;) {
    const value = make(values.length);
    values.push(value);
    length += typeof value === "string" ? value.length : JSON.stringify(value, undefined, 2).length;
  }
  return values;
}

function largePattern(): string {
  const fields = grow((number) => `"field-${number}": ["value-${number}", {"prefix": "other-${number}"}]`);
  return `{\n  "source": ["aws.config"],\n  "detail": {\n    ${fields.join(",\n    ")}\n  }\n}\n`;
}

function record(number: number) {
  return {
    id: `record-${number}`,
    state: number % 2 === 0 ? "running" : "stopped",
    tags: ["a", "b"],
    number,
  };
}

function largeEvent() {
  return { ...envelope(0), detail: { records: grow(record, EVENT_LENGTH) } };
}

function envelope(number: number) {
  return {
    version: "0",
    id: `00000000-0000-0000-0000-${number}`,
    "detail-type": "Config Rules Compliance Change",
    source: "aws.config",
    account: "123456789012",
    time: "2026-01-01T00:00:00Z",
    region: "eu-west-1",
    resources: [],
  };
}

function lines(): string {
  return grow((number) => `${JSON.stringify({ ...envelope(number), detail: record(number) })}\n`).join("");
}

function testFile(): string {
  const tests = grow((number) => {
    const event = JSON.stringify({ ...envelope(number), detail: record(number) });
    return `{"name": "event ${number}", "event": ${event}, "matches": false}`;
  });
  return `{"pattern": "${TYPED}", "tests": [\n${tests.join(",\n")}\n]}\n`;
}

function statement(number: number) {
  const each = (text: string) => Array.from({ length: 20 }, (_, at) => text.replace("#", `${number}-${at}`));
  return {
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: each("arn:aws:sqs:eu-west-1:123456789012:queue-#"),
    Condition: { ArnEquals: { "aws:SourceArn": each("arn:aws:sns:us-east-1:123456789012:topic-#") } },
  };
}

function resources() {
  const rules = grow((number) => ({
    Type: "AWS::Events::Rule",
    Properties: {
      EventPattern: { source: ["aws.config"], detail: { id: [`record-${number}`] } },
      Targets: [{ Id: "queue", Arn: `arn:aws:sqs:eu-west-1:123456789012:queue-${number}` }],
    },
  }));
  const policies = Array.from({ length: 50 }, (_, number) => ({
    Type: "AWS::SQS::QueuePolicy",
    Properties: { Queues: ["q"], PolicyDocument: { Statement: [statement(number)] } },
  }));
  return Object.fromEntries([...rules, ...policies].map((each, number) => [`Resource${number}`, each]));
}

function serverlessFunction(number: number): string {
  return `  f${number}:\n    handler: index.handler\n    events:\n      - eventBridge:\n          pattern:\n            source: [aws.config]\n            detail:\n              id: [record-${number}]\n`;
}

function terraformRule(number: number): string {
  return `resource "aws_cloudwatch_event_rule" "r${number}" {\n  event_pattern = jsonencode({ source = ["aws.config"], detail = { id = ["record-${number}"] } })\n}\n`;
}

/** Each value as an item whose members stand below each other; deeper ones as JSON, which is YAML too. */
function yamlList(values: readonly object[], indent: number): string {
  const space = " ".repeat(indent);
  return values
    .map((value) => {
      const members = Object.entries(value).map(([key, of]) => `${key}: ${JSON.stringify(of)}`);
      return `${space}- ${members.join(`\n${space}  `)}\n`;
    })
    .join("");
}
