import { afterAll, beforeAll, expect, test } from "vitest";
import { describeTestError } from "../../../src/testing/reports/describeTestError";
import { createEventBridgeTester } from "../../../src/aws/awsServices";
import { testPattern } from "../../../src/testing/engines/testPattern";
import { startProxy, type AnsweringServer } from "../answeringServer";
import { ask, event } from "../ask";
import { createRole, createUser, emulator, keysOf } from "../emulator";
import { onMachine } from "../isolatedEnvironment";
import { remedies } from "../../../src/vscode/remedies";

let proxy: AnsweringServer;
let allowed: Record<string, string>;
let forbidden: Record<string, string>;
beforeAll(async () => {
  proxy = await startProxy(emulator);
  allowed = await createUser("allowed", "events:TestEventPattern");
  forbidden = await createUser("forbidden", "events:PutRule");
});
afterAll(() => proxy.close());

test("a signed request tells that an event matches", async () => {
  const before = proxy.requests.length;
  const answer = await onMachine({ variables: allowed }, () => ask({ endpoint: proxy.endpoint }));
  expect(answer).toEqual({ ok: true, value: true });
  const sent = proxy.requests.slice(before);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.headers["x-amz-target"]).toBe("AWSEvents.TestEventPattern");
  expect(sent[0]?.headers.authorization).toMatch(
    new RegExp(
      `^AWS4-HMAC-SHA256 Credential=${allowed["AWS_ACCESS_KEY_ID"] ?? ""}/\\d{8}/eu-west-1/events/aws4_request, ` +
        "SignedHeaders=[\\w;-]+, Signature=[0-9a-f]{64}$",
    ),
  );
});

test("a signed request tells that an event does not match", async () => {
  const pattern = '{"source":["aws.ec2"]}';
  const answer = await onMachine({ variables: allowed }, () => ask({ endpoint: emulator, pattern }));
  expect(answer).toEqual({ ok: true, value: false });
});

test.each([
  { pattern: '{"source":[]}', says: /Empty arrays are not allowed/ },
  { pattern: '{"source":"aws.config"}', says: /"source" must be an object or an array/ },
  { pattern: '{"source":[{"Prefix":"aws."}]}', says: /Unrecognized match type Prefix/ },
  { pattern: '{"source":', says: /./ },
])("the pattern $pattern is refused in the service's words", async ({ pattern, says }) => {
  const answer = await onMachine({ variables: allowed }, () => ask({ endpoint: emulator, pattern }));
  expect(answer).toMatchObject({ ok: false, error: { kind: "invalidPattern" } });
  if (!answer.ok && answer.error.kind === "invalidPattern") expect(answer.error.message).toMatch(says);
});

test("a user whose policy lacks the action is denied, and told which action", async () => {
  const answer = await onMachine({ variables: forbidden }, () => ask({ endpoint: emulator }));
  expect(answer).toMatchObject({
    ok: false,
    error: { kind: "accessDenied", action: "events:TestEventPattern" },
  });
});

test("a wrong secret key is named as such", async () => {
  const variables = { ...allowed, AWS_SECRET_ACCESS_KEY: "wrong" };
  const answer = await onMachine({ variables }, () => ask({ endpoint: emulator }));
  expect(answer).toMatchObject({ ok: false, error: { kind: "invalidCredentials" } });
});

test("an unknown access key is named as such", async () => {
  const variables = { ...allowed, AWS_ACCESS_KEY_ID: "AKIAQQQQQQQQQQQQQQQQ" };
  const answer = await onMachine({ variables }, () => ask({ endpoint: emulator }));
  expect(answer).toMatchObject({ ok: false, error: { kind: "invalidCredentials" } });
});

test("no credentials at all are told before anything is sent", async () => {
  const before = proxy.requests.length;
  const answer = await onMachine({}, () => ask({ endpoint: proxy.endpoint, region: "eu-west-1" }));
  expect(answer).toEqual({ ok: false, error: { kind: "noCredentials" } });
  expect(proxy.requests).toHaveLength(before);
});

