import { EventBridgeClient, TestEventPatternCommand } from "@aws-sdk/client-eventbridge";
import { getEndpointFromInstructions } from "@smithy/core/endpoints";
import { shownEndpoint } from "../testing/engines/awsEndpoint";
import type { AwsSettings } from "../testing/engines/eventBridge";
import type { TestError } from "../testing/engines/patternTester";
import type { Result } from "../base/result";
import { connect, type AwsConnection } from "./awsConnection";
import { renewalCommand } from "./renewalCommand";
import { toTestError, type FailureContext } from "./toTestError";
import { DeadlineError, withDeadline } from "./withDeadline";

/** How long to wait for AWS, in milliseconds, and how often to try. */
export interface Patience {
  readonly connectionTimeout: number;
  /** To the head of an answer. */
  readonly requestTimeout: number;
  readonly attempts: number;
  /** To the end of a call, all tries and the whole answer included. */
  readonly call: number;
  /** To the end of the search for credentials, once for each call. */
  readonly credentials: number;
}

/** The longest that a call may take, its retries and the body of its answer included. */
const callDeadline = 30_000;

/** The longest that credentials may take: a credential_process can ask for a touch or a code. */
const credentialsDeadline = 60_000;

/** EventBridge answers in well under a second; a user who waits wants an answer, not another minute. */
export const usualPatience: Patience = {
  connectionTimeout: 4_000,
  requestTimeout: 8_000,
  attempts: 3,
  call: callDeadline,
  credentials: credentialsDeadline,
};

/** Sends one command, with the signal that ends it. */
export type Call<T> = (
  client: EventBridgeClient,
  options: { readonly abortSignal: AbortSignal },
) => Promise<T>;

/** An EventBridge that can be asked; `dispose` closes the connections to it. */
export interface OpenClient {
  readonly region: string;
  readonly profile?: string;
  /** Who answers where that is not EventBridge's own endpoint, as it may be shown. */
  readonly endpoint?: string;
  /** What the call gives, with fresh credentials, each within its deadline. Rejects as the SDK does. */
  send<T>(call: Call<T>, signal: AbortSignal): Promise<T>;
  /** What is to be known of a failure of `send`. */
  failureContext(): Promise<FailureContext>;
  dispose(): void;
}

/**
 * Opens EventBridge for the settings. Fails when there is no Region, no credentials or no endpoint that makes sense,
 * before anything is sent to EventBridge.
 */
export async function openClient(
  settings: AwsSettings,
  signal: AbortSignal,
  patience: Patience,
): Promise<Result<OpenClient, TestError>> {
  const connected = await connect(settings, signal, patience.credentials);
  if (!connected.ok) return connected;
  const { region, profile, credentials, secrets } = connected.value;
  const client = createClient(connected.value, patience);
  let endpoint: string | undefined;
  try {
    endpoint = shownEndpoint(await resolvedEndpoint(client), region);
  } catch (error) {
    client.destroy();
    return { ok: false, error: toTestError(error, { profile, secrets: secrets() }) };
  }
  return {
    ok: true,
    value: {
      region,
      ...(profile === undefined ? {} : { profile }),
      ...(endpoint === undefined ? {} : { endpoint }),
      async send(call, callSignal) {
        await credentials(callSignal);
        const late = () => new DeadlineError("call", "whole answer", patience.call);
        return withDeadline((own) => call(client, { abortSignal: own }), patience.call, late, callSignal);
      },
      failureContext: async () => ({
        profile,
        endpoint,
        renewal: await renewalCommand(profile),
        secrets: secrets(),
      }),
      dispose: () => client.destroy(),
    },
  };
}

/**
 * The SDK's client, with throttled and broken calls tried again. It is given no logger, so that nothing of an event, a
 * pattern or a credential is written anywhere. It looks for no endpoint itself, because it would look in another profile.
 */
function createClient(connection: AwsConnection, patience: Patience): EventBridgeClient {
  const { region, profile, endpoint, provider } = connection;
  return new EventBridgeClient({
    region,
    credentials: provider,
    maxAttempts: patience.attempts,
    retryMode: "standard",
    ignoreConfiguredEndpointUrls: true,
    requestHandler: {
      connectionTimeout: patience.connectionTimeout,
      requestTimeout: patience.requestTimeout,
      throwOnRequestTimeout: true,
    },
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
}

/** The endpoint that the client itself will ask. */
async function resolvedEndpoint(client: EventBridgeClient): Promise<string> {
  const { url } = await getEndpointFromInstructions({}, TestEventPatternCommand, { ...client.config });
  return url.href;
}
