import { TestEventPatternCommand } from "@aws-sdk/client-eventbridge";
import type { AwsSettings, EventBridgeTester } from "../testing/engines/eventBridge";
import type { TestError } from "../testing/engines/patternTester";
import type { Result } from "../base/result";
import { openClient, usualPatience, type OpenClient, type Patience } from "./eventBridgeClient";
import { toTestError } from "./toTestError";

/**
 * A tester that asks EventBridge's TestEventPattern, over signed HTTP, with throttled and broken calls tried again.
 * Fails when there is no Region or no credentials, before anything is sent to EventBridge.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
 */
export async function createEventBridgeTester(
  settings: AwsSettings,
  signal: AbortSignal,
  patience: Patience = usualPatience,
): Promise<Result<EventBridgeTester, TestError>> {
  const opened = await openClient(settings, signal, patience);
  if (!opened.ok) return opened;
  const client = opened.value;
  const { endpoint } = client;
  return {
    ok: true,
    value: {
      name: testerName(client),
      async test(pattern, event, callSignal) {
        try {
          const command = new TestEventPatternCommand({ EventPattern: pattern, Event: event });
          const answer = await client.send((sdk, options) => sdk.send(command, options), callSignal);
          if (typeof answer.Result === "boolean") return { ok: true, value: answer.Result };
          const message = "The endpoint returned no result.";
          return {
            ok: false,
            error: { kind: "failed", message, ...(endpoint === undefined ? {} : { endpoint }) },
          };
        } catch (error) {
          return { ok: false, error: toTestError(error, await client.failureContext()) };
        }
      },
      dispose: () => client.dispose(),
    },
  };
}

function testerName({ region, profile, endpoint }: OpenClient): string {
  const at = endpoint === undefined ? "" : ` at ${endpoint}`;
  return `EventBridge${at} (${region}${profile === undefined ? "" : `, profile ${profile}`})`;
}
