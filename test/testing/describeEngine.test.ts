import { describe, expect, test } from "vitest";
import { describeEngine, type EngineState } from "../../src/testing/describeEngine";

const dev = { profile: "dev", region: "eu-west-1" };

const rows: readonly (readonly [string, EngineState, RegExp])[] = [
  [
    "Auto: default profile",
    { engine: "auto", aws: {} },
    /where there are AWS credentials[^]*of the environment or the profile/,
  ],
  ["Auto: dev, eu-west-1", { engine: "auto", aws: dev }, /Profile: dev\nRegion: eu-west-1$/],
  [
    "AWS: default profile, us-east-1",
    { engine: "aws", aws: { region: "us-east-1" } },
    /by EventBridge, beside/,
  ],
  [
    "AWS: dev, eu-west-1",
    { engine: "aws", aws: { ...dev, endpoint: "http://localhost:4566" } },
    /Endpoint: http:\/\/localhost:4566$/,
  ],
  ["Local engine", { engine: "local", aws: dev }, /alone\.$/],
  ["Local engine only", { engine: "aws", aws: dev, localOnly: "untrustedWorkspace" }, /untrusted workspace/],
  ["Local engine only", { engine: "auto", aws: dev, localOnly: "needsDesktop" }, /which a browser is not/],
];

describe("the engine in the status bar", () => {
  test.each(rows)("%s", (text, state, details) => {
    expect(describeEngine(state)).toEqual({ text, details: expect.stringMatching(details) as string });
  });
});
