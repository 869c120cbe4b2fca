import { createEventBridgeTester } from "../../src/aws/awsServices";
import { usualPatience, type Patience } from "../../src/aws/eventBridgeClient";
import type { AwsSettings } from "../../src/testing/engines/eventBridge";
import type { TestError } from "../../src/testing/engines/patternTester";
import type { Result } from "../../src/base/result";

export const event = JSON.stringify({
  id: "12345678-1234-1234-1234-123456789012",
  "detail-type": "Config Rules Compliance Change",
  source: "aws.config",
  account: "123456789012",
  time: "2026-01-01T00:00:00Z",
  region: "eu-west-1",
  detail: { newEvaluationResult: { complianceType: "NON_COMPLIANT" } },
});
export const matchingPattern = '{"detail":{"newEvaluationResult":{"complianceType":["NON_COMPLIANT"]}}}';

/** What the question needs; whatever is absent is right. */
export interface Question extends AwsSettings {
  readonly pattern?: string;
  readonly event?: string;
  readonly signal?: AbortSignal;
  readonly patience?: Partial<Patience>;
}

/** Opens EventBridge as the extension does, asks once, and closes it. */
export async function ask(question: Question): Promise<Result<boolean, TestError>> {
  const { pattern = matchingPattern, event: sent = event, signal = new AbortController().signal } = question;
  const { patience, profile, region, endpoint } = question;
  const settings = {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  const waits = { ...usualPatience, ...patience };
  const opened = await createEventBridgeTester(settings, signal, waits);
  if (!opened.ok) return opened;
  try {
    return await opened.value.test(pattern, sent, signal);
  } finally {
    opened.value.dispose();
  }
}