test("no Region is told before anything is sent", async () => {
  const variables = { ...allowed, AWS_REGION: "" };
  const answer = await onMachine({ variables }, () => ask({ endpoint: emulator }));
  expect(answer).toEqual({ ok: false, error: { kind: "noRegion" } });
});

test("a port where nobody listens is told with its address", async () => {
  const closed = await startProxy(emulator);
  await closed.close();
  const answer = await onMachine({ variables: allowed }, () => ask({ endpoint: closed.endpoint }));
  expect(answer).toMatchObject({ ok: false, error: { kind: "unreachable", endpoint: closed.endpoint } });
  if (!answer.ok) expect(describeTestError(answer.error, remedies)).toContain(closed.endpoint);
});

test("a path where EventBridge is not is no verdict", async () => {
  const answer = await onMachine({ variables: allowed }, () =>
    ask({ endpoint: `${emulator}/_localstack/nowhere` }),
  );
  expect(answer).toMatchObject({ ok: false, error: { kind: "failed" } });
});

test("keys and Region of a named profile are used", async () => {
  const credentials = `[dev]\n${keysOf(allowed)}`;
  const config = "[profile dev]\nregion = ap-southeast-2\n";
  const before = proxy.requests.length;
  const answer = await onMachine({ credentials, config }, () =>
    ask({ endpoint: proxy.endpoint, profile: "dev" }),
  );
  expect(answer).toEqual({ ok: true, value: true });
  expect(proxy.requests[before]?.headers.authorization).toContain("/ap-southeast-2/events/");
});

test("a profile that assumes a role is asked of STS, and the role's keys are used", async () => {
  const role = await createRole("tester", "events:TestEventPattern");
  const credentials = `[base]\n${keysOf(await createUser("assumer", "sts:AssumeRole"))}`;
  const config = `[profile role]\nrole_arn = ${role}\nsource_profile = base\nregion = eu-west-1\n`;
  const before = proxy.requests.length;
  const answer = await onMachine({ credentials, config, variables: { AWS_ENDPOINT_URL_STS: emulator } }, () =>
    ask({ endpoint: proxy.endpoint, profile: "role" }),
  );
  expect(answer).toEqual({ ok: true, value: true });
  expect(proxy.requests[before]?.headers["x-amz-security-token"]).toBeDefined();
});

test("a role that may not be assumed is denied with that action", async () => {
  const role = await createRole("locked", "events:TestEventPattern");
  const credentials = `[base]\n${keysOf(forbidden)}`;
  const config = `[profile role]\nrole_arn = ${role}\nsource_profile = base\nregion = eu-west-1\n`;
  const answer = await onMachine({ credentials, config, variables: { AWS_ENDPOINT_URL_STS: emulator } }, () =>
    ask({ endpoint: emulator, profile: "role" }),
  );
  expect(answer).toMatchObject({ ok: false, error: { kind: "accessDenied", action: "sts:AssumeRole" } });
});

test("where the emulator and the local engine differ, the report says so", async () => {
  // EventBridge takes a dot in a key as a step of the path, as recorded answers of the service show; ministack does not.
  const pattern = '{"detail":{"a":{"b":["c"]}}}';
  const dotted = JSON.stringify({ ...(JSON.parse(event) as object), detail: { "a.b": "c" } });
  const report = await onMachine({ variables: allowed }, () =>
    testPattern(
      pattern,
      dotted,
      "aws",
      (signal) => createEventBridgeTester({ endpoint: emulator }, signal),
      new AbortController().signal,
    ),
  );
  expect(report.aws).toEqual({
    kind: "verdict",
    name: `EventBridge at ${emulator} (eu-west-1)`,
    matches: false,
  });
  expect(report.local).toMatchObject({ kind: "verdict", matches: true });
  expect(report.differ).toBe(true);
});

test("the emulator answers for an event that AWS refuses: its verdict is no proof of a valid event", async () => {
  const lacking = { ...(JSON.parse(event) as Record<string, unknown>), id: undefined };
  const answer = await onMachine({ variables: allowed }, () =>
    ask({ endpoint: emulator, event: JSON.stringify(lacking) }),
  );
  expect(answer).toEqual({ ok: true, value: true });
});
