import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestError } from "../../../src/testing/engines/patternTester";
import type { Result } from "../../../src/base/result";
import { startServer, type AnsweringServer } from "../answeringServer";
import { event, matchingPattern } from "../ask";
import { onMachine, type AwsMachine } from "../isolatedEnvironment";

const run = promisify(execFile);
const project = resolve(import.meta.dirname, "../../..");

/** Asks once through the bundle, in a process of its own, as the extension host would. */
const program = `
const { createEventBridgeTester } = require(process.argv[2]);
const { settings, pattern, event } = JSON.parse(process.argv[3]);
const { signal } = new AbortController();
createEventBridgeTester(settings, signal)
  .then((opened) => (opened.ok ? opened.value.test(pattern, event, signal) : opened))
  .then((answer) => console.log(JSON.stringify(answer)));
`;

let folder: string;
let eventBridge: AnsweringServer;
/** IAM Identity Center and STS, each answering as far as a profile needs it. */
let identity: AnsweringServer;
const containerKeys = {
  AccessKeyId: "ASIACONTAINER",
  SecretAccessKey: "s",
  Token: "container token",
  Expiration: "2999-01-01T00:00:00Z",
};
const sessionKeys = { accessKeyId: "ASIASSO", secretAccessKey: "s", sessionToken: "sso token" };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aws-bundle-"));
  await run(process.execPath, ["esbuild.mjs", "--production", "--into", join(folder, "dist")], {
    cwd: project,
  });
  await writeFile(join(folder, "ask.cjs"), program);
  eventBridge = await startServer(() => ({ status: 200, body: { Result: true } }));
  identity = await startServer(({ path }) =>
    path.startsWith("/container")
      ? { status: 200, body: containerKeys }
      : path.startsWith("/federation/credentials")
        ? { status: 200, body: { roleCredentials: { ...sessionKeys, expiration: Date.UTC(2999, 0, 1) } } }
        : { status: 200, body: webIdentityAnswer, headers: { "content-type": "text/xml" } },
  );
});
afterAll(async () => {
  await eventBridge.close();
  await identity.close();
  await rm(folder, { recursive: true, force: true });
});

async function askBundle(machine: AwsMachine, settings: { profile?: string; region?: string } = {}) {
  return onMachine(machine, async (home) => {
    const question = {
      settings: { ...settings, endpoint: eventBridge.endpoint },
      pattern: matchingPattern,
      event,
    };
    const args = [join(folder, "ask.cjs"), join(folder, "dist", "aws.js"), JSON.stringify(question)];
    const { stdout } = await run(process.execPath, args, { cwd: home });
    return JSON.parse(stdout) as Result<boolean, TestError>;
  });
}

function lastRequest() {
  const last = eventBridge.requests.at(-1);
  if (last === undefined) throw new Error("Nothing was asked.");
  return last;
}

