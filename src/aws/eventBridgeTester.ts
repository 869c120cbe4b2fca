import { TestEventPatternCommand } from "@aws-sdk/client-eventbridge";
import type { AwsSettings, EventBridgeTester } from "../testing/eventBridge";
import type { TestError } from "../testing/patternTester";
import type { Result } from "../testing/result";
import { afterAbort } from "./afterAbort";
import { connect } from "./awsConnection";
import { eventBridgeClient, usualPatience, type Patience } from "./eventBridgeClient";
import { renewalCommand } from "./renewalCommand";
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
  const connection = await connect(settings, signal);
  if (!connection.ok) return connection;
  const { region, profile, endpoint } = connection.value;
  const client = eventBridgeClient(connection.value, patience);
  return {
    ok: true,
    value: {
      name: testerName(region, profile, endpoint),
      async test(pattern, event, callSignal) {
        try {
          const command = new TestEventPatternCommand({ EventPattern: pattern, Event: event });
          const answer = await afterAbort(client.send(command, { abortSignal: callSignal }), callSignal);
          if (typeof answer.Result === "boolean") return { ok: true, value: answer.Result };
          return {
            ok: false,
            error: { kind: "failed", message: "The endpoint answered without a verdict." },
          };
        } catch (error) {
          const renewal = await renewalCommand(profile);
          return { ok: false, error: toTestError(error, { profile, endpoint, renewal }) };
        }
      },
      dispose() {
        client.destroy();
      },
    },
  };
}

function testerName(region: string, profile: string | undefined, endpoint: string | undefined): string {
  const at = endpoint === undefined ? "" : ` at ${endpoint}`;
  return `EventBridge${at} (${region}${profile === undefined ? "" : `, profile ${profile}`})`;
}
