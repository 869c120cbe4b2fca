import { describe, expect, test } from "vitest";
import type { CatalogField } from "../../src/catalog/catalog";
import { fieldAt, lookUpPath } from "../../src/catalog/eventFields";
import { samplesOf } from "../../src/catalog/sampleEvents";
import { flatten, type Json } from "./leaves";
import { catalog, eventOf, samples } from "./shippedCatalog";

const ITEM = "Config Configuration Item Change";
const COMPLIANCE = "Config Rules Compliance Change";
const CALL = "AWS API Call via CloudTrail";

function field(detailType: string, path: string): CatalogField {
  const found = fieldAt(eventOf("aws.config", detailType), path.split("."));
  if (!found) throw new Error(`${detailType} has no ${path}`);
  return found;
}

const valuesOf = (detailType: string, path: string) =>
  field(detailType, path).values.map(({ value }) => value);

describe("sample events", () => {
  test("there are 18, one at least for each detail-type and message type", () => {
    expect(samples).toHaveLength(18);
    for (const event of catalog.source("aws.config")!.events) {
      expect(samplesOf(samples, "aws.config", event.detailType), event.detailType).not.toEqual([]);
      for (const { value } of event.messageTypes ?? []) {
        expect(samplesOf(samples, "aws.config", event.detailType, String(value)), String(value)).not.toEqual(
          [],
        );
      }
    }
  });

  test.each(samples)(
    "every key of $name is a field of its event, with its type and a value it allows",
    (sample) => {
      const event = eventOf(sample.source, sample.detailType);
      const { detail, ...envelope } = JSON.parse(sample.text) as Record<string, Json>;
      expect(Object.keys(envelope).sort()).toEqual(
        ["account", "detail-type", "id", "region", "resources", "source", "time", "version"].sort(),
      );
      const { paths, leaves } = flatten(detail!, ["detail"]);
      for (const path of paths) {
        const knowledge = lookUpPath(event, path);
        if (knowledge.kind === "possible") continue;
        expect(knowledge.kind, path.join(".")).toBe("field");
        if (knowledge.kind !== "field" || !knowledge.field.onlyIn) continue;
        expect(knowledge.field.onlyIn, path.join(".")).toContain(sample.messageType);
      }
      for (const { path, value } of leaves) {
        const knowledge = lookUpPath(event, path);
        if (knowledge.kind !== "field" || knowledge.field.types.includes("any")) continue;
        expect(knowledge.field.types, path.join(".")).toContain(value === null ? "null" : typeof value);
        if (knowledge.field.closed)
          expect(knowledge.field.values.map((known) => known.value)).toContain(value);
      }
    },
  );
});

describe("allowed values of AWS Config", () => {
  const NEW = "detail.newEvaluationResult.complianceType";
  test.each([
    [COMPLIANCE, NEW, ["NON_COMPLIANT", "COMPLIANT", "NOT_APPLICABLE"]],
    [
      COMPLIANCE,
      "detail.oldEvaluationResult.complianceType",
      ["NON_COMPLIANT", "COMPLIANT", "NOT_APPLICABLE"],
    ],
    [ITEM, "detail.configurationItem.configuration.complianceType", ["COMPLIANT", "NON_COMPLIANT"]],
    [ITEM, "detail.configurationItemDiff.changeType", ["CREATE", "UPDATE", "DELETE"]],
    [COMPLIANCE, "detail.messageType", ["ComplianceChangeNotification"]],
    ["Config Rules Re-evaluation Status", "detail.messageType", ["ConfigRulesEvaluationStarted"]],
    [
      "Config Configuration History Delivery Status",
      "detail.messageType",
      ["ConfigurationHistoryDeliveryCompleted"],
    ],
    [CALL, "detail.eventSource", ["config.amazonaws.com"]],
    [CALL, "detail.eventType", ["AwsApiCall"]],
  ])("%s: %s", (detailType, path, values) => {
    expect(valuesOf(detailType, path)).toEqual(values);
    expect(field(detailType, path).closed).toBe(true);
  });

  test("item statuses are those of the SDK, in both places", () => {
    for (const parent of ["configurationItem", "configurationItemSummary"]) {
      expect(valuesOf(ITEM, `detail.${parent}.configurationItemStatus`).toSorted()).toEqual([
        "OK",
        "ResourceDeleted",
        "ResourceDeletedNotRecorded",
        "ResourceDiscovered",
        "ResourceNotRecorded",
      ]);
    }
  });

  test("resource types are an open set: recorded ones for items, the account too for compliance", () => {
    const recorded = field(ITEM, "detail.configurationItem.resourceType");
    expect(recorded.values.length).toBeGreaterThanOrEqual(533);
    expect(recorded.closed).toBeUndefined();
    expect(valuesOf(ITEM, "detail.configurationItem.resourceType")).not.toContain("AWS::::Account");
    expect(valuesOf(COMPLIANCE, "detail.resourceType")).toContain("AWS::::Account");
    expect(valuesOf(COMPLIANCE, "detail.resourceType")[0]).toBe("AWS::S3::Bucket");
    expect(new Set(valuesOf(COMPLIANCE, "detail.resourceType")).size).toBe(
      valuesOf(COMPLIANCE, "detail.resourceType").length,
    );
  });

  test("a Region of an item can be the word global", () => {
    expect(valuesOf(ITEM, "detail.configurationItem.awsRegion")).toContain("global");
    expect(valuesOf(COMPLIANCE, "detail.awsRegion")).not.toContain("global");
  });
});

