import { describe, expect, test } from "vitest";
import { openCallFields } from "../../src/catalog/openCallFields";
import type { CatalogField } from "../../src/catalog/catalog";
import { catalog, catalogFiles } from "./shippedCatalog";
import recorded from "./recordedKeys.json" with { type: "json" };

/** The keys of a call below requestParameters or responseElements, without those whose name varies. */
function keys(service: string, name: string, record: string): ReadonlySet<string> {
  const { fields = [] } = catalog.callFields(`${service}.amazonaws.com`, name) ?? {};
  return new Set(fields.filter(({ path }) => path[1] === record).map(({ path }) => path.slice(2).join(".")));
}

const operations = (eventSource: string) => catalog.operations(eventSource);

describe("parameters as CloudTrail spells them", () => {
  test.each([
    ["lambda", "CreateFunction20150331", "functionName vpcConfig.subnetIds kMSKeyArn environment.variables"],
    ["rds", "CreateDBInstance", "dBInstanceIdentifier masterUsername tags.key"],
    ["iam", "UploadSSHPublicKey", "userName sSHPublicKeyBody"],
    ["ecs", "RegisterTaskDefinition", "family containerDefinitions.image"],
    ["amazonmq", "CreateBroker", "brokerName users.username"],
    ["elasticloadbalancing", "CreateLoadBalancer", "loadBalancerName subnetMappings.subnetId"],
    ["ce", "GetCostAndUsage", "TimePeriod Granularity"],
    ["securityhub", "BatchEnableStandards", "StandardsSubscriptionRequests"],
    ["ec2", "RunInstances", "instancesSet.items imageId blockDeviceMapping.items.deviceName filterSet?"],
    ["ec2", "CreateFlowLogs", "CreateFlowLogsRequest.TagSpecification.ResourceType"],
    ["ec2", "DeleteTransitGatewayVpcAttachment", "DelTGwVpcAttachReq"],
    ["ec2", "CreateVolume", "zone availabilityZone?"],
    ["s3", "PutBucketAcl", "bucketName Host acl x-amz-acl AccessControlPolicy"],
    ["s3", "PutBucketPublicAccessBlock", "bucketName publicAccessBlock"],
    ["s3", "PutBucketPolicy", "bucketPolicy policy"],
    ["ssm", "SendCommand", "documentName interactive"],
    ["chime", "CreateAccount", "name Name"],
  ])("%s %s has %s", (service, name, expected) => {
    const found = keys(service, name, "requestParameters");
    for (const key of expected.split(" ")) {
      expect(found.has(key.replace("?", "")), key).toBe(!key.endsWith("?"));
    }
  });

  test.each([
    ["iam", "CreateAccessKey", "accessKey.accessKeyId"],
    ["rds", "CreateDBInstance", "dBInstanceStatus dBInstance?"],
    ["secretsmanager", "CreateSecret", "arn"],
    ["ec2", "RunInstances", "instancesSet requestId"],
    ["ec2", "CreateTags", "_return requestId"],
    ["kms", "DescribeKey", "keyMetadata?"],
  ])("%s %s answers %s", (service, name, expected) => {
    const found = keys(service, name, "responseElements");
    for (const key of expected.split(" ")) {
      expect(found.has(key.replace("?", "")), key).toBe(!key.endsWith("?"));
    }
  });

  test("both spellings of an undecided name are alike all the way down", () => {
    const found = [...keys("chime", "CreateAccount", "responseElements")];
    expect(found).toContain("account.accountId");
    expect(found).toContain("Account.AccountId");
    expect(found).not.toContain("account.AccountId");
  });

  test("of the keys that were recorded at least 95 of 100 are there", () => {
    let known = 0;
    let all = 0;
    for (const [call, [request = "", response = ""]] of Object.entries(recorded)) {
      const [service = "", name = ""] = call.split(" ");
      const records = { requestParameters: request, responseElements: response };
      for (const [record, names] of Object.entries(records)) {
        const found = keys(service, name, record);
        for (const key of names.split(" ").filter((each) => each !== "")) {
          all += 1;
          if (found.has(key)) known += 1;
        }
      }
    }
    expect(all).toBeGreaterThan(400);
    expect(known / all).toBeGreaterThan(0.95);
  });
});

describe("the file of calls", () => {
  test("parents stand before children, and every field lies in the record", () => {
    for (const eventSource of catalog.eventSources.slice(0, 80)) {
      for (const { name } of catalog.operations(eventSource)) {
        const { fields = [] } = catalog.callFields(eventSource, name) ?? {};
        const seen = new Set(["detail.requestParameters", "detail.responseElements"]);
        for (const { path } of fields) {
          expect(seen.has(path.slice(0, -1).join(".")), `${eventSource} ${name} ${path.join(".")}`).toBe(
            true,
          );
          seen.add(path.join("."));
        }
      }
    }
  });

  test("an operation that only reads has no answer", () => {
    const answers = ({ path }: CatalogField): boolean => path[1] === "responseElements";
    for (const { name, readOnly } of catalog.operations("iam.amazonaws.com")) {
      const { fields = [] } = catalog.callFields("iam.amazonaws.com", name) ?? {};
      if (readOnly) expect(fields.some(answers), name).toBe(false);
    }
  });

  test.each([
    ["nowhere.amazonaws.com", "CreateTopic"],
    ["sns.amazonaws.com", "NoSuchCall"],
    ["sns.amazonaws.com", "constructor"],
    ["", ""],
  ])("%s has no %s", (eventSource, name) => {
    expect(catalog.callFields(eventSource, name)).toBeUndefined();
  });

  test("without the file nothing is known of any call", () => {
    const find = openCallFields("", operations);
    expect(find("sns.amazonaws.com", "CreateTopic")).toBeUndefined();
  });

  test("only the line of the service that is asked for is read", () => {
    const [header = "", ...lines] = (catalogFiles.callFields ?? "").split("\n");
    const broken = lines.map((line) => (line.startsWith('["sns"') ? line : line.slice(0, -1)));
    const find = openCallFields([header, ...broken].join("\n"), operations);
    expect(find("sns.amazonaws.com", "CreateTopic")?.grade).toBe("rule");
  });
});
