import { afterEach, expect, test } from "vitest";
import type { TestError } from "../../../src/testing/engines/patternTester";
import { awsError, startServer, type Answer, type AnsweringServer } from "../answeringServer";
import { ask, event, type Question } from "../ask";
import { onMachine } from "../isolatedEnvironment";

const variables = {
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "an example, not a key",
  AWS_SESSION_TOKEN: "a token",
  AWS_REGION: "eu-west-1",
};

const open: AnsweringServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(answer: (count: number) => Answer): Promise<AnsweringServer> {
  const server = await startServer((_request, count) => answer(count));
  open.push(server);
  return server;
}

async function askServer(answer: (count: number) => Answer, question: Question = {}) {
  const server = await serve(answer);
  const result = await onMachine({ variables }, () => ask({ endpoint: server.endpoint, ...question }));
  return { result, server };
}

const match: Answer = { status: 200, body: { Result: true } };

const failures: readonly { what: string; answer: Answer; error: Partial<TestError>; requests: number }[] = [
  {
    what: "an expired session token",
    answer: awsError(400, "ExpiredTokenException", "The security token included in the request is expired"),
    error: { kind: "expiredLogin" },
    requests: 1,
  },
  {
    what: "an unknown key",
    answer: awsError(
      400,
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
    ),
    error: { kind: "invalidCredentials", message: "The security token included in the request is invalid." },
    requests: 1,
  },
  {
    what: "a wrong signature",
    answer: awsError(400, "InvalidSignatureException", "The request signature we calculated does not match."),
    error: { kind: "invalidCredentials" },
    requests: 1,
  },
  {
    what: "a missing permission",
    answer: awsError(
      400,
      "AccessDeniedException",
      "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: events:TestEventPattern on resource: *",
    ),
    error: { kind: "accessDenied", action: "events:TestEventPattern" },
    requests: 1,
  },
  {
    what: "throttling that does not end (400)",
    answer: awsError(400, "ThrottlingException", "Rate exceeded"),
    error: { kind: "throttled" },
    requests: 3,
  },
  {
    what: "throttling that does not end (429)",
    answer: awsError(429, "TooManyRequestsException", "Slow down"),
    error: { kind: "throttled" },
    requests: 3,
  },
  {
    what: "an internal error that does not end",
    answer: awsError(500, "InternalException", "Something went wrong"),
    error: { kind: "failed", message: "Something went wrong (HTTP 500)" },
    requests: 3,
  },
  {
    what: "a gateway that is down",
    answer: {
      status: 503,
      body: "<html>Service Unavailable</html>",
      headers: { "content-type": "text/html" },
    },
    error: { kind: "failed" },
    requests: 3,
  },
  { what: "a broken connection", answer: "reset", error: { kind: "unreachable" }, requests: 3 },
  {
    what: "a rejected pattern",
    answer: awsError(400, "InvalidEventPatternException", "Event pattern is not valid. Reason: Empty arrays"),
    error: { kind: "invalidPattern", message: "Event pattern is not valid. Reason: Empty arrays" },
    requests: 1,
  },
  {
    what: "a pattern that is too long",
    answer: awsError(
      400,
      "ValidationException",
      "1 validation error detected: Value at 'eventPattern' failed to satisfy constraint: " +
        "Member must have length less than or equal to 4096",
    ),
    error: { kind: "invalidPattern" },
    requests: 1,
  },
  {
    what: "a page of a sign-in portal",
    answer: { status: 200, body: "<html>Sign in</html>", headers: { "content-type": "text/html" } },
    error: { kind: "failed", message: "The endpoint's response is not one of EventBridge." },
    requests: 1,
  },
  {
    what: "an answer without a verdict",
    answer: { status: 200, body: {} },
    error: { kind: "failed", message: "The endpoint returned no result." },
    requests: 1,
  },
  {
    what: "an operation that the endpoint does not know",
    answer: awsError(404, "UnknownOperationException", "Unknown operation"),
    error: { kind: "failed", message: "Unknown operation (HTTP 404)" },
    requests: 1,
  },
];

