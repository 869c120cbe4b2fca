import { expect, test } from "vitest";
import { meantItem } from "../../src/wizard/meantItem";
import { planPattern } from "../../src/wizard/planPattern";
import { catalog } from "../catalog/shippedCatalog";

const [source] = planPattern({}, catalog).steps;
const [, detailType] = planPattern({ source: ["aws.config"] }, catalog).steps;

test.each([
  { step: source, typed: "config", value: "aws.config" },
  { step: source, typed: "Config ", value: "aws.config" },
  { step: source, typed: "aws.config", value: "aws.config" },
  { step: source, typed: "s3", value: "aws.s3" },
  { step: source, typed: "ec2", value: "aws.ec2" },
  { step: source, typed: "appconf", value: "aws.appconfig" },
  { step: source, typed: "onfi", value: "aws.config" },
  { step: source, typed: "com.example.orders", value: undefined },
  { step: source, typed: " ", value: undefined },
  { step: detailType, typed: "compliance", value: "Config Rules Compliance Change" },
  { step: detailType, typed: "snapshot", value: "Config Configuration Snapshot Delivery Status" },
])("$typed means $value", ({ step, typed, value }) => {
  const items = step === undefined || step.kind === "text" ? [] : step.items;
  expect(meantItem(items, typed)?.value).toBe(value);
});
