import { describe, expect, test } from "vitest";
import { accept, labels } from "./acceptSuggestion";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();

describe("what AWS Config sends, as the catalog ships", () => {
  test.each([
    ['{ "source": ["|"] }', "aws.config", '{ "source": ["aws.config"|] }'],
    [
      '{ "source": ["aws.config"], "detail-type": ["compliance|"] }',
      "Config Rules Compliance Change",
      '{ "source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"|] }',
    ],
  ])("%s, accepting %s", (before, label, after) => {
    expect(accept(before, label, catalog)).toBe(after);
  });

  test.each(["bucket", "AWS::S3", "s3bucket", "S3::B"])("the word %s finds AWS::S3::Bucket", (word) => {
    const start = '{ "detail-type": ["Config Rules Compliance Change"], "detail": { "resourceType": [';
    expect(labels(`${start}"${word}|"] } }`, catalog)).toContain("AWS::S3::Bucket");
    expect(labels(`${start}${word}|] } }`, catalog)).toContain("AWS::S3::Bucket");
  });
});
