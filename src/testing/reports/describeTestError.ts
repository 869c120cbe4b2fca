import { assertNever } from "../../base/assertNever";
import { joinWords, shorten } from "../../pattern/matcherWords";
import type { TestError } from "../engines/patternTester";
import type { Remedies } from "./remedies";
import { trimEndOf } from "../../base/trimEnds";

/** How much of AWS's reason for rejecting a pattern is shown, in characters. */
const maxReason = 300;

/**
 * What happened and what the user can do about it, in sentences that stand alone in a notification. `again` is what
 * to do once the reason is gone.
 */
export function describeTestError(error: TestError, remedies: Remedies, again = "test again"): string {
  const eventBridge = answering("EventBridge", error);
  const aws = answering("AWS", error);
  switch (error.kind) {
    case "invalidPattern":
      return `${eventBridge} rejects the event pattern: ${stop(shortReason(error.message))} Correct it and ${again}.`;
    case "invalidEvent":
      return error.missing.length > 0
        ? `${eventBridge} does not accept the event, because it lacks ${list(error.missing)}. Add what is missing and ${again}.`
        : `${eventBridge} does not accept the event. It must be a JSON object with id, account, source, time, region and detail-type.`;
    case "noCredentials":
      return (
        `No AWS credentials were found${forProfile(error.profile)}${error.message === undefined ? "" : ` (${unstop(error.message)})`}. ` +
        remedies.noCredentials
      );
    case "expiredLogin":
      return error.command === undefined
        ? `The AWS credentials${forProfile(error.profile)} have expired. Refresh them with the tool that issued them, and ${again}.`
        : `The AWS login${forProfile(error.profile)} has expired. Run \`${error.command}\` in a terminal, and ${again}.`;
    case "invalidCredentials":
      return (
        `${aws} does not accept the credentials (${unstop(error.message)}). ` +
        "Check the keys of the profile, and that the Region is enabled for the account."
      );
    case "clockSkew":
      return (
        `Correct this computer's date, time and time zone, and ${again}. ` +
        `${aws} rejects requests with a wrong time (${unstop(error.message)}).`
      );
    case "accessDenied":
      return `Ask your AWS administrator to allow ${error.action}, which ${aws} denies, or choose another profile.`;
    case "noRegion":
      return `No AWS Region is known. ${remedies.noRegion}`;
    case "throttled":
      return `${eventBridge} is throttling this account, even after several retries. Wait a moment and ${again}.`;
    case "unreachable":
      if (error.of === "credentials") {
        return (
          `The AWS credentials could not be fetched (${unstop(error.message)}). ` +
          `Check the tool that provides them, the network and the proxy, and ${again}.`
        );
      }
      return `${eventBridge} could not be reached (${unstop(error.message)}). ${remedies.unreachable}`;
    case "cancelled":
      return "The test was cancelled before EventBridge answered.";
    case "notTrusted":
      return remedies.notTrusted.tests;
    case "noAwsClient":
      return remedies.noAwsClient.tests;
    case "failed":
      return `${eventBridge} returned no result: ${stop(error.message)} ${remedies.failed}`;
    default:
      return assertNever(error);
  }
}

/** That EventBridge cannot be asked about a pattern of which something is not known. */
export function describeUnknownValues(on: readonly string[]): string {
  const [names, are] = [joinWords(on.map(shorten), "and"), on.length === 1 ? "is" : "are"];
  return `EventBridge was not asked, because ${names} ${are} known only after deployment.`;
}

/** Who answered, or was to: AWS's own is not named further. */
export function answering(who: "EventBridge" | "AWS", { endpoint }: Pick<TestError, "endpoint">): string {
  return endpoint === undefined ? who : `${who} at ${endpoint}`;
}

/** AWS's message without its prefix, and with line and column in place of the quoted pattern. */
function shortReason(message: string): string {
  const reason = message.replace(/^Event pattern is not valid\. Reason: /, "");
  const place = /line: (\d+), column: (\d+)\]\s*$/.exec(reason);
  const [line = ""] = reason.split("\n");
  const words = line.length <= maxReason ? line : `${line.slice(0, maxReason)}…`;
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