describe("the bundle dist/aws.js resolves credentials", () => {
  test("from variables", async () => {
    const variables = { AWS_ACCESS_KEY_ID: "AKIAENV", AWS_SECRET_ACCESS_KEY: "s", AWS_REGION: "eu-west-1" };
    expect(await askBundle({ variables })).toEqual({ ok: true, value: true });
    expect(lastRequest().headers.authorization).toContain("Credential=AKIAENV/");
  });

  test("from a profile with keys, and its Region", async () => {
    const credentials = "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = s\n";
    const config = "[profile dev]\nregion = us-gov-west-1\n";
    expect(await askBundle({ credentials, config }, { profile: "dev" })).toEqual({ ok: true, value: true });
    expect(lastRequest().headers.authorization).toMatch(/Credential=AKIADEV\/\d+\/us-gov-west-1\//);
  });

  test("from a profile named by AWS_PROFILE", async () => {
    const credentials =
      "[other]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = s\nregion = eu-west-1\n";
    expect(await askBundle({ credentials, variables: { AWS_PROFILE: "other" } })).toEqual({
      ok: true,
      value: true,
    });
    expect(lastRequest().headers.authorization).toContain("Credential=AKIAOTHER/");
  });

  test("from a credential_process", async () => {
    const script = join(folder, "credentials.cjs");
    const keys = {
      Version: 1,
      AccessKeyId: "AKIAPROCESS",
      SecretAccessKey: "s",
      SessionToken: "process token",
    };
    await writeFile(script, `console.log(${JSON.stringify(JSON.stringify(keys))})`);
    const config = `[profile tool]\nregion = eu-west-1\ncredential_process = "${process.execPath}" "${script}"\n`;
    expect(await askBundle({ config }, { profile: "tool" })).toEqual({ ok: true, value: true });
    expect(lastRequest().headers["x-amz-security-token"]).toBe("process token");
  });

  test("from a login of IAM Identity Center", async () => {
    const answer = await withLogin("2999-01-01T00:00:00Z", (machine) =>
      askBundle(machine, { profile: "sso" }),
    );
    expect(answer).toEqual({ ok: true, value: true });
    expect(lastRequest().headers["x-amz-security-token"]).toBe(sessionKeys.sessionToken);
  });

  test("from a container, whose endpoint wants a token", async () => {
    const variables = {
      AWS_REGION: "eu-central-1",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${identity.endpoint}/container`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "let me in",
    };
    expect(await askBundle({ variables })).toEqual({ ok: true, value: true });
    expect(lastRequest().headers.authorization).toMatch(/Credential=ASIACONTAINER\/\d+\/eu-central-1\//);
    expect(lastRequest().headers["x-amz-security-token"]).toBe("container token");
    expect(identity.requests.at(-1)?.headers.authorization).toBe("let me in");
  });

  test("with AWS_REGION before the profile's Region, and the setting before both", async () => {
    const credentials = "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = s\nregion = us-east-2\n";
    const machine = { credentials, variables: { AWS_PROFILE: "dev", AWS_REGION: "eu-north-1" } };
    await askBundle(machine);
    expect(lastRequest().headers.authorization).toMatch(/\/eu-north-1\//);
    await askBundle(machine, { region: "eu-south-1" });
    expect(lastRequest().headers.authorization).toMatch(/\/eu-south-1\//);
  });

  test("from a web identity", async () => {
    const token = join(folder, "token");
    await writeFile(token, "a.b.c");
    const variables = {
      AWS_REGION: "eu-west-1",
      AWS_ENDPOINT_URL_STS: identity.endpoint,
      AWS_WEB_IDENTITY_TOKEN_FILE: token,
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/web",
    };
    expect(await askBundle({ variables })).toEqual({ ok: true, value: true });
    expect(lastRequest().headers["x-amz-security-token"]).toBe("web token");
  });
});

describe("the bundle dist/aws.js says why it has no credentials", () => {
  test("a login that has expired is told with the command that renews it", async () => {
    const answer = await withLogin("2020-01-01T00:00:00Z", (machine) =>
      askBundle(machine, { profile: "sso" }),
    );
    const command = "aws sso login --profile sso";
    expect(answer).toEqual({ ok: false, error: { kind: "expiredLogin", profile: "sso", command } });
  });

  test("a login that was never made is told with the command that makes it", async () => {
    const answer = await withLogin(undefined, (machine) => askBundle(machine, { profile: "sso" }));
    const command = "aws sso login --profile sso";
    expect(answer).toEqual({ ok: false, error: { kind: "expiredLogin", profile: "sso", command } });
  });

  test("a profile that does not exist is told, and no other credentials are taken", async () => {
    const credentials = "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s\n";
    const before = eventBridge.requests.length;
    const answer = await askBundle({ credentials }, { profile: "typo", region: "eu-west-1" });
    expect(answer).toMatchObject({ ok: false, error: { kind: "noCredentials", profile: "typo" } });
    expect(eventBridge.requests).toHaveLength(before);
  });

  test("a credential_process that fails is told in its words, without its command line", async () => {
    const script = join(folder, "failing.cjs");
    await writeFile(script, 'console.error("vault is locked"); process.exit(1)');
    const config = `[profile tool]\nregion = eu-west-1\ncredential_process = "${process.execPath}" "${script}" --secret x\n`;
    expect(await askBundle({ config }, { profile: "tool" })).toEqual({
      ok: false,
      error: {
        kind: "noCredentials",
        profile: "tool",
        message: "credential_process failed: vault is locked",
      },
    });
  });

  test("nothing at all is told", async () => {
    expect(await askBundle({}, { region: "eu-west-1" })).toEqual({
      ok: false,
      error: { kind: "noCredentials" },
    });
  });
});

test("the bundle dist/aws.js uses the network modules that VS Code lends its proxy and certificates to", async () => {
  const text = await readFile(join(folder, "dist", "aws.js"), "utf8");
  expect(text).toMatch(/require\("https"\)/);
  expect(text).not.toMatch(/require\("node:(https?|net|tls)"\)/);
});

/** A machine with a profile of IAM Identity Center, whose login expires at a time or was never made. */
function withLogin<T>(expiresAt: string | undefined, ask: (machine: AwsMachine) => Promise<T>): Promise<T> {
  return onMachine({}, async (home) => {
    const cache = join(home, ".aws", "sso", "cache");
    await mkdir(cache, { recursive: true });
    const file = `${createHash("sha1").update("work").digest("hex")}.json`;
    if (expiresAt !== undefined)
      await writeFile(join(cache, file), JSON.stringify({ accessToken: "t", expiresAt }));
    const config =
      "[profile sso]\nsso_session = work\nsso_account_id = 123456789012\nsso_role_name = Developer\nregion = eu-west-1\n" +
      "[sso-session work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n";
    return ask({
      config,
      variables: { HOME: home, USERPROFILE: home, AWS_ENDPOINT_URL_SSO: identity.endpoint },
    });
  });
}

const webIdentityAnswer = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAWEB</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
<SessionToken>web token</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>
<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/web/x</Arn><AssumedRoleId>AROA:x</AssumedRoleId></AssumedRoleUser>
</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
