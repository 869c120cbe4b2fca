import { assertNever } from "../base/assertNever";
import { answering, describeTestError } from "../testing/reports/describeTestError";
import type { TestError } from "../testing/engines/patternTester";
import type { Remedies } from "../testing/reports/remedies";
import { trimEndOf } from "../base/trimEnds";

/** Why a rule was not read or written: see describeRuleError for what each kind means to the user. */
export type RuleError = TestError | (RuleFailure & Pick<TestError, "endpoint">);

type RuleFailure =
  | { readonly kind: "noSuchBus"; readonly bus: string }
  | { readonly kind: "noSuchRule"; readonly rule: string; readonly bus: string }
  | { readonly kind: "limitExceeded"; readonly message: string }
  | { readonly kind: "concurrentChange" }
  | { readonly kind: "managedRule"; readonly rule: string; readonly by?: string }
  | { readonly kind: "invalidName"; readonly message: string }
  /** The service says what is wrong with the request, such as an ARN that it cannot send events to. */
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "targetRefused"; readonly id: string; readonly code: string; readonly message: string };

/** What happened and what the user can do about it, in sentences that stand alone in a notification. */
export function describeRuleError(error: RuleError, remedies: Remedies): string {
  const aws = answering("AWS", error);
  switch (error.kind) {
    case "noSuchBus":
      return `There is no event bus ${error.bus} in this account and Region. ${remedies.noSuchBus}`;
    case "noSuchRule":
      return `The event bus ${error.bus} has no rule ${error.rule}. Choose another rule, or create it; it may have been deleted.`;
    case "limitExceeded":
      return `An AWS quota was exceeded (${unstop(error.message)}). Delete what you no longer need, or request a higher quota in Service Quotas.`;
    case "concurrentChange":
      return "Try again in a moment: somebody else is changing the rule right now.";
    case "managedRule":
      return `The rule ${error.rule} is managed by ${error.by ?? "an AWS service"}, which created it, so it cannot be changed here. Choose another name.`;
    case "invalidName":
      return `${aws} does not accept the name (${unstop(error.message)}). Choose one of 1 to 64 letters, digits, dots, hyphens and underscores.`;
    case "refused":
      return `${aws} rejected the request: ${unstop(error.message)}. Correct that and try again.`;
    case "targetRefused":
      return `${aws} rejected the target ${error.id}: ${unstop(error.message)} (${error.code}). Correct that and try again.`;
    case "cancelled":
      return "The command was cancelled before AWS answered.";
    case "notTrusted":
      return remedies.notTrusted.rules;
    case "noAwsClient":
      return remedies.noAwsClient.rules;
    case "failed":
      return `${answering("EventBridge", error)} gave no usable answer: ${unstop(error.message)}. Try again in a while.`;
    case "invalidPattern":
    case "invalidEvent":
    case "noCredentials":
    case "expiredLogin":
    case "invalidCredentials":
    case "clockSkew":
    case "accessDenied":
    case "noRegion":
    case "throttled":
    case "unreachable":
      return describeTestError(error, remedies, "try again");
    default:
      return assertNever(error);
  }
}

function unstop(text: string): string {
  return trimEndOf(text.trim(), /[.\s]/);
}