describe("what surprises people", () => {
  test.each([
    [ITEM, "detail.configurationItem.resourceType", "oversized"],
    [ITEM, "detail.configurationItem.awsRegion", "global-resources"],
    [COMPLIANCE, "detail.oldEvaluationResult", "first-evaluation"],
    [COMPLIANCE, "detail.newEvaluationResult.complianceType", "both-directions"],
    [COMPLIANCE, "detail.newEvaluationResult.annotation", "nulls-dropped"],
    [COMPLIANCE, "detail.configRuleName", "rule-names"],
    ["Config Rules Re-evaluation Status", "detail.configRuleNames", "plural-rule-names"],
    [CALL, "detail.eventName", "read-only-calls"],
  ])("%s: %s carries the caveat %s of its event", (detailType, path, id) => {
    const caveat = eventOf("aws.config", detailType).caveats.find((each) => each.id === id);
    expect(caveat?.text.length).toBeGreaterThan(20);
    expect(field(detailType, path).caveats).toContain(caveat?.text);
  });

  test("a compliance change has no resources in its envelope", () => {
    expect(eventOf("aws.config", COMPLIANCE).caveats.map(({ id }) => id)).toContain("resources-empty");
  });

  test("the item is only in the full notification, its summary only in the oversized ones", () => {
    expect(field(ITEM, "detail.configurationItem.resourceType").onlyIn).toEqual([
      "ConfigurationItemChangeNotification",
    ]);
    expect(field(ITEM, "detail.configurationItemSummary.resourceType").onlyIn).toEqual([
      "OversizedConfigurationItemChangeNotification",
      "OversizedConfigurationItemChangeDeliveryFailed",
    ]);
    expect(field(ITEM, "detail.s3DeliverySummary.errorCode").onlyIn).toEqual([
      "OversizedConfigurationItemChangeDeliveryFailed",
    ]);
  });
});

test("keys that vary are found under any name, unless a field has that name", () => {
  expect(field(ITEM, "detail.configurationItem.tags.Owner").path.at(-1)).toBe("*");
  expect(field(ITEM, "detail.configurationItem.configuration.instanceType").types).toEqual(["any"]);
  expect(field(ITEM, "detail.configurationItem.configuration.targetResourceId").types).toEqual(["string"]);
  const event = eventOf("aws.config", ITEM);
  const deep = ["detail", "configurationItem", "configuration", "state", "name"];
  expect(lookUpPath(event, deep)).toMatchObject({ kind: "possible" });
  const wrong = ["detail", "configurationItem", "complianceType"];
  expect(lookUpPath(event, wrong)).toMatchObject({ kind: "unknown", parent: { path: wrong.slice(0, 2) } });
});

test("detail-types are complete, likeliest first, and the service event is known without being offered", () => {
  const config = catalog.source("aws.config")!;
  expect(config.complete).toBe(true);
  expect(config.detailTypes).toEqual([
    COMPLIANCE,
    ITEM,
    "Config Configuration Snapshot Delivery Status",
    "Config Configuration History Delivery Status",
    "Config Rules Re-evaluation Status",
    CALL,
  ]);
  expect(config.event("AWS Service Event via CloudTrail")?.caveats.map(({ id }) => id)).toContain(
    "service-events",
  );
});

test("operations of AWS Config are split into those that write and those that read", () => {
  const operations = catalog.operations("config.amazonaws.com");
  expect(operations.filter(({ readOnly }) => readOnly)).toHaveLength(57);
  expect(operations.filter(({ readOnly }) => !readOnly)).toHaveLength(45);
  expect(operations).toContainEqual({ name: "SelectResourceConfig", readOnly: true });
  expect(operations).toContainEqual({ name: "StopConfigurationRecorder", readOnly: false });
});

test("managed rules have identifier, name and resource types", () => {
  expect(catalog.managedRules).toHaveLength(805);
  expect(catalog.managedRules).toContainEqual({
    identifier: "INCOMING_SSH_DISABLED",
    name: "restricted-ssh",
    trigger: "Configuration changes",
    resourceTypes: ["AWS::EC2::SecurityGroup"],
  });
});
