import { endpointHost, shownEndpoint } from "../engines/awsEndpoint";
import { describeTestError } from "./describeTestError";
import type { Remedies } from "./remedies";
import type { AwsSettings } from "../engines/eventBridge";
import type { Engine } from "../engines/testPattern";
import { visibleLine } from "../../base/harmlessText";

/** Who answers when a pattern is tested, as far as that is known before EventBridge is asked. */
export interface EngineState {
  readonly engine: Engine;
  /** What holds for the call: of the settings, else of the environment, Region and endpoint else of the profile. */
  readonly aws: AwsSettings;
  /** Why EventBridge cannot be asked here, whatever the settings say. */
  readonly localOnly?: "notTrusted" | "noAwsClient";
  /** Whether the last search for credentials with these settings found none. */
  readonly lacksCredentials?: boolean;
}

/**
 * The engine, profile and Region for a status bar, where there is little room, and in full sentences for its hover; the
 * endpoint too, where that is not EventBridge's own.
 */
export function describeEngine(
  { engine, aws, localOnly, lacksCredentials = false }: EngineState,
  remedies: Remedies,
): {
  readonly text: string;
  readonly details: string;
} {
  if (localOnly !== undefined) {
    return { text: "Local engine only", details: describeTestError({ kind: localOnly }, remedies) };
  }
  if (engine === "local") {
    return { text: "Local engine", details: "Event patterns are tested by the local engine only." };
  }
  if (engine === "auto" && lacksCredentials) {
    const details = describeTestError({ kind: "noCredentials" }, remedies);
    return {
      text: "Local (no AWS credentials)",
      details: `Event patterns are tested by the local engine only. ${details}`,
    };
  }
  const { profile, region } = aws;
  const endpoint = aws.endpoint === undefined ? undefined : shownEndpoint(aws.endpoint, region);
  const asked =
    engine === "aws"
      ? "Event patterns are tested by EventBridge and the local engine."
      : "Event patterns are tested by the local engine, and by EventBridge if AWS credentials are found.";
  const lines = [
    asked,
    `Profile: ${profile ?? "default"}`,
    `Region: ${region ?? "of the environment or the profile"}`,
  ];
  if (endpoint !== undefined) lines.push(`Endpoint: ${endpoint}`);
  const named = [profile ?? "default profile", ...(region === undefined ? [] : [region])];
  const at = endpoint === undefined ? "" : ` at ${endpointHost(endpoint)}`;
  return {
    text: `${engine === "aws" ? "AWS" : "Auto"}: ${named.join(", ")}${at}`,
    details: lines.map(visibleLine).join("\n"),
  };
}
