import { assertNever } from "../pattern/assertNever";
import type { TestError } from "./patternTester";
import { trimEndOf } from "./trimEnds";

/**
 * What happened and what the user can do about it, in sentences that stand alone in a notification. `again` is what
 * to do once the reason is gone.
 */
export function describeTestError(error: TestError, again = "test again"): string {
  switch (error.kind) {
    case "invalidPattern":
      return `EventBridge rejects the event pattern: ${stop(shortReason(error.message))} Correct it and ${again}.`;
    case "invalidEvent":
      return error.missing.length > 0
        ? `EventBridge does not accept the event, because it lacks ${list(error.missing)}. Add what is missing and ${again}.`
        : `EventBridge does not accept the event. It must be a JSON object with id, account, source, time, region and detail-type.`;
    case "noCredentials":
      return (
        `No AWS credentials were found${forProfile(error.profile)}${error.message === undefined ? "" : ` (${unstop(error.message)})`}. ` +
        "Log in with `aws configure`, `aws sso login` or your own tool, or choose another profile in the setting eventPattern.aws.profile."
      );
    case "expiredLogin":
      return error.command === undefined
        ? `The AWS credentials${forProfile(error.profile)} have expired. Get new ones from where these came from, and ${again}.`
        : `The AWS login${forProfile(error.profile)} has expired. Run \`${error.command}\` in a terminal, and ${again}.`;
    case "invalidCredentials":
      return (
        `AWS does not accept the credentials (${unstop(error.message)}). ` +
        "Check the keys of the profile, and that the Region is enabled for the account."
      );
    case "accessDenied":
      return `AWS denies ${error.action}. Ask whoever manages your permissions to allow that action, or choose another profile.`;
    case "noRegion":
      return "No AWS Region is known. Set eventPattern.aws.region or AWS_REGION, or give the profile a region.";
    case "throttled":
      return `EventBridge takes no more requests from this account for the moment, also after several tries. Wait a little and ${again}.`;
    case "unreachable":
      return (
        `EventBridge could not be reached${error.endpoint === undefined ? "" : ` at ${error.endpoint}`} (${unstop(error.message)}). ` +
        "Check the network, the proxy, the Region and the setting eventPattern.aws.endpoint."
      );
    case "cancelled":
      return "The test was cancelled before EventBridge answered.";
    case "untrustedWorkspace":
      return "EventBridge is not asked in an untrusted workspace. Trust the workspace to test with AWS.";
    case "needsDesktop":
      return (
        "EventBridge can be asked only where the AWS client runs, which a browser is not. " +
        "Open the folder in the desktop editor, or set eventPattern.test.engine to local."
      );
    case "failed":
      return `EventBridge gave no verdict: ${stop(error.message)} Test again, or set eventPattern.test.engine to local.`;
    default:
      return assertNever(error);
  }
}

/** AWS's message without its prefix, and with line and column in place of the quoted pattern. */
function shortReason(message: string): string {
  const reason = message.replace(/^Event pattern is not valid\. Reason: /, "");
  const place = /line: (\d+), column: (\d+)\]\s*$/.exec(reason);
  const words = reason.split("\n")[0] ?? reason;
  return place === null ? words : `${words} (line ${place[1] ?? ""}, column ${place[2] ?? ""})`;
}

function forProfile(profile: string | undefined): string {
  return profile === undefined ? "" : ` for profile ${profile}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

function unstop(text: string): string {
  return trimEndOf(text.trim(), /[.\s]/);
}

function stop(text: string): string {
  return `${unstop(text)}.`;
}
