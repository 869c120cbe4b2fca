import { fromIni } from "@aws-sdk/credential-provider-ini";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  parseKnownFiles,
} from "@smithy/core/config";
import type { AwsSettings } from "../testing/engines/eventBridge";
import type { TestError } from "../testing/engines/patternTester";
import type { Result } from "../base/result";
import { configuredEndpoint } from "./configuredEndpoint";
import { credentialSource } from "./credentialSource";
import { renewalCommand } from "./renewalCommand";
import { toTestError } from "./toTestError";
import { DeadlineError, withDeadline } from "./withDeadline";

/** The SDK's own type for a provider of credentials; credentials themselves never leave this folder. */
type Provider = ReturnType<typeof defaultProvider>;

/** A Region, and credentials that have been resolved once. */
export interface AwsConnection {
  readonly region: string;
  readonly profile: string | undefined;
  /** In place of EventBridge's own, of the setting, the environment or the profile; it can hold a password. */
  readonly endpoint: string | undefined;
  readonly provider: Provider;
  /** Resolves once there are credentials that have not expired; rejects with a DeadlineError where that takes too long. */
  readonly credentials: (signal: AbortSignal) => Promise<void>;
  /** What no message may show: the keys and the token that were resolved last, and those of the environment. */
  readonly secrets: () => readonly string[];
}

/** Where the SDK looks: the shared files are read afresh each time. */
interface SharedFiles {
  readonly profile?: string;
  readonly ignoreCache: true;
}

/**
 * The Region, the endpoint and the credentials that the SDK's standard chain gives: environment, SSO, shared files
 * (static keys, assumed roles, credential_process, web identity, login), container, instance. The shared files are read
 * afresh each time, because an editor runs for days and the SDK would remember what they held when it first looked.
 * `deadline`, in milliseconds, is for all of it: the SDK waits without end for a container that is silent and for a
 * credential_process that hangs.
 */
export async function connect(
  settings: AwsSettings,
  signal: AbortSignal,
  deadline: number,
): Promise<Result<AwsConnection, TestError>> {
  const profile = settings.profile ?? (process.env["AWS_PROFILE"] || undefined);
  let source = "";
  const late = () => new DeadlineError("credentials", `answer from ${source}`, deadline);
  const search = async (): Promise<Result<AwsConnection, TestError>> => {
    source = await credentialSource(profile);
    return resolve(settings, profile, (work, own) => withDeadline(work, deadline, late, own));
  };
  if (signal.aborted) return { ok: false, error: { kind: "cancelled" } };
  try {
    return await withDeadline(search, deadline, late, signal);
  } catch (error) {
    return { ok: false, error: toTestError(error, { profile, secrets: environmentSecrets() }) };
  }
}

async function resolve(
  settings: AwsSettings,
  profile: string | undefined,
  inTime: (work: () => Promise<unknown>, signal: AbortSignal) => Promise<unknown>,
): Promise<Result<AwsConnection, TestError>> {
  const files: SharedFiles = { ignoreCache: true, ...(profile === undefined ? {} : { profile }) };
  const endpoint = await configuredEndpoint(settings.endpoint, profile);
  if (!endpoint.ok) return { ok: false, error: { kind: "failed", message: endpoint.error } };
  let secrets = environmentSecrets();
  try {
    if (profile !== undefined && !Object.hasOwn(await parseKnownFiles(files), profile)) {
      return {
        ok: false,
        error: { kind: "noCredentials", profile, message: `the profile ${profile} does not exist` },
      };
    }
    const region = settings.region ?? (await regionOf(files));
    const chain = defaultProvider({
      ...files,
      ...(region === undefined ? {} : { clientConfig: { region } }),
    });
    const provider: Provider = async (properties) => {
      const identity = await chain(properties);
      const { accessKeyId, secretAccessKey, sessionToken = "" } = identity;
      secrets = [accessKeyId, secretAccessKey, sessionToken, ...environmentSecrets()];
      return identity;
    };
    await provider();
    // Told last: who has no credentials either is better served by hearing that.
    if (region === undefined) return { ok: false, error: { kind: "noRegion" } };
    const credentials = async (signal: AbortSignal): Promise<void> => {
      await inTime(() => provider(), signal);
    };
    const url = endpoint.value?.url;
    return {
      ok: true,
      value: { region, profile, endpoint: url, provider, credentials, secrets: () => secrets },
    };
  } catch (error) {
    return { ok: false, error: await explainFailure(error, profile, files, secrets) };
  }
}

function environmentSecrets(): readonly string[] {
  const names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
  return [...names, "AWS_CONTAINER_AUTHORIZATION_TOKEN"].flatMap((name) => process.env[name] ?? []);
}

/** The Region of AWS_REGION, the profile or the instance; undefined when none of them names one, or an empty one. */
async function regionOf(files: SharedFiles): Promise<string | undefined> {
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
  files: SharedFiles,
  secrets: readonly string[],
): Promise<TestError> {
  const context = { profile, renewal: await renewalCommand(profile), secrets };
  const first: TestError = isNoInstance(error) ? { kind: "noCredentials" } : toTestError(error, context);
  if (first.kind !== "noCredentials") return first;
  try {
    await fromIni(files)();
    return first;
  } catch (reason) {
    const second = toTestError(reason, context);
    if (second.kind !== "noCredentials") return second;
    const empty =
      second.message === undefined || /^Could not resolve credentials using profile/.test(second.message);
    return empty ? { kind: "noCredentials", ...(profile === undefined ? {} : { profile }) } : second;
  }
}

/**
 * Whether the instance metadata service, the last that the SDK asks, is not there: at its address a network's sign-in
 * page can answer, which the SDK takes for a token (a header that Node refuses), a role's name (a path that Node
 * refuses) or credentials (no JSON, or other JSON). Then there are no credentials, and that is no trouble.
 */
function isNoInstance(error: unknown): boolean {
  const { AWS_CONTAINER_CREDENTIALS_FULL_URI: full, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative } =
    process.env;
  if (full || relative || !(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return (
    code === "ERR_INVALID_CHAR" ||
    code === "ERR_UNESCAPED_CHARACTERS" ||
    error instanceof SyntaxError ||
    /instance metadata service/i.test(error.message)
  );
}
