import { expect, test } from "vitest";
import { catalogEvent } from "../../src/testing/samples/catalogEvent";
import { catalog, eventOf } from "../catalog/shippedCatalog";

test("an event that is known from samples has their fields, with texts of the right form", () => {
  const { detail } = catalogEvent(eventOf("aws.deadline", "Fleet Size Recommendation Change"), undefined);
  expect(Object.keys(detail as object).length).toBeGreaterThan(1);
  const finding = catalogEvent(eventOf("aws.access-analyzer", "Access Preview State Change"), undefined);
  expect(finding["detail"]).toMatchObject({
    createdAt: "2026-01-01T00:00:00Z",
    region: "us-east-1",
    status: "CREATING",
    version: "version",
  });
});

test("every event whose fields are known from samples has a detail that is not empty", () => {
  for (const { name } of catalog.sources) {
    for (const event of catalog.source(name)?.events ?? []) {
      if (event.partial !== true) continue;
      const { detail } = catalogEvent(event, undefined);
      expect(Object.keys(detail as object), `${name} ${event.detailType}`).not.toEqual([]);
    }
  }
});
