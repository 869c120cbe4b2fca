import { expect, test } from "vitest";
import { readAwsProfiles } from "../../../src/aws/awsProfiles";
import { onMachine } from "../isolatedEnvironment";

test("the profiles of both shared files are listed, the default first, with the command of a login", async () => {
  const config = `[profile zone]
region = eu-west-1
sso_session = work
[sso-session work]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
[services local]
eventbridge =
  endpoint_url = http://localhost:4566
[profile assumed]
source_profile = zone
role_arn = arn:aws:iam::123456789012:role/x
[default]
region = us-east-1
[profile emulator]
services = local
[profile proxy]
endpoint_url = https://user:hunter2@proxy.example.com
[profile regional]
region = eu-west-1
endpoint_url = https://events.eu-west-1.amazonaws.com
`;
  const credentials = "[keys]\naws_access_key_id = AKIAKEYS\naws_secret_access_key = secret\n";
  await onMachine({ config, credentials }, async () => {
    expect(await readAwsProfiles()).toEqual([
      { name: "default", region: "us-east-1" },
      { name: "assumed", login: "aws sso login --profile zone" },
      { name: "emulator", endpoint: "http://localhost:4566" },
      { name: "keys" },
      { name: "proxy", endpoint: "https://proxy.example.com" },
      { name: "regional", region: "eu-west-1" },
      { name: "zone", region: "eu-west-1", login: "aws sso login --profile zone" },
    ]);
  });
});

test("without shared files there are none", async () => {
  const variables = {
    AWS_CONFIG_FILE: "/nowhere/config",
    AWS_SHARED_CREDENTIALS_FILE: "/nowhere/credentials",
  };
  await onMachine({ variables }, async () => {
    expect(await readAwsProfiles()).toEqual([]);
  });
});
