import { parseKnownFiles } from "@smithy/core/config";
import { shownEndpoint } from "../testing/engines/awsEndpoint";
import type { AwsProfile } from "../testing/engines/eventBridge";
import { profileEndpoint } from "./configuredEndpoint";
import { renewalCommandIn } from "./renewalCommand";

/**
 * The profiles of the shared AWS config files, `default` first and the others by name; read afresh each time. None where
 * the files cannot be read. Only names, Regions, endpoints without their passwords and the commands of logins are told.
 */
export async function readAwsProfiles(): Promise<readonly AwsProfile[]> {
  const files = await parseKnownFiles({ ignoreCache: true }).catch(() => ({}));
  const profiles = new Map(Object.entries(files));
  return (
    [...profiles]
      // The SDK's loader gives the sections of sessions and services too.
      .filter(([name]) => !/^(sso-session|services)\./.test(name))
      .map(([name, { region }]): AwsProfile => {
        const login = renewalCommandIn(profiles, name);
        const found = profileEndpoint(files, name);
        const endpoint = typeof found === "object" ? shownEndpoint(found.url, region) : undefined;
        return {
          name,
          ...(region ? { region } : {}),
          ...(endpoint === undefined ? {} : { endpoint }),
          ...(login === undefined ? {} : { login }),
        };
      })
      .sort(
        (one, other) =>
          Number(other.name === "default") - Number(one.name === "default") ||
          one.name.localeCompare(other.name),
      )
  );
}
