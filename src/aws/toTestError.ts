import type { TestError } from "../testing/engines/patternTester";
import { hideSecrets, tidyMessage } from "./tidyMessage";
import { DeadlineError } from "./withDeadline";

/** What is known about a call that failed. */
export interface FailureContext {
  readonly profile?: string | undefined;
  /** Who was asked where that is not EventBridge's own endpoint, as it may be shown. */
  readonly endpoint?: string | undefined;
  /** The command that renews the profile's login, where it has one. */
  readonly renewal?: string | undefined;
  /** The action that a policy must allow, where it is another than TestEventPattern. */
  readonly action?: string;
  /** What no message may show. */
  readonly secrets?: readonly string[];
}

/** The action that a policy must allow; `events` is EventBridge's prefix there. */
const usualAction = "events:TestEventPattern";

/**
 * The kind of failure behind whatever the SDK threw, so that the user can be told what to do. The names are those of
 * EventBridge's common errors, of STS and IAM Identity Center (which speak when credentials are fetched), of Node's
 * network errors and of the SDK's own providers. What is not known by name becomes `failed` with its message.
 * Messages are one line without secrets; that of a rejected pattern keeps its lines, which say where.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html
 */
export function toTestError(thrown: unknown, context: FailureContext): TestError {
  const error = readError(thrown);
  if (error.name === "CredentialsProviderError" || error.name === "TokenProviderError") {
    return tidyError(credentialsError(error.message, context), { secrets: context.secrets });
  }
  return tidyError(kindOf(thrown, error, context), context);
}

/** An error as it may be shown: its message tidied, and with the endpoint that it came from, unless it was cancelled. */
export function tidyError<E extends { readonly kind: string; readonly message?: string }>(
  error: E,
  {
    secrets,
    endpoint,
  }: { readonly secrets?: readonly string[] | undefined; readonly endpoint?: string | undefined },
): E {
  const { kind, message } = error;
  const isElsewhere = endpoint === undefined || kind === "cancelled" || "of" in error;
  return {
    ...error,
    ...(message === undefined
      ? {}
      : {
          message: kind === "invalidPattern" ? hideSecrets(message, secrets) : tidyMessage(message, secrets),
        }),
    ...(isElsewhere ? {} : { endpoint }),
  };
}

function kindOf(thrown: unknown, error: ReadError, context: FailureContext): TestError {
  if (thrown instanceof DeadlineError) {
    const of = thrown.of === "credentials" ? { of: thrown.of } : {};
    return { kind: "unreachable", message: error.message, stalled: true, ...of };
  }
  const network = networkMessage(thrown);
  if (isClockSkew(error)) return { kind: "clockSkew", message: error.message };
  switch (error.name) {
    case "AbortError":
      return { kind: "cancelled" };
    case "InvalidEventPatternException":
      return { kind: "invalidPattern", message: error.message };
    case "ValidationException":
      return validationError(error.message);
    case "ExpiredToken":
    case "ExpiredTokenException":
      return expiredLogin(context);
    case "UnrecognizedClientException":
    case "InvalidClientTokenId":
    case "InvalidAccessKeyId":
    case "InvalidToken":
    case "InvalidTokenException":
    case "InvalidIdentityToken":
    case "InvalidIdentityTokenException":
    case "InvalidSignatureException":
    case "SignatureDoesNotMatch":
    case "IncompleteSignature":
    case "IncompleteSignatureException":
    case "MissingAuthenticationToken":
    case "MissingAuthenticationTokenException":
    case "AuthFailure":
    case "OptInRequired":
    case "NotAuthorized":
      return { kind: "invalidCredentials", message: error.message };
    case "AccessDenied":
    case "AccessDeniedException":
      return { kind: "accessDenied", action: deniedAction(error.message, context), message: error.message };
    default:
      break;
  }
  if (error.status === 429 || /^(Throttl|TooManyRequests|RequestLimit|SlowDown)/.test(error.name)) {
    return { kind: "throttled" };
  }
  if (error.name === "TimeoutError" || network !== undefined)
    return { kind: "unreachable", message: network ?? error.message };
  if (/^Region is missing/.test(error.message)) return { kind: "noRegion" };
  const temporary = error.status !== undefined && error.status >= 500 ? { temporary: true as const } : {};
  return { kind: "failed", message: describeUnknown(error), ...temporary };
}

