import { parseKnownFiles } from "@smithy/core/config";
import { awsEnvironment, ignoresEndpoints } from "../testing/engines/awsEnvironment";
import type { Result } from "../base/result";

/** An endpoint in place of EventBridge's own, and who says so. */
export interface ConfiguredEndpoint {
  readonly url: string;
  readonly from: string;
}

type Sections = Partial<Record<string, Partial<Record<string, string>>>>;

/**
 * The endpoint that is to be asked in place of EventBridge's own: of the setting, else of the environment, else of the
 * profile, where the part for EventBridge of its `services` section counts before its `endpoint_url`. The SDK would
 * read the profile of AWS_PROFILE alone, not one that a setting names. Fails in a sentence.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export async function configuredEndpoint(
  setting: string | undefined,
  profile: string | undefined,
): Promise<Result<ConfiguredEndpoint | undefined, string>> {
  const files: Sections =
    setting === undefined ? await parseKnownFiles({ ignoreCache: true }).catch(() => ({})) : {};
  const found =
    setting === undefined
      ? (endpointOfEnvironment() ?? profileEndpoint(files, profile ?? "default"))
      : { url: setting, from: "the setting eventPattern.aws.endpoint" };
  if (typeof found === "string") return { ok: false, error: found };
  if (found !== undefined && !(/^https?:\/\/[^/]/i.test(found.url) && URL.canParse(found.url))) {
    // Not quoted: it can hold a password.
    return { ok: false, error: `The endpoint of ${found.from} is not an HTTP or HTTPS URL.` };
  }
  return { ok: true, value: found };
}

function endpointOfEnvironment(): ConfiguredEndpoint | undefined {
  const { endpoint: url } = awsEnvironment(process.env);
  const own = process.env["AWS_ENDPOINT_URL_EVENTBRIDGE"];
  return url === undefined
    ? undefined
    : { url, from: own ? "AWS_ENDPOINT_URL_EVENTBRIDGE" : "AWS_ENDPOINT_URL" };
}

/** The endpoint that a profile of the files names; a sentence where its `services` section is not there. */
export function profileEndpoint(files: Sections, profile: string): ConfiguredEndpoint | string | undefined {
  const section = files[profile];
  if (section === undefined || ignoresEndpoints(process.env)) return undefined;
  if (section["ignore_configured_endpoint_urls"]?.toLowerCase() === "true") return undefined;
  const { services, endpoint_url: all } = section;
  const from = `the profile ${profile}`;
  if (services) {
    const own = files[`services.${services}`];
    if (own === undefined)
      return `The profile ${profile} refers to the services section ${services}, which is missing from the AWS config file.`;
    const url = own["eventbridge.endpoint_url"];
    if (url) return { url, from };
  }
  return all ? { url: all, from } : undefined;
}
