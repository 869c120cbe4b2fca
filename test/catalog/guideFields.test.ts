import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fieldAt, lookUpPath } from "../../src/catalog/eventFields";
import { catalog, eventOf } from "./shippedCatalog";

function data(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../data/events/${name}.json`, import.meta.url), "utf8"));
}

const guide = data("guideFields") as {
  readonly events: Readonly<
    Record<string, { readonly fields: Readonly<Record<string, string>> } | { readonly sameAs: string }>
  >;
};
const doubts = data("namesInDoubt") as {
  readonly names: Readonly<Record<string, { readonly decision: string; readonly added?: readonly string[] }>>;
};

function split(pair: string): readonly [source: string, detailType: string] {
  const [source = "", detailType = ""] = pair.split(" | ");
  return [source, detailType];
}

describe("fields of the services' own guides", () => {
  test.each([
    ["aws.access-analyzer", "Access Analyzer Finding", "status", "service-guide"],
    ["aws.mediaconnect", "MediaConnect Flow Source Metadata Changed", "metadataChangeTime", "recorded-event"],
    [
      "aws.ec2",
      "On-Demand Capacity Reservation Billing Ownership Request accepted",
      "capacity-reservation-id",
      "service-guide",
    ],
  ])("%s: %s has %s", (source, detailType, path, evidence) => {
    const field = fieldAt(eventOf(source, detailType), ["detail", ...path.split(".")]);
    expect(field?.evidence).toBe(evidence);
  });

  test("all of them are in the catalog", () => {
    for (const [pair, row] of Object.entries(guide.events)) {
      const event = eventOf(...split(pair));
      if ("sameAs" in row) continue;
      for (const path of Object.keys(row.fields)) {
        const keys = path.replaceAll("[]", "").split(".");
        expect(fieldAt(event, ["detail", ...keys]), `${pair} ${path}`).toBeDefined();
      }
    }
  });

  test("what only some events of a kind have can be missing, and others than the listed fields are possible", () => {
    const event = eventOf("aws.access-analyzer", "Access Preview State Change");
    expect(fieldAt(event, ["detail", "statusReason", "code"])?.optional).toBe(true);
    expect(lookUpPath(event, ["detail", "somethingNew"]).kind).toBe("possible");
  });

  test("a spelling of the console's sample that a recorded event contradicts is not known", () => {
    const event = eventOf("aws.glue-dataquality", "Data Quality Evaluation Results Available");
    expect(fieldAt(event, ["detail", "resultId"])).toBeDefined();
    expect(fieldAt(event, ["detail", "resultID"])).toBeUndefined();
  });
});

describe("names in doubt", () => {
  test.each(Object.entries(doubts.names))("%s is decided", (pair, { decision, added = [] }) => {
    const [source, detailType] = split(pair);
    eventOf(source, detailType);
    const { detailTypes = [] } = catalog.source(source) ?? {};
    if (decision === "not offered") expect(detailTypes).not.toContain(detailType);
    for (const name of added) eventOf(source, name);
  });
});
