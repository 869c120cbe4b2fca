import { parseKnownFiles } from "@smithy/core/config";

/**
 * The command that renews the login behind a profile: `aws sso login --profile dev` for IAM Identity Center,
 * `aws login --profile dev` for a console login. A profile that assumes a role is renewed at the profile it starts
 * from. Undefined when the profile has no login of that kind, or the shared files cannot be read.
 */
export async function renewalCommand(profile: string | undefined): Promise<string | undefined> {
  const files = await parseKnownFiles({ ignoreCache: true }).catch(() => ({}));
  return renewalCommandIn(new Map(Object.entries(files)), profile);
}

/** What renewalCommand gives, of files that have been read. */
export function renewalCommandIn(
  profiles: ReadonlyMap<string, Partial<Record<string, string>>>,
  profile: string | undefined,
): string | undefined {
  const visited = new Set<string>();
  let name: string | undefined = profile ?? "default";
  while (name !== undefined && !visited.has(name)) {
    visited.add(name);
    const data = profiles.get(name);
    const option =
      name === "default" ? "" : ` --profile ${/^[\w.@/-]+$/.test(name) ? name : JSON.stringify(name)}`;
    if (data?.["sso_session"] ?? data?.["sso_start_url"]) return `aws sso login${option}`;
    if (data?.["login_session"]) return `aws login${option}`;
    name = data?.["source_profile"];
  }
  return undefined;
}
