import { describe, expect, test } from "vitest";
import { describeEngine, type EngineState } from "../../src/testing/reports/describeEngine";
import { remedies } from "../../src/vscode/remedies";

const dev = { profile: "dev", region: "eu-west-1" };

const rows: readonly (readonly [string, EngineState, RegExp])[] = [
  [
    "Auto: default profile",
    { engine: "auto", aws: {} },
    /if AWS credentials are found[^]*of the environment or the profile/,
  ],
  ["Auto: dev, eu-west-1", { engine: "auto", aws: dev }, /Profile: dev\nRegion: eu-west-1$/],
  [
    "AWS: default profile, us-east-1",
    { engine: "aws", aws: { region: "us-east-1" } },
    /by EventBridge and the local engine/,
  ],
  [
    "AWS: dev, eu-west-1 at localhost:4566",
    { engine: "aws", aws: { ...dev, endpoint: "http://localhost:4566" } },
    /Endpoint: http:\/\/localhost:4566$/,
  ],
  [
    "Auto: dev, eu-west-1 at proxy.example.com",
    { engine: "auto", aws: { ...dev, endpoint: "https://user:hunter2@proxy.example.com/x" } },
    /Endpoint: https:\/\/proxy\.example\.com\/x$/,
  ],
  [
    "AWS: dev, eu-west-1",
    { engine: "aws", aws: { ...dev, endpoint: "https://events.eu-west-1.amazonaws.com" } },
    /Region: eu-west-1$/,
  ],
  ["Local engine", { engine: "local", aws: dev }, /local engine only\.$/],
  [
    "Local (no AWS credentials)",
    { engine: "auto", aws: dev, lacksCredentials: true },
    /local engine only\. No AWS credentials were found\./,
  ],
  ["AWS: dev, eu-west-1", { engine: "aws", aws: dev, lacksCredentials: true }, /Region: eu-west-1$/],
  ["Local engine only", { engine: "aws", aws: dev, localOnly: "notTrusted" }, /untrusted workspace/],
  ["Local engine only", { engine: "auto", aws: dev, localOnly: "noAwsClient" }, /does not run in a browser/],
];

describe("the engine in the status bar", () => {
  test.each(rows)("%s", (text, state, details) => {
    expect(describeEngine(state, remedies)).toEqual({
      text,
      details: expect.stringMatching(details) as string,
    });
  });
});
