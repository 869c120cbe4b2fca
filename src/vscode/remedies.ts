import type { Remedies } from "../testing/reports/remedies";

/** What can be done in the editor about what kept AWS from an answer. */
export const remedies: Remedies = {
  noCredentials:
    "Log in with `aws configure`, `aws sso login` or your own tool, or choose another profile in the setting eventPattern.aws.profile.",
  noRegion: "Set eventPattern.aws.region or AWS_REGION, or give the profile a region.",
  unreachable: "Check the network, the proxy, the Region and the setting eventPattern.aws.endpoint.",
  failed: "Test again, or set eventPattern.test.engine to local.",
  noSuchBus: "Choose another bus, or another profile or Region in the settings eventPattern.aws.",
  notTrusted: {
    tests: "EventBridge is not asked in an untrusted workspace. Trust the workspace to test with AWS.",
    rules: "AWS is not asked in an untrusted workspace. Trust the workspace to read and create rules.",
  },
  noAwsClient: {
    tests:
      "The AWS client does not run in a browser. " +
      "Open the folder in the desktop editor, or set eventPattern.test.engine to local.",
    rules:
      "The AWS client does not run in a browser. Open the folder in the desktop editor to read and create rules.",
  },
  noAwsClientInBrief: "EventBridge is asked only in the desktop editor.",
};