test.each(failures)(
  "$what ends as $error.kind after $requests requests",
  async ({ answer, error, requests }) => {
    const { result, server } = await askServer(() => answer);
    expect(result).toMatchObject({ ok: false, error });
    expect(server.requests).toHaveLength(requests);
  },
);

test("an event that AWS does not accept is told as that", async () => {
  const sent = JSON.stringify({ ...(JSON.parse(event) as object), account: undefined, time: undefined });
  const answer = awsError(400, "ValidationException", "Parameter Event is not valid.");
  const { result, server } = await askServer(() => answer, { event: sent });
  const { endpoint } = server;
  expect(result).toEqual({
    ok: false,
    error: { kind: "invalidEvent", message: "Parameter Event is not valid.", missing: [], endpoint },
  });
});

test.each<{ what: string; first: Answer }>([
  { what: "throttling", first: awsError(400, "ThrottlingException", "Rate exceeded") },
  { what: "an internal error", first: awsError(500, "InternalException", "Something went wrong") },
  { what: "a broken connection", first: "reset" },
  { what: "silence", first: "silence" },
])("after $what the call is tried again and gives its verdict", async ({ first }) => {
  const patience = { requestTimeout: 300 };
  const { result, server } = await askServer((count) => (count === 1 ? first : match), { patience });
  expect(result).toEqual({ ok: true, value: true });
  expect(server.requests).toHaveLength(2);
});

test("an endpoint that never answers ends as unreachable", async () => {
  const { result } = await askServer(() => "silence", { patience: { requestTimeout: 200, attempts: 2 } });
  expect(result).toMatchObject({ ok: false, error: { kind: "unreachable" } });
});

test("a host that does not exist ends as unreachable", async () => {
  const endpoint = "http://eventbridge.invalid";
  const result = await onMachine({ variables }, () => ask({ endpoint }));
  expect(result).toMatchObject({ ok: false, error: { kind: "unreachable", endpoint } });
});

test("a cancelled question ends as cancelled, also while nobody answers", async () => {
  const controller = new AbortController();
  const server = await startServer(() => {
    controller.abort();
    return "silence";
  });
  open.push(server);
  const result = await onMachine({ variables }, () =>
    ask({ endpoint: server.endpoint, signal: controller.signal }),
  );
  expect(result).toEqual({ ok: false, error: { kind: "cancelled" } });
});

test("a question that was cancelled before it began sends nothing", async () => {
  const { result, server } = await askServer(() => match, { signal: AbortSignal.abort() });
  expect(result).toEqual({ ok: false, error: { kind: "cancelled" } });
  expect(server.requests).toHaveLength(0);
});

test("every request is signed and carries the session token", async () => {
  const { server } = await askServer(() => match);
  expect(server.requests[0]?.headers).toMatchObject({
    authorization: expect.stringContaining(`Credential=${variables.AWS_ACCESS_KEY_ID}/`) as string,
    "x-amz-security-token": variables.AWS_SESSION_TOKEN,
    "x-amz-target": "AWSEvents.TestEventPattern",
  });
});

test("credentials of a container are fetched from its address", async () => {
  const container = await startServer(() => ({
    status: 200,
    body: {
      AccessKeyId: "ASIACONTAINER",
      SecretAccessKey: "example",
      Token: "container token",
      Expiration: "2999-01-01T00:00:00Z",
    },
  }));
  open.push(container);
  const server = await serve(() => match);
  const machine = {
    variables: { AWS_REGION: "eu-west-1", AWS_CONTAINER_CREDENTIALS_FULL_URI: container.endpoint },
  };
  const result = await onMachine(machine, () => ask({ endpoint: server.endpoint }));
  expect(result).toEqual({ ok: true, value: true });
  expect(server.requests[0]?.headers["x-amz-security-token"]).toBe("container token");
});
