import { expect, test } from "vitest";
import { toTestError, type FailureContext } from "../../../src/aws/toTestError";
import type { TestError } from "../../../src/testing/engines/patternTester";

/** An error as the SDK throws it: a name, a message, sometimes Node's code or the HTTP status. */
function thrown(
  name: string,
  message: string,
  more: { code?: string; status?: number; cause?: unknown } = {},
): Error {
  const { code, status, cause } = more;
  return Object.assign(new Error(message, { cause }), {
    name,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
  });
}

const dev: FailureContext = { profile: "dev" };

const rows: readonly { thrown: unknown; context?: FailureContext; error: TestError }[] = [
  {
    thrown: thrown("CredentialsProviderError", "Could not load credentials from any providers"),
    error: { kind: "noCredentials" },
  },
  {
    thrown: thrown("CredentialsProviderError", "Could not load credentials from any providers"),
    context: dev,
    error: { kind: "noCredentials", profile: "dev" },
  },
  {
    thrown: thrown("CredentialsProviderError", "Profile tool credential_process returned invalid JSON."),
    context: { profile: "tool" },
    error: {
      kind: "noCredentials",
      profile: "tool",
      message: "Profile tool credential_process returned invalid JSON.",
    },
  },
  {
    thrown: thrown(
      "CredentialsProviderError",
      "The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.",
    ),
    context: dev,
    error: { kind: "expiredLogin", profile: "dev", command: "aws sso login --profile dev" },
  },
  {
    thrown: thrown("CredentialsProviderError", "UnauthorizedException: Session token not found or invalid"),
    context: { profile: "role", renewal: "aws sso login --profile base" },
    error: { kind: "expiredLogin", profile: "role", command: "aws sso login --profile base" },
  },
  {
    thrown: thrown(
      "TokenProviderError",
      "Token is expired. To refresh this SSO session run 'aws sso login' …",
    ),
    error: { kind: "expiredLogin", command: "aws sso login" },
  },
  {
    thrown: thrown(
      "CredentialsProviderError",
      "Failed to refresh token: … Please re-authenticate using aws login",
    ),
    context: dev,
    error: { kind: "expiredLogin", profile: "dev", command: "aws login --profile dev" },
  },
  {
    thrown: thrown(
      "CredentialsProviderError",
      "Profile tool credential_process returned expired credentials.",
    ),
    error: { kind: "expiredLogin" },
  },
  {
    thrown: thrown(
      "CredentialsProviderError",
      "Error: getaddrinfo ENOTFOUND portal.sso.eu-west-1.amazonaws.com",
    ),
    context: { profile: "dev", endpoint: "http://localhost:4566" },
    error: {
      kind: "unreachable",
      of: "credentials",
      message: "Error: getaddrinfo ENOTFOUND portal.sso.eu-west-1.amazonaws.com",
    },
  },
  {
    thrown: thrown("CredentialsProviderError", "ForbiddenException: No access"),
    error: { kind: "invalidCredentials", message: "ForbiddenException: No access" },
  },
  {
    thrown: thrown("ExpiredToken", "The security token included in the request is expired", { status: 403 }),
    context: { profile: "dev", renewal: "aws sso login --profile dev" },
    error: { kind: "expiredLogin", profile: "dev", command: "aws sso login --profile dev" },
  },
  {
    thrown: thrown(
      "AccessDenied",
      "User: arn:… is not authorized to perform: sts:AssumeRole on resource: arn:…",
    ),
    error: {
      kind: "accessDenied",
      action: "sts:AssumeRole",
      message: "User: arn:… is not authorized to perform: sts:AssumeRole on resource: arn:…",
    },
  },
  {
    thrown: thrown("AccessDeniedException", "Denied."),
    error: { kind: "accessDenied", action: "events:TestEventPattern", message: "Denied." },
  },
  { thrown: thrown("Error", "Region is missing"), error: { kind: "noRegion" } },
  {
    thrown: thrown("Error", 'Region not accepted: region="eu west" is not a valid hostname component.'),
    error: {
      kind: "failed",
      message: 'Region not accepted: region="eu west" is not a valid hostname component.',
    },
  },
  {
    thrown: thrown("Error", "self-signed certificate", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
    error: { kind: "unreachable", message: "self-signed certificate" },
  },
  {
    thrown: Object.assign(
      new AggregateError([thrown("Error", "connect ECONNREFUSED ::1:1", { code: "ECONNREFUSED" })]),
    ),
    context: { endpoint: "http://localhost:1" },
    error: { kind: "unreachable", message: "connect ECONNREFUSED ::1:1", endpoint: "http://localhost:1" },
  },
  {
    thrown: thrown("Error", "fetch failed", {
      cause: thrown("Error", "read ECONNRESET", { code: "ECONNRESET" }),
    }),
    error: { kind: "unreachable", message: "read ECONNRESET" },
  },
  {
    thrown: thrown("TimeoutError", "the request socket did not establish a connection"),
    error: { kind: "unreachable", message: "the request socket did not establish a connection" },
  },
  { thrown: thrown("AbortError", "Request aborted"), error: { kind: "cancelled" } },
  { thrown: thrown("SlowDown", "Reduce your rate", { status: 503 }), error: { kind: "throttled" } },
  { thrown: thrown("Anything", "UnknownError", { status: 429 }), error: { kind: "throttled" } },
  {
    thrown: thrown("ValidationException", "Parameter Name is wrong"),
    error: { kind: "failed", message: "Parameter Name is wrong" },
  },
  {
    thrown: thrown("Unknown", "UnknownError", { status: 502 }),
    error: { kind: "failed", message: "no reason given (HTTP 502)", temporary: true },
  },
  {
    thrown: thrown(
      "RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large.",
    ),
    error: {
      kind: "clockSkew",
      message: "The difference between the request time and the current time is too large.",
    },
  },
  {
    thrown: thrown("RequestExpired", "Request has expired."),
    error: { kind: "clockSkew", message: "Request has expired." },
  },
  {
    thrown: thrown("RequestInTheFuture", "Request is in the future."),
    error: { kind: "clockSkew", message: "Request is in the future." },
  },
  ...["InvalidSignatureException", "SignatureDoesNotMatch"].flatMap((name) =>
    [
      "Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z (20260101T010500Z - 5 min.)",
      "Signature not yet current: 20260101T020000Z is still later than 20260101T010500Z (20260101T010000Z + 5 min.)",
    ].map((message) => ({ thrown: thrown(name, message), error: { kind: "clockSkew" as const, message } })),
  ),
  {
    thrown: thrown("InvalidSignatureException", "Credential should be scoped to a valid region."),
    error: { kind: "invalidCredentials", message: "Credential should be scoped to a valid region." },
  },
  ...["InvalidToken", "InvalidTokenException", "InvalidClientTokenId", "UnrecognizedClientException"].map(
    (name) => ({
      thrown: thrown(name, "The provided token is malformed or otherwise invalid."),
      error: {
        kind: "invalidCredentials" as const,
        message: "The provided token is malformed or otherwise invalid.",
      },
    }),
  ),
  {
    thrown: thrown("AccessDeniedException", "Denied."),
    context: { endpoint: "http://localhost:4566" },
    error: {
      kind: "accessDenied",
      action: "events:TestEventPattern",
      message: "Denied.",
      endpoint: "http://localhost:4566",
    },
  },
  { thrown: "a string", error: { kind: "failed", message: "a string" } },
];

test.each(rows)("$thrown is $error.kind", ({ thrown: what, context = {}, error }) => {
  expect(toTestError(what, context)).toEqual(error);
});

test("the command line of a credential_process that failed is not shown, what it said is", () => {
  const error = thrown(
    "CredentialsProviderError",
    "Command failed: tool --secret x\nwarning\nvault is locked\n",
  );
  expect(toTestError(error, {})).toEqual({
    kind: "noCredentials",
    message: "credential_process failed: vault is locked",
  });
});
