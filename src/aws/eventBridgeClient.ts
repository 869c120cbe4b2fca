import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { AwsConnection } from "./awsConnection";

/** How long to wait for AWS, in milliseconds, and how often to try. */
export interface Patience {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly attempts: number;
}

/** EventBridge answers in well under a second; a user who waits wants an answer, not another minute. */
export const usualPatience: Patience = { connectionTimeout: 4_000, requestTimeout: 8_000, attempts: 3 };

/**
 * The SDK's client, with throttled and broken calls tried again. It is given no logger, so that nothing of an event, a
 * pattern or a credential is written anywhere.
 */
export function eventBridgeClient(connection: AwsConnection, patience: Patience): EventBridgeClient {
  const { region, profile, endpoint, credentials } = connection;
  return new EventBridgeClient({
    region,
    credentials,
    maxAttempts: patience.attempts,
    retryMode: "standard",
    requestHandler: {
      connectionTimeout: patience.connectionTimeout,
      requestTimeout: patience.requestTimeout,
      throwOnRequestTimeout: true,
    },
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
}
