import { parseKnownFiles } from "@smithy/core/config";
import { shownEndpoint } from "../testing/engines/awsEndpoint";

/** Where the credentials of a profile come from, in words, as far as the environment and the shared files tell. */
export async function credentialSource(profile: string | undefined): Promise<string> {
  const files = await parseKnownFiles({ ignoreCache: true }).catch(() => ({}));
  const profiles = new Map<string, Partial<Record<string, string>>>(Object.entries(files));
  const visited = new Set<string>();
  let name: string | undefined = profile ?? "default";
  let assumesRole = false;
  while (name !== undefined && !visited.has(name)) {
    visited.add(name);
    const data = profiles.get(name);
    if (data?.["credential_process"]) return `the credential_process of profile ${name}`;
    if (data?.["sso_session"] ?? data?.["sso_start_url"]) return "IAM Identity Center";
    assumesRole ||= Boolean(data?.["role_arn"]);
    name = data?.["source_profile"];
  }
  if (assumesRole) return "AWS STS";
  const { AWS_CONTAINER_CREDENTIALS_FULL_URI: full, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative } =
    process.env;
  if (relative) return "the container's credentials address";
  if (full) return `the container's credentials address ${shownEndpoint(full) ?? ""}`.trim();
  return "the AWS SDK's credential providers";
}
