import { describe, expect, test } from "vitest";
import { parseDocument, type ScalarTag } from "yaml";
import { compilePattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { samples } from "../catalog/shippedCatalog";
import { expanded, placeholdersOf, snippetsOf, type Snippet } from "./snippetFile";

const json = snippetsOf("policies-json");
const yaml = snippetsOf("policies-yaml");
const all = [...json, ...yaml].map((snippet) => ({ ...snippet, language: languageOf(snippet) }));

type Json = string | readonly Json[] | { readonly [key: string]: Json };

/** The short forms of CloudFormation's functions, read as their long ones. */
const functions: ScalarTag[] = ["Ref", "GetAtt"].map((name) => ({
  tag: `!${name}`,
  resolve: (value: string) => ({ [name === "Ref" ? name : `Fn::${name}`]: value }),
}));

function languageOf({ body }: Pick<Snippet, "body">): "JSON" | "CloudFormation YAML" {
  return body.startsWith("{") ? "JSON" : "CloudFormation YAML";
}

function read(text: string): Json {
  if (languageOf({ body: text }) === "JSON") return JSON.parse(text) as Json;
  const document = parseDocument(text, { customTags: functions });
  expect(document.errors).toEqual([]);
  expect(document.warnings).toEqual([]);
  return document.toJS() as Json;
}

/** Every text in a value, however deep. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  return (Array.isArray(value) ? (value as readonly Json[]) : Object.values(value)).flatMap(textsIn);
}

/** The first value of a key, however deep. */
function find(value: Json | undefined, key: string): Json | undefined {
  if (value === undefined || typeof value === "string") return undefined;
  if (!Array.isArray(value) && key in value) return (value as { readonly [key: string]: Json })[key];
  for (const inner of Object.values(value) as Json[]) {
    const found = find(inner, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface PolicyRow {
  readonly principal: Json;
  readonly action: string;
  /** The kind of ARN that the policy is about, and its condition with kinds of ARN or the account in place of them. */
  readonly resource: string;
  readonly condition?: Json;
  /** What the CloudFormation resource is, and the property that names what it belongs to. */
  readonly type: string;
  readonly about: string;
}

const queuePolicy = {
  action: "sqs:SendMessage",
  resource: "sqs",
  type: "AWS::SQS::QueuePolicy",
  about: "Queues",
};
const rows: Readonly<Record<string, PolicyRow>> = {
  "Queue policy: SNS topic to queue": {
    ...queuePolicy,
    principal: { Service: "sns.amazonaws.com" },
    condition: { ArnEquals: { "aws:SourceArn": "sns" } },
  },
  "Queue policy: EventBridge rule to queue": {
    ...queuePolicy,
    principal: { Service: "events.amazonaws.com" },
    condition: { ArnEquals: { "aws:SourceArn": "events rule" } },
  },
  "Queue policy: accounts to queue": {
    ...queuePolicy,
    principal: { AWS: ["111122223333", "444455556666"] },
  },
  "Topic policy: AWS Config to SNS topic": {
    principal: { Service: "config.amazonaws.com" },
    action: "sns:Publish",
    resource: "sns",
    condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    type: "AWS::SNS::TopicPolicy",
    about: "Topics",
  },
};
const policies = all.flatMap((snippet) => {
  const row = rows[snippet.name.replace(", by reference", "")];
  return row === undefined ? [] : [{ ...snippet, row, isByReference: snippet.prefix[0]?.endsWith("-ref") }];
});

/** What each reference of the snippets stands for in the rows. */
const references: readonly (readonly [Json, string])[] = [
  [{ "Fn::GetAtt": "Queue.Arn" }, "sqs"],
  [{ "Fn::GetAtt": "Rule.Arn" }, "events rule"],
  [{ Ref: "Topic" }, "sns"],
  [{ Ref: "AWS::AccountId" }, "111122223333"],
];

/** A value with kinds of ARN in place of ARNs and of references. */
function kinds(value: Json): Json {
  const reference = references.find(([written]) => JSON.stringify(written) === JSON.stringify(value));
  if (reference !== undefined) return reference[1];
  if (typeof value === "string") {
    const [, service, kind = ""] = /^arn:aws:(\w+):us-east-2:111122223333:(rule\/)?[\w-]+$/.exec(value) ?? [];
    return service === undefined ? value : `${service} ${kind.replace("/", "")}`.trim();
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map(kinds);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, kinds(inner)]));
}

test("there is each policy in JSON and in YAML, and by reference where the template can have both ends", () => {
  const names = (language: string) =>
    policies.filter((one) => one.language === language && !one.isByReference).map(({ name }) => name);
  expect(names("JSON")).toEqual(Object.keys(rows));
  expect(names("CloudFormation YAML")).toEqual(Object.keys(rows));
  expect(policies.filter(({ isByReference }) => isByReference)).toHaveLength(3);
});

describe.each(all)("$language, $name", ({ text, body }) => {
  test("can be read, and every ARN in it has its six parts", () => {
    const texts = textsIn(read(text));
    for (const arn of texts.filter((one) => one.includes("arn:"))) {
      expect(arn).toMatch(/^arn:aws:(sqs|sns|events):us-east-2:111122223333:(rule\/)?[\w-]+$/);
    }
  });

  test("a placeholder has one value wherever it stands, and no value has two placeholders", () => {
    const placeholders = [...placeholdersOf(body)];
    const values = placeholders.flatMap(([, standsFor]) => [...standsFor]);
    expect(values).toHaveLength(placeholders.length);
    expect(new Set(values).size).toBe(values.length);
    expect(placeholders.map(([number]) => number).sort()).toEqual(values.map((_, index) => index + 1));
  });

  test.each([
    ["us-east-2", "eu-west-1"],
    ["111122223333", "999988887777"],
    ["test-topic", "other-topic"],
    ["test-topic-queue", "other-queue"],
  ])("filling in %s once fills it in everywhere", (value, other) => {
    const number = [...placeholdersOf(body)].find(([, standsFor]) => standsFor.has(value))?.[0];
    const filled = expanded(body, number === undefined ? {} : { [number]: other });
    const left = (written: string) => written.split(/[^\w-]/).filter((part) => part === value).length;
    expect(left(filled)).toBe(0);
    expect(filled.split(other).length - 1).toBe(left(text));
  });
});

function statementOf(text: string): Json {
  const [only, ...others] = (find(read(text), "Statement") ?? []) as readonly Json[];
  expect(others).toEqual([]);
  return only ?? {};
}

const isTemplate = ({ language }: { readonly language: string }): boolean => language !== "JSON";

describe.each(policies)("$language, $name", ({ text, row, language }) => {
  test("lets that service do that one thing to that one resource, on that condition", () => {
    const { principal, action, resource, condition } = row;
    expect(kinds(statementOf(text))).toEqual({
      Sid: expect.stringMatching(/^[A-Za-z0-9]+$/) as string,
      Effect: "Allow",
      Principal: principal,
      Action: action,
      Resource: resource,
      ...(condition === undefined ? {} : { Condition: condition }),
    });
  });

  test("is written in the present version of the policy language", () => {
    const policy = language === "JSON" ? read(text) : find(read(text), "PolicyDocument");
    expect(policy).toMatchObject({ Version: "2012-10-17" });
  });
});

test.each(policies.filter(isTemplate))(
  "in a template, $name belongs to the queue or topic that it is about",
  (policy) => {
    const { text, row, isByReference } = policy;
    const resource = Object.values(read(text))[0] as Json;
    expect(Object.keys(resource)).toEqual(["Type", "Properties"]);
    expect(find(resource, "Type")).toBe(row.type);
    const properties = find(resource, "Properties") as { readonly [key: string]: Json };
    expect(Object.keys(properties)).toEqual([row.about, "PolicyDocument"]);
    const [about] = properties[row.about] as readonly Json[];
    const arn = find(statementOf(text), "Resource") as string;
    if (isByReference === true) expect(about).toEqual({ Ref: row.about === "Queues" ? "Queue" : "Topic" });
    else if (row.about === "Topics") expect(about).toBe(arn);
    else {
      const [, , , region, account, name] = arn.split(":");
      expect(about).toBe(`https://sqs.${region}.amazonaws.com/${account}/${name}`);
    }
  },
);

const filters = all.filter(({ name }) => name.startsWith("SNS filter policy"));

describe.each(filters)("$language, $name", ({ name, text, language }) => {
  const filterPolicy = (): Json =>
    language === "JSON" ? read(text) : (find(read(text), "FilterPolicy") ?? {});

  test("lets through the notifications that it is for: what is in the detail of their events", () => {
    const { pattern } = parsePattern(JSON.stringify({ detail: filterPolicy() }));
    if (pattern === undefined) throw new Error(text);
    const compiled = compilePattern(pattern);
    const names = samples.filter((sample) => compiled.matchesText(sample.text)).map((sample) => sample.name);
    expect(names).toEqual(
      name.includes("non-compliance")
        ? ["config-rules-compliance-change-noncompliant", "config-rules-compliance-change-first-evaluation"]
        : ["config-item-change-update"],
    );
  });

  test("has no more than the five keys that SNS allows", () => {
    const keys = (value: Json): number =>
      typeof value === "string" || Array.isArray(value)
        ? 0
        : Object.values(value).reduce((sum: number, inner) => sum + 1 + keys(inner), 0);
    expect(keys(filterPolicy())).toBeLessThanOrEqual(5);
  });
});

test.each(filters.filter(isTemplate))(
  "in a template, $name is applied to the body of messages for a queue",
  ({ text }) => {
    const resource = Object.values(read(text))[0] as Json;
    expect(resource).toMatchObject({
      Type: "AWS::SNS::Subscription",
      Properties: { Protocol: "sqs", FilterPolicyScope: "MessageBody" },
    });
    const { TopicArn, Endpoint } = find(resource, "Properties") as { readonly [key: string]: Json };
    expect([kinds(TopicArn ?? ""), kinds(Endpoint ?? "")]).toEqual(["sns", "sqs"]);
  },
);

test("prefixes are ours alone, one for each snippet, so that other people's files stay undisturbed", () => {
  for (const snippets of [json, yaml]) {
    const prefixes = snippets.flatMap(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(snippets.length);
    for (const prefix of prefixes)
      expect(prefix).toMatch(/^eventbridge-([a-z]+-)?(queue|topic|filter)-policy/);
  }
});
