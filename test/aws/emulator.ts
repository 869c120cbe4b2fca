/** The emulator that scripts/testAws.mjs started; it verifies signatures and policies. */
export const emulator = process.env["EVENTBRIDGE_EMULATOR"] ?? "";
/** The emulator's administrator, whose signature it does not verify. */
const administrator = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "eu-west-1",
};

/** Makes an IAM user of the emulator who may do these actions and no others, and gives the user's keys as variables. */
export async function createUser(name: string, ...actions: string[]): Promise<Record<string, string>> {
  await iam({ Action: "CreateUser", UserName: name });
  await iam({
    Action: "PutUserPolicy",
    UserName: name,
    PolicyName: "one",
    PolicyDocument: policy(...actions),
  });
  const answer = await iam({ Action: "CreateAccessKey", UserName: name });
  return {
    AWS_ACCESS_KEY_ID: element(answer, "AccessKeyId"),
    AWS_SECRET_ACCESS_KEY: element(answer, "SecretAccessKey"),
    AWS_REGION: "eu-west-1",
  };
}

/** Makes a role that every user of the account may assume when their policy lets them, and gives its ARN. */
export async function createRole(name: string, action: string): Promise<string> {
  const trust = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::000000000000:root" },
    Action: "sts:AssumeRole",
  };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
  const answer = await iam({ Action: "CreateRole", RoleName: name, AssumeRolePolicyDocument: document });
  await iam({ Action: "PutRolePolicy", RoleName: name, PolicyName: "one", PolicyDocument: policy(action) });
  return element(answer, "Arn");
}

function policy(...actions: string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
  });
}

/** Asks the emulator's IAM as its administrator. */
function iam(parameters: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ Version: "2010-05-08", ...parameters }).toString();
  return asAdministrator("iam", { "content-type": "application/x-www-form-urlencoded" }, body);
}

/** What the emulator's SQS answers its administrator. */
export async function sqs(action: string, parameters: object): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": `AmazonSQS.${action}` };
  const answer = await asAdministrator("sqs", headers, JSON.stringify(parameters));
  return JSON.parse(answer === "" ? "{}" : answer) as Record<string, unknown>;
}

async function asAdministrator(
  service: string,
  headers: Record<string, string>,
  body: string,
): Promise<string> {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${administrator.AWS_ACCESS_KEY_ID}/${date.slice(0, 8)}/${administrator.AWS_REGION}/${service}/aws4_request`;
  const signature = `SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, ${signature}`;
  const answer = await fetch(emulator, {
    method: "POST",
    headers: { ...headers, authorization, "x-amz-date": date },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${service}: ${text}`);
  return text;
}

function element(xml: string, name: string): string {
  const found = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
  if (found === undefined) throw new Error(`No ${name} in ${xml}`);
  return found;
}

/** The keys as a profile of the shared credentials file has them. */
export function keysOf(variables: Record<string, string>): string {
  const { AWS_ACCESS_KEY_ID: id = "", AWS_SECRET_ACCESS_KEY: secret = "" } = variables;
  return `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
}