interface ReadError {
  readonly name: string;
  readonly message: string;
  readonly status?: number;
}

function readError(thrown: unknown): ReadError {
  if (!(thrown instanceof Error)) return { name: "", message: String(thrown) };
  const status: unknown =
    "$metadata" in thrown ? Reflect.get(Object(thrown.$metadata), "httpStatusCode") : undefined;
  return { name: thrown.name, message: thrown.message, ...(typeof status === "number" ? { status } : {}) };
}

function describeUnknown({ name, message, status }: ReadError): string {
  // An endpoint that is not EventBridge answers with a page, which the SDK cannot read as JSON.
  if (name === "SyntaxError") return "The endpoint's response is not one of EventBridge.";
  const line = tidyMessage(message);
  const text = line === "" || line === "UnknownError" || line === "Unknown" ? "no reason given" : line;
  return status === undefined ? text : `${text} (HTTP ${status})`;
}

function validationError(message: string): TestError {
  if (/eventPattern/i.test(message)) return { kind: "invalidPattern", message };
  if (!/\bevent\b/i.test(message)) return { kind: "failed", message };
  return { kind: "invalidEvent", message, missing: [] };
}

/** Providers have one error class for everything, so only its text tells what happened. */
function credentialsError(text: string, context: FailureContext): TestError {
  const { profile, renewal } = context;
  const message = withoutCommand(text);
  const network = /\b(ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ECONNRESET|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/.test(
    text,
  );
  if (/aws sso login|SSO session|SSO token|UnauthorizedException|Session token not found/i.test(text)) {
    return expiredLogin({ ...context, renewal: renewal ?? loginCommand("aws sso login", profile) });
  }
  if (/\baws login\b|login session/i.test(text)) {
    return expiredLogin({ ...context, renewal: renewal ?? loginCommand("aws login", profile) });
  }
  if (/returned expired credentials|has expired|is expired/i.test(text)) return expiredLogin(context);
  if (network) return { kind: "unreachable", message, of: "credentials" };
  if (/ForbiddenException|No access/.test(text)) return { kind: "invalidCredentials", message };
  const known = /^Could not load credentials from any providers/.test(text) ? {} : { message };
  return { kind: "noCredentials", ...(profile === undefined ? {} : { profile }), ...known };
}

function loginCommand(command: string, profile: string | undefined): string {
  return profile === undefined ? command : `${command} --profile ${profile}`;
}

/** Node names the whole command line of a credential_process that failed; it can hold secrets, its own words do not. */
function withoutCommand(text: string): string {
  const failed = /^(?:Error: )?Command failed: [^\n]*\n?/.exec(text);
  if (failed === null) return text.trim();
  const said = text.slice(failed[0].length).trim().split("\n").at(-1)?.trim() ?? "";
  return said === "" ? "credential_process failed" : `credential_process failed: ${said}`;
}

function expiredLogin({ profile, renewal }: FailureContext): TestError {
  return {
    kind: "expiredLogin",
    ...(profile === undefined ? {} : { profile }),
    ...(renewal === undefined ? {} : { command: renewal }),
  };
}

function deniedAction(message: string, { action }: FailureContext): string {
  return /perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? action ?? usualAction;
}

/**
 * Whether AWS refused a request for its time: by name, or in the words of a signature error, which else speaks of keys.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
function isClockSkew({ name, message }: ReadError): boolean {
  if (/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)(Exception)?$/.test(name)) return true;
  return /^Signature (expired|not yet current)\b/.test(message);
}

/** The first network or TLS failure in an error, its causes and its parts; undefined when there is none. */
function networkMessage(thrown: unknown, depth = 0): string | undefined {
  if (!(thrown instanceof Error) || depth > 5) return undefined;
  if ("code" in thrown && typeof thrown.code === "string" && networkCode.test(thrown.code)) {
    return thrown.message === "" ? thrown.code : thrown.message;
  }
  const parts: unknown[] = thrown instanceof AggregateError ? thrown.errors : [];
  for (const part of [...parts, thrown.cause]) {
    const message = networkMessage(part, depth + 1);
    if (message !== undefined) return message;
  }
  return undefined;
}

const networkCode =
  /^(ENOTFOUND|EAI_\w+|ECONN\w+|E(HOST|NET)(UNREACH|DOWN)|ETIMEDOUT|EPIPE|EPROTO|EADDR\w+|ERR_(TLS|SSL)_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/;
