import type { Catalog, CatalogField, EventType, FieldType, SourceEvents } from "../../src/catalog/catalog";

interface FieldRow {
  readonly type?: FieldType;
  readonly isArray?: boolean;
  readonly values?: readonly (string | number | boolean)[];
  readonly onlyIn?: readonly string[];
  readonly more?: Partial<CatalogField>;
}

function field(
  path: string,
  { type = "string", isArray = false, values = [], onlyIn, more }: FieldRow = {},
): CatalogField {
  return {
    path: path.split("."),
    types: [type],
    isArray,
    optional: false,
    values: values.map((value) => ({ value })),
    evidence: "eventbridge-sample",
    caveats: [],
    ...(onlyIn === undefined ? {} : { onlyIn }),
    ...more,
  };
}

const object: FieldRow = { type: "object" };
const full = ["ConfigurationItemChangeNotification"];
const oversized = ["OversizedConfigurationItemChangeNotification"];
const resourceTypes = ["AWS::EC2::Instance", "AWS::S3::Bucket", "AWS::S3::AccountPublicAccessBlock"];
const complianceTypes = ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"];

const fieldsOf: Readonly<Record<string, readonly CatalogField[]>> = {
  "Config Rules Compliance Change": [
    field("detail", object),
    field("detail.messageType", { values: ["ComplianceChangeNotification"], more: { closed: true } }),
    field("detail.newEvaluationResult", object),
    field("detail.newEvaluationResult.complianceType", {
      values: complianceTypes,
      more: { closed: true, description: "Compliance the resource now has." },
    }),
    field("detail.newEvaluationResult.annotation"),
    field("detail.configRuleName"),
    field("detail.resourceType", { values: resourceTypes }),
    field("detail.awsRegion"),
    field("detail.oldEvaluationResult", {
      ...object,
      more: { optional: true, caveats: ["Absent on a first evaluation."] },
    }),
    field("detail.oldEvaluationResult.complianceType", { values: complianceTypes }),
  ],
  "Config Configuration Item Change": [
    field("detail", object),
    field("detail.messageType", { values: [...full, ...oversized] }),
    field("detail.configurationItem", { ...object, onlyIn: full }),
    field("detail.configurationItem.resourceType", { values: resourceTypes, onlyIn: full }),
    field("detail.configurationItem.configurationStateId", { type: "number", onlyIn: full }),
    field("detail.configurationItem.tags", { ...object, onlyIn: full }),
    field("detail.configurationItem.tags.*", { onlyIn: full }),
    field("detail.configurationItem.relationships", { ...object, isArray: true, onlyIn: full }),
    field("detail.configurationItem.relationships.name", { onlyIn: full }),
    field("detail.configurationItemSummary", { ...object, onlyIn: oversized }),
    field("detail.configurationItemSummary.resourceType", { values: resourceTypes, onlyIn: oversized }),
  ],
  "AWS API Call via CloudTrail": [
    field("detail", object),
    field("detail.eventSource"),
    field("detail.eventName"),
    field("detail.readOnly", { type: "boolean" }),
    field("detail.sourceIPAddress"),
  ],
  "EC2 Instance State-change Notification": [
    field("detail", object),
    field("detail.state", { values: ["running", "stopped", "terminated"] }),
    field("detail.instance-id"),
  ],
  "Object Created": [
    field("detail", object),
    field("detail.bucket", object),
    field("detail.bucket.name"),
    field("detail.object", object),
    field("detail.object.key"),
    field("detail.object.size", { type: "number" }),
    field("detail.reason", { values: ['a "quoted" $value}'] }),
  ],
};

function source(
  name: string,
  title: string,
  rank: number,
  eventSources: readonly string[],
  detailTypes: readonly string[],
): SourceEvents {
  const events = detailTypes.map((detailType): EventType => ({
    source: name,
    detailType,
    evidence: "eventbridge-sample",
    fields: fieldsOf[detailType],
    caveats: [],
    documentation: "https://docs.aws.amazon.com/eventbridge/",
  }));
  const event = (detailType: string): EventType | undefined =>
    events.find((candidate) => candidate.detailType === detailType);
  return { name, title, rank, eventSources, detailTypes, complete: true, events, event };
}

const sources = [
  source("aws.codepipeline", "AWS CodePipeline", 4, [], ["CodePipeline Pipeline Execution State Change"]),
  source(
    "aws.config",
    "AWS Config",
    1,
    ["config.amazonaws.com"],
    ["Config Rules Compliance Change", "Config Configuration Item Change", "AWS API Call via CloudTrail"],
  ),
  source(
    "aws.ec2",
    "Amazon EC2",
    3,
    ["ec2.amazonaws.com"],
    ["EC2 Instance State-change Notification", "AWS API Call via CloudTrail"],
  ),
  source("aws.s3", "Amazon S3", 2, ["s3.amazonaws.com"], ["Object Created", "AWS API Call via CloudTrail"]),
];

/** A small catalog: enough of Config, EC2 and S3 to test what completion and hover make of a catalog. */
export const fakeCatalog: Catalog = {
  sources,
  source: (name) => sources.find((candidate) => candidate.name === name),
  sourcesOf: (detailType) =>
    sources.filter(({ detailTypes }) => detailTypes.includes(detailType)).map(({ name }) => name),
  envelope: [
    field("version", { values: ["0"] }),
    field("id"),
    field("detail-type"),
    field("source"),
    field("account"),
    field("time"),
    field("region"),
    field("resources", { isArray: true }),
  ],
  callFields: () => undefined,
  operations: (eventSource) =>
    eventSource === "config.amazonaws.com"
      ? [
          { name: "DescribeConfigRules", readOnly: true },
          { name: "PutConfigRule", readOnly: false },
        ]
      : eventSource === "s3.amazonaws.com"
        ? [{ name: "PutObject", readOnly: false }]
        : [],
  loggedAs: () => new Map(),
  eventSourcesWith: (operation) => (operation === "PutObject" ? ["s3.amazonaws.com"] : []),
  eventName: () => undefined,
  eventSources: ["config.amazonaws.com", "ec2.amazonaws.com", "s3.amazonaws.com"],
  regions: ["us-east-1", "eu-west-1"],
  managedRules: [
    { identifier: "REQUIRED_TAGS", name: "required-tags", resourceTypes: [] },
    { identifier: "OLD_RULE", name: "old-rule", resourceTypes: [], current: false },
  ],
};
