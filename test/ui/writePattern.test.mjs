import { expect } from "vitest";
import { userTest } from "./userTest.mjs";

const name = "compliance.eventpattern.json";

userTest(
  "a pattern is written with accepted completions alone",
  { files: { [name]: "" } },
  async (window) => {
    await window.openEmptyFile(name);
    await window.type("{");
    await window.press("Enter");
    await window.accept("source");
    await window.type("config");
    await window.accept("aws.config");
    await window.press("End");
    await window.type(",");
    await window.press("Enter");
    await window.accept("detail-type");
    await window.type("rules");
    await window.accept("Config Rules Compliance Change", "Tab");
    await window.press("End");
    await window.type(",");
    await window.press("Enter");
    await window.accept("detail");
    await window.type("newEval");
    await window.accept("newEvaluationResult");
    await window.accept("complianceType");
    await window.accept("NON_COMPLIANT");

    await expect.poll(() => window.savedText(name)).toBe(`{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": { "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] } }
}`);
    await expect.poll(() => window.problems()).toEqual([]);
  },
);

userTest(
  "a resource type is found by any part of its name",
  { files: { [name]: pattern('""') } },
  async (window) => {
    await window.openFile(name);
    await window.goTo(4, pattern("").split("\n")[3].indexOf("[") + 3);
    await window.type("bucket");
    await window.accept("AWS::S3::Bucket");
    await window.press("End", "ArrowLeft", "ArrowLeft", "ArrowLeft");
    await window.type(', "');
    await window.type("sgroup");
    await window.accept("AWS::EC2::SecurityGroup");
    await expect
      .poll(() => window.savedText(name))
      .toBe(pattern('"AWS::S3::Bucket", "AWS::EC2::SecurityGroup"'));
  },
);

userTest("a snippet becomes a valid pattern", { files: { [name]: "" } }, async (window) => {
  await window.openEmptyFile(name);
  await window.type("config-rules");
  await window.accept("config-rules-compliance-change");
  await window.press("Escape");
  await expect.poll(() => window.savedText(name)).toBe(`{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "messageType": ["ComplianceChangeNotification"],
    "configRuleName": [{ "prefix": "s3-bucket-" }],
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    }
  }
}`);
  await expect.poll(() => window.problems()).toEqual([]);
});

function pattern(resourceTypes) {
  return `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": { "resourceType": [${resourceTypes}] }
}
`;
}
