import { expect, test } from "vitest";
import { renewalCommand } from "../../../src/aws/renewalCommand";
import { onMachine } from "../isolatedEnvironment";

const config = `
[default]
sso_start_url = https://example.awsapps.com/start
[profile sso]
sso_session = work
[profile console]
login_session = arn:aws:iam::123456789012:user/dev
[profile role]
role_arn = arn:aws:iam::123456789012:role/tester
source_profile = sso
[profile circle]
role_arn = arn:aws:iam::123456789012:role/tester
source_profile = circle
[profile keys]
region = eu-west-1
`;

test.each([
  { profile: undefined, command: "aws sso login" },
  { profile: "sso", command: "aws sso login --profile sso" },
  { profile: "console", command: "aws login --profile console" },
  { profile: "role", command: "aws sso login --profile sso" },
  { profile: "circle", command: undefined },
  { profile: "keys", command: undefined },
  { profile: "absent", command: undefined },
])("the login of profile $profile is renewed by $command", async ({ profile, command }) => {
  expect(await onMachine({ config }, () => renewalCommand(profile))).toBe(command);
});
