import type { AwsSettings } from "./eventBridge";

/**
 * What the environment's variables say where the settings say nothing: profile, Region, and the endpoint for EventBridge,
 * its own before that for all services. The SDK's names and order.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function awsEnvironment(variables: Readonly<Record<string, string | undefined>>): AwsSettings {
  const { AWS_PROFILE: profile, AWS_REGION: region } = variables;
  const endpoint = ignoresEndpoints(variables)
    ? undefined
    : variables["AWS_ENDPOINT_URL_EVENTBRIDGE"] || variables["AWS_ENDPOINT_URL"];
  return {
    ...(profile ? { profile } : {}),
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
  };
}

/** Whether the endpoints that the environment names are to be ignored. */
export function ignoresEndpoints(variables: Readonly<Record<string, string | undefined>>): boolean {
  return variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.toLowerCase() === "true";
}
