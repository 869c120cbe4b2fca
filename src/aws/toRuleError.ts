import type { RuleError } from "../rules/ruleError";
import { tidyError, toTestError, type FailureContext } from "./toTestError";

/** What is known about a call for rules that failed. */
export interface RuleCallContext extends FailureContext {
  /** The action that a policy must allow: `events:PutRule`. */
  readonly action: string;
  readonly bus?: string;
  readonly rule?: string;
}

/**
 * The kind of failure behind whatever the SDK threw for a call about rules: what EventBridge says of these in its own
 * exceptions, and for the rest what toTestError makes of it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html#API_PutRule_Errors
 */
export function toRuleError(thrown: unknown, context: RuleCallContext): RuleError {
  const own = ownError(thrown, context);
  return own === undefined ? toTestError(thrown, context) : tidyError(own, context);
}

function ownError(thrown: unknown, context: RuleCallContext): RuleError | undefined {
  const { name, message } = thrown instanceof Error ? thrown : { name: "", message: String(thrown) };
  const { bus = "default", rule } = context;
  switch (name) {
    case "ResourceNotFoundException":
      return rule === undefined || /event ?bus/i.test(message.replace(/ on event ?bus.*$/i, ""))
        ? { kind: "noSuchBus", bus }
        : { kind: "noSuchRule", rule, bus };
    case "LimitExceededException":
      return { kind: "limitExceeded", message };
    case "ConcurrentModificationException":
      return { kind: "concurrentChange" };
    case "ManagedRuleException":
      return { kind: "managedRule", rule: rule ?? "" };
    case "ValidationException":
      if (/eventPattern/i.test(message)) return { kind: "invalidPattern", message };
      return { kind: /at 'name'/.test(message) ? "invalidName" : "refused", message };
    case "OperationDisabledException":
    case "InvalidStateException":
    case "IllegalStatusException":
      return { kind: "refused", message };
    default:
      return undefined;
  }
}
