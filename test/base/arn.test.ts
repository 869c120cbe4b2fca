import { describe, expect, test } from "vitest";
import { isAwsPartition, readArn } from "../../src/base/arn";

describe("an ARN is read in six parts", () => {
  test.each([
    ["arn:aws:sqs:eu-west-1:123456789012:queue", ["aws", "sqs", "eu-west-1", "123456789012", "queue"]],
    ["arn:aws:s3:::bucket/key:1", ["aws", "s3", "", "", "bucket/key:1"]],
    ["arn:aws-cn:iam::123456789012:role/a", ["aws-cn", "iam", "", "123456789012", "role/a"]],
    ["arn:*:s*:*:*:*", ["*", "s*", "*", "*", "*"]],
  ])("%s", (text, [partition, service, region, account, resource]) => {
    expect(readArn(text)).toEqual({ partition, service, region, account, resource });
  });

  test.each([
    "",
    "queue",
    "arn:aws:sqs:eu-west-1:123456789012",
    "arn:aws:sqs:eu-west-1:123456789012:",
    "a:b:c:d:e:f",
  ])("%j is none", (text) => expect(readArn(text)).toBeUndefined());
});

test("AWS's partitions are told from other words", () => {
  const partitions = "aws aws-cn aws-us-gov aws-iso aws-iso-b aws-iso-e aws-iso-f aws-eusc".split(" ");
  expect(partitions.filter((each) => !isAwsPartition(each))).toEqual([]);
  expect(["", "*", "aws-", "awss", "aws_cn", "gcp"].filter(isAwsPartition)).toEqual([]);
});
