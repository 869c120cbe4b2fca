import { fromIni } from "@aws-sdk/credential-provider-ini";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  parseKnownFiles,
} from "@smithy/core/config";
import type { AwsSettings } from "../testing/eventBridge";
import type { TestError } from "../testing/patternTester";
import type { Result } from "../testing/result";
import { afterAbort } from "./afterAbort";
import { renewalCommand } from "./renewalCommand";
import { toTestError } from "./toTestError";

/** The SDK's own type for a provider of credentials; credentials themselves never leave this folder. */
type Credentials = ReturnType<typeof defaultProvider>;

/** A Region, and credentials that have been resolved once. */
export interface AwsConnection {
  readonly region: string;
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
  readonly credentials: Credentials;
}

/**
 * The Region and the credentials that the SDK's standard chain gives: environment, SSO, shared files (static keys,
 * assumed roles, credential_process, web identity, login), container, instance. The shared files are read afresh each
 * time, because an editor runs for days and the SDK would remember what they held when it first looked.
 */
export async function connect(
  settings: AwsSettings,
  signal: AbortSignal,
): Promise<Result<AwsConnection, TestError>> {
  const profile = settings.profile ?? (process.env["AWS_PROFILE"] || undefined);
  const endpoint = settings.endpoint;
  if (endpoint !== undefined && !/^https?:\/\/[^/]/.test(endpoint)) {
    return failed(`The endpoint "${endpoint}" is not an http or https address.`);
  }
  const files = { ignoreCache: true, ...(profile === undefined ? {} : { profile }) };
  try {
    if (profile !== undefined && !Object.hasOwn(await parseKnownFiles(files), profile)) {
      return {
        ok: false,
        error: { kind: "noCredentials", profile, message: `there is no profile ${profile}` },
      };
    }
    const region = settings.region ?? (await afterAbort(regionOf(files), signal));
    const credentials = defaultProvider({
      ...files,
      ...(region === undefined ? {} : { clientConfig: { region } }),
    });
    await afterAbort(credentials(), signal);
    // Told last: who has no credentials either is better served by hearing that.
    if (region === undefined) return { ok: false, error: { kind: "noRegion" } };
    return { ok: true, value: { region, profile, endpoint, credentials } };
  } catch (error) {
    return { ok: false, error: await explainFailure(error, profile, files, signal) };
  }
}

/** The Region of AWS_REGION, the profile or the instance; undefined when none of them names one, or an empty one. */
async function regionOf(files: { profile?: string; ignoreCache: boolean }): Promise<string | undefined> {
  const options = { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...files };
  try {
    return (await loadConfig(NODE_REGION_CONFIG_OPTIONS, options)()) || undefined;
  } catch {
    // Whatever went wrong on the way, there is no Region, and that is what the user can mend.
    return undefined;
  }
}

/**
 * At the end of its chain the SDK says only that no provider had credentials. Where a profile was meant to have them
 * (a credential_process that fails, say), asking that profile alone says why.
 */
async function explainFailure(
  error: unknown,
  profile: string | undefined,
  files: { profile?: string; ignoreCache: boolean },
  signal: AbortSignal,
): Promise<TestError> {
  const context = { profile, renewal: await renewalCommand(profile) };
  const first = toTestError(error, context);
  if (first.kind !== "noCredentials") return first;
  try {
    await afterAbort(fromIni(files)(), signal);
    return first;
  } catch (reason) {
    const second = toTestError(reason, context);
    if (second.kind !== "noCredentials") return second;
    const empty =
      second.message === undefined || /^Could not resolve credentials using profile/.test(second.message);
    return empty ? { kind: "noCredentials", ...(profile === undefined ? {} : { profile }) } : second;
  }
}

function failed(message: string): Result<never, TestError> {
  return { ok: false, error: { kind: "failed", message } };
}
