import { describe, expect, test } from "vitest";
import { compilePattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { samples } from "../catalog/shippedCatalog";
import { placeholdersOf, snippetsOf } from "./snippetFile";

/** A sample with some fields of its detail changed, for what no sample shows. */
interface Change {
  readonly sample: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Row {
  /** The samples that it lets through; no other one may come. */
  readonly samples: readonly string[];
  readonly alsoMatches?: readonly Change[];
  readonly neverMatches?: readonly Change[];
}

const nonCompliant = "config-rules-compliance-change-noncompliant";
const firstEvaluation = "config-rules-compliance-change-first-evaluation";
const stopped = "api-call-stop-configuration-recorder";
const history = "config-configuration-history-delivery-completed";
const failed = "config-item-change-oversized-delivery-failed";

/** The sample of an oversized item, about something else; and the same where storing it failed too. */
const oversized = (summary: object): readonly Change[] =>
  ["config-item-change-oversized", failed].map((sample) => ({
    sample,
    detail: { configurationItemSummary: summary },
  }));
const changed = (item: object): Change => ({
  sample: "config-item-change-update",
  detail: { configurationItem: item },
});
const call = (eventName: string, more: object = {}): Change => ({
  sample: stopped,
  detail: { eventName, ...more },
});
const root = { userIdentity: { type: "Root" } };

/** For every snippet of snippets/aws-config.json what it lets through as it is inserted. */
const rows: Readonly<Record<string, Row>> = {
  "Config: any non-compliance": { samples: [nonCompliant, firstEvaluation] },
  "Config: non-compliance with a rule": {
    samples: [nonCompliant],
    alsoMatches: [
      { sample: nonCompliant, detail: { configRuleName: "required-tags-conformance-pack-n0q8yfwsp" } },
    ],
    neverMatches: [{ sample: nonCompliant, detail: { configRuleName: "not-required-tags" } }],
  },
  "Config: non-compliance of a resource type": {
    samples: [nonCompliant],
    neverMatches: [{ sample: nonCompliant, detail: { resourceType: "AWS::EC2::Volume" } }],
  },
  "Config: any resource deleted": {
    samples: ["config-item-change-deleted"],
    alsoMatches: [
      ...oversized({ resourceType: "AWS::IAM::Role", configurationItemStatus: "ResourceDeleted" }),
      changed({ configurationItemStatus: "ResourceDeletedNotRecorded" }),
    ],
    neverMatches: [changed({ configurationItemStatus: "ResourceNotRecorded" })],
  },
  "Config: resource of a type deleted": {
    samples: ["config-item-change-deleted"],
    alsoMatches: oversized({
      resourceType: "AWS::EC2::Instance",
      configurationItemStatus: "ResourceDeleted",
    }),
    neverMatches: [
      ...oversized({ resourceType: "AWS::EC2::Volume", configurationItemStatus: "ResourceDeleted" }),
      ...oversized({ resourceType: "AWS::EC2::Instance", configurationItemStatus: "OK" }),
    ],
  },
  "Config: security group changed": {
    samples: ["config-item-change-update"],
    alsoMatches: oversized({ resourceType: "AWS::EC2::SecurityGroup", resourceId: "sg-0123456789abcdef0" }),
    neverMatches: [changed({ resourceType: "AWS::EC2::SecurityGroupRule", resourceId: "sgr-0123" })],
  },
  "Config: oversized item lost": { samples: [failed] },
  "Config: snapshot not delivered": { samples: ["config-configuration-snapshot-delivery-failed"] },
  "Config: snapshot complete": { samples: ["config-configuration-snapshot-delivery-completed"] },
  "Config: history not delivered": {
    samples: [],
    alsoMatches: [{ sample: history, detail: { messageType: "ConfigurationHistoryDeliveryFailed" } }],
  },
  "Config: history complete": { samples: [history] },
  "Config: configuration recorder stopped": {
    samples: [stopped],
    alsoMatches: [call("DeleteConfigurationRecorder")],
    neverMatches: [
      call("StartConfigurationRecorder"),
      call("StopConfigurationRecorder", { errorCode: "NoSuchConfigurationRecorderException" }),
    ],
  },
  "Config: delivery channel deleted": {
    samples: [],
    alsoMatches: [call("DeleteDeliveryChannel")],
    neverMatches: [
      call("PutDeliveryChannel"),
      call("DeleteDeliveryChannel", { errorCode: "LastDeliveryChannelDeleteFailedException" }),
    ],
  },
  "Config: changes by root": {
    samples: [],
    alsoMatches: [call("StopConfigurationRecorder", root), call("PutConfigRule", root)],
    neverMatches: [call("DescribeConfigRules", root), call("BatchGetResourceConfig", root)],
  },
};

const snippets = snippetsOf("aws-config");

test("every snippet has its row, and every row its snippet", () => {
  expect(snippets.map(({ name }) => name).sort()).toEqual(Object.keys(rows).sort());
  expect(samples).toHaveLength(18);
});

describe.each(snippets)("the snippet $name", ({ name, text, body }) => {
  const row = rows[name];

  test("lets through the samples that it is for, and no other of the eighteen", () => {
    expect(samples.filter((sample) => matches(text, sample.text)).map((sample) => sample.name)).toEqual(
      row?.samples,
    );
  });

  test.each(row?.alsoMatches ?? [])("lets through $sample with $detail", (change) => {
    expect(matches(text, changedSample(change))).toBe(true);
  });

  test.each(row?.neverMatches ?? [])("keeps out $sample with $detail", (change) => {
    expect(matches(text, changedSample(change))).toBe(false);
  });

  test("asks for the same of an item and of the summary of an oversized one", () => {
    const twins = [...text.matchAll(/"configurationItem(?:Summary)?": (\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})/g)];
    expect(new Set(twins.map(([, condition]) => condition)).size).toBeLessThanOrEqual(1);
    expect(twins.length).toBe(text.includes("$or") ? 2 : 0);
    for (const written of placeholdersOf(body).values()) expect(written.size).toBe(1);
  });
});

function matches(patternText: string, event: string): boolean {
  const { pattern } = parsePattern(patternText);
  if (pattern === undefined) throw new Error(patternText);
  const verdict = compilePattern(pattern).matchesText(event);
  if (typeof verdict !== "boolean") throw new Error(event);
  return verdict;
}

function changedSample({ sample, detail }: Change): string {
  const found = samples.find(({ name }) => name === sample);
  if (found === undefined) throw new Error(sample);
  return JSON.stringify(merged(JSON.parse(found.text), { detail }));
}

/** A JSON value with some of its fields replaced, however deep. */
function merged(value: unknown, change: unknown): unknown {
  if (!isObject(value) || !isObject(change)) return change;
  return Object.fromEntries(
    [...new Set([...Object.keys(value), ...Object.keys(change)])].map((key) => [
      key,
      key in change ? merged(value[key], change[key]) : value[key],
    ]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
