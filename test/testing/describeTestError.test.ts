import { expect, test } from "vitest";
import { describeTestError } from "../../src/testing/reports/describeTestError";
import type { TestError } from "../../src/testing/engines/patternTester";
import { remedies } from "../../src/vscode/remedies";

/** One row or more for each kind: the compiler holds that none is forgotten. */
const sentences: { [Kind in TestError["kind"]]: [Extract<TestError, { kind: Kind }>, string][] } = {
  invalidPattern: [
    [
      {
        kind: "invalidPattern",
        message:
          'Event pattern is not valid. Reason: Empty arrays are not allowed\n at [Source: (String)"{"a":[]}"; line: 1, column: 7]',
      },
      "EventBridge rejects the event pattern: Empty arrays are not allowed (line 1, column 7). Correct it and test again.",
    ],
    [
      {
        kind: "invalidPattern",
        message: "Event pattern is not valid. Reason: Malformed CIDR, one '/' required",
      },
      "EventBridge rejects the event pattern: Malformed CIDR, one '/' required. Correct it and test again.",
    ],
  ],
  invalidEvent: [
    [
      { kind: "invalidEvent", message: "Parameter Event is not valid.", missing: ["id", "time", "region"] },
      "EventBridge does not accept the event, because it lacks id, time and region. Add what is missing and test again.",
    ],
    [
      { kind: "invalidEvent", message: "Parameter Event is not valid.", missing: [] },
      "EventBridge does not accept the event. It must be a JSON object with id, account, source, time, region and detail-type.",
    ],
  ],
  noCredentials: [
    [
      { kind: "noCredentials" },
      "No AWS credentials were found. Log in with `aws configure`, `aws sso login` or your own tool, or choose another profile in the setting eventPattern.aws.profile.",
    ],
    [
      { kind: "noCredentials", profile: "dev", message: "credential_process failed: vault is locked" },
      "No AWS credentials were found for profile dev (credential_process failed: vault is locked). Log in with `aws configure`, `aws sso login` or your own tool, or choose another profile in the setting eventPattern.aws.profile.",
    ],
  ],
  expiredLogin: [
    [
      { kind: "expiredLogin", profile: "dev", command: "aws sso login --profile dev" },
      "The AWS login for profile dev has expired. Run `aws sso login --profile dev` in a terminal, and test again.",
    ],
    [
      { kind: "expiredLogin" },
      "The AWS credentials have expired. Refresh them with the tool that issued them, and test again.",
    ],
  ],
  invalidCredentials: [
    [
      { kind: "invalidCredentials", message: "The security token included in the request is invalid." },
      "AWS does not accept the credentials (The security token included in the request is invalid). Check the keys of the profile, and that the Region is enabled for the account.",
    ],
  ],
  clockSkew: [
    [
      {
        kind: "clockSkew",
        message:
          "Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z (20260101T010500Z - 5 min.)",
      },
      "Correct this computer's date, time and time zone, and test again. AWS rejects requests with a wrong time (Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z (20260101T010500Z - 5 min.)).",
    ],
  ],
  accessDenied: [
    [
      {
        kind: "accessDenied",
        action: "events:TestEventPattern",
        message: "…",
        endpoint: "http://localhost:4566",
      },
      "Ask your AWS administrator to allow events:TestEventPattern, which AWS at http://localhost:4566 denies, or choose another profile.",
    ],
    [
      { kind: "accessDenied", action: "events:TestEventPattern", message: "…" },
      "Ask your AWS administrator to allow events:TestEventPattern, which AWS denies, or choose another profile.",
    ],
  ],
  noRegion: [
    [
      { kind: "noRegion" },
      "No AWS Region is known. Set eventPattern.aws.region or AWS_REGION, or give the profile a region.",
    ],
  ],
  throttled: [
    [
      { kind: "throttled" },
      "EventBridge is throttling this account, even after several retries. Wait a moment and test again.",
    ],
  ],
  unreachable: [
    [
      {
        kind: "unreachable",
        endpoint: "http://localhost:4566",
        message: "connect ECONNREFUSED 127.0.0.1:4566",
      },
      "EventBridge at http://localhost:4566 could not be reached (connect ECONNREFUSED 127.0.0.1:4566). Check the network, the proxy, the Region and the setting eventPattern.aws.endpoint.",
    ],
    [
      {
        kind: "unreachable",
        of: "credentials",
        message: "no answer from the credential_process of profile tool within 60 s",
        stalled: true,
      },
      "The AWS credentials could not be fetched (no answer from the credential_process of profile tool within 60 s). Check the tool that provides them, the network and the proxy, and test again.",
    ],
  ],
  cancelled: [[{ kind: "cancelled" }, "The test was cancelled before EventBridge answered."]],
  notTrusted: [
    [
      { kind: "notTrusted" },
      "EventBridge is not asked in an untrusted workspace. Trust the workspace to test with AWS.",
    ],
  ],
  noAwsClient: [
    [
      { kind: "noAwsClient" },
      "The AWS client does not run in a browser. Open the folder in the desktop editor, or set eventPattern.test.engine to local.",
    ],
  ],
  failed: [
    [
      { kind: "failed", message: "Something went wrong (HTTP 500)" },
      "EventBridge returned no result: Something went wrong (HTTP 500). Test again, or set eventPattern.test.engine to local.",
    ],
  ],
};

const rows: [TestError, string][] = Object.values(sentences).flatMap(
  (entries): [TestError, string][] => entries,
);

test.each(rows)("%o is told as: %s", (error, sentence) => {
  expect(describeTestError(error, remedies)).toBe(sentence);
});
