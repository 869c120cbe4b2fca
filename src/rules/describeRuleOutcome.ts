import { assertNever } from "../base/assertNever";
import type { RuleOutcome } from "./applyRule";
import { writesRule, type RulePlan } from "./planRule";
import { describeRuleError } from "./ruleError";
import { describeRuleChanges } from "./ruleChanges";
import type { Remedies } from "../testing/reports/remedies";
import { askedPlace, type AskedAws } from "./ruleSummary";
import { neededPermission, targetPlace } from "./targetArn";
import type { UndoOutcome, UndoStep } from "./undoRule";

/** What AWS has after a plan was carried out or not, and what the user can do, in sentences; `asked` is who was asked. */
export function describeRuleOutcome(
  outcome: RuleOutcome,
  plan: RulePlan,
  remedies: Remedies,
  asked: AskedAws = {},
): string {
  const { rule, before } = plan;
  const where = `The rule ${rule.name} on the event bus ${plan.bus.name}`;
  switch (outcome.kind) {
    case "done": {
      const verb = before === undefined ? "was created" : "was changed";
      return [`${where} ${verb} (${askedPlace(plan.bus, asked)}).`, ...permissions(plan)].join(" ");
    }
    case "unchanged":
      return `${describeRuleError(outcome.error, remedies)} Nothing was changed in AWS.`;
    case "changedMeanwhile":
      return (
        `Run Create Rule again to see the current rule: after you were shown the rule ${rule.name}, ` +
        `somebody else ${describeRuleChanges(outcome.changes)}. Nothing was changed in AWS.`
      );
    case "elsewhere":
      return outcome.isWritten
        ? `Check the rule ${outcome.arn} in the console: AWS changed that rule, not ${plan.arn}, which you confirmed. ` +
            "It now has this event pattern; its previous state is not known. No target was added to it. " +
            "Check the profile and the endpoint before you create the rule again."
        : `Check the profile and the endpoint, and create the rule again: AWS has ${outcome.arn} in place of ${plan.arn}, ` +
            "which you confirmed. Nothing was changed in AWS.";
    case "withoutTarget": {
      if (!writesRule(plan)) {
        return `Whether the rule ${rule.name} has its new target is not known. ${describeRuleError(outcome.error, remedies)}`;
      }
      const verb = before === undefined ? "was created" : "was changed";
      const target = outcome.isKnown
        ? "but its new target is missing, so no event reaches that"
        : "but whether it has its new target is not known";
      return `${where} ${verb}, ${target}. ${describeRuleError(outcome.error, remedies)}`;
    }
    case "unknown":
      return (
        `Whether ${where.replace("The", "the")} ${before === undefined ? "was created" : "was changed"} is not known. ` +
        `${describeRuleError(outcome.error, remedies)} Undo checks what exists now and restores the previous state, unless somebody else has changed the rule.`
      );
    default:
      return assertNever(outcome);
  }
}

function permissions({ added, bus, arn }: RulePlan): readonly string[] {
  return added.flatMap((target) => {
    const place = targetPlace(target.arn, bus);
    return place === undefined ? [] : [neededPermission(place, arn)];
  });
}

/** What AWS has after a plan was undone or not, in sentences; `asked` is who was asked. */
export function describeUndoOutcome(
  outcome: UndoOutcome,
  { rule, before }: RulePlan,
  remedies: Remedies,
  { endpoint }: AskedAws = {},
): string {
  const at = endpoint === undefined ? "" : ` at ${endpoint}`;
  switch (outcome.kind) {
    case "undone":
      if (outcome.steps.length === 0) {
        return before === undefined
          ? `The rule ${rule.name} no longer exists, so there is nothing to undo.`
          : `The rule ${rule.name} is already in its previous state.`;
      }
      return before === undefined
        ? `The rule ${rule.name}${at} was deleted.`
        : `The rule ${rule.name}${at} was restored to its previous state.`;
    case "changedSince":
      return (
        `Nothing was undone: after the rule ${rule.name} was written here, somebody else ` +
        `${describeRuleChanges(outcome.changes)}. Restore it in the console if you want to.`
      );
    case "elsewhere":
      return `Choose the profile that the rule was created with, and undo again: the rule ${rule.name} found now is a different one (${outcome.arn}).`;
    case "failed": {
      const done = outcome.done.map(describeStep);
      const sofar = done.length === 0 ? "Nothing was undone." : `So far ${done.join(", and ")}.`;
      return `The rule ${rule.name} could not be restored: ${describeRuleError(outcome.error, remedies)} ${sofar}`;
    }
    default:
      return assertNever(outcome);
  }
}

function describeStep(step: UndoStep): string {
  switch (step.kind) {
    case "removeTargets":
      return "its new targets were removed";
    case "putRule":
      return "its previous event pattern and state were restored";
    case "putTargets":
      return "its previous targets were restored";
    case "deleteRule":
      return "it was deleted";
    default:
      return assertNever(step);
  }
}
