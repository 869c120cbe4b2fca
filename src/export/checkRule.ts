import type { Result } from "../base/result";
import { ruleNameProblem } from "../rules/ruleName";
import { messageGroupProblem, readTargetArn, targetArnProblem } from "../rules/targetArn";
import { targetKinds, type TargetKind } from "../rules/targetKinds";
import { readExactPattern } from "./exactPattern";
import type { CheckedRule, CheckedTarget, RuleTarget, RuleToExport } from "./ruleToExport";

/** EventBridge's limit of targets a rule. */
const maxTargets = 5;
const longestDescription = 512;

/** Serverless replaces what ${ opens and CloudFormation what {{ opens, and neither can be told not to. */
const openings = /[$#%{]\{/;

/**
 * The rule ready for a format that creates targets of the kinds in `creates`. An error, which is a sentence, where the
 * pattern, the name, the bus or a target is not as EventBridge takes it.
 */
export function checkRule(
  { patternText, targets, ...rule }: RuleToExport,
  creates: readonly TargetKind[],
): Result<CheckedRule, string> {
  const pattern = readExactPattern(patternText);
  if (!pattern.ok) return pattern;
  const problem =
    ruleNameProblem(rule.name) ??
    detailsProblem(rule) ??
    targets.map((target) => targetProblem(target, creates)).find((each) => each !== undefined);
  if (problem !== undefined) return { ok: false, error: problem };
  if (targets.length > maxTargets) {
    return { ok: false, error: `A rule has at most ${maxTargets} targets; this one has ${targets.length}.` };
  }
  const { eventBus, ...others } = rule;
  const bus = eventBus === undefined || eventBus === "default" ? {} : { eventBus };
  return { ok: true, value: { ...others, ...bus, pattern: pattern.value, targets: withIds(targets) } };
}

function detailsProblem({ description = "", eventBus }: Partial<RuleToExport>): string | undefined {
  if (description.length > longestDescription) {
    return `A rule's description has at most ${longestDescription} characters.`;
  }
  if (openings.test(description))
    return "A rule's description must not contain an opening brace after $, #, % or {.";
  // Control characters would end a comment or a line in one format or another.
  if (/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u.test(description)) {
    return "A rule's description must be one line of printable characters.";
  }
  if (eventBus === undefined || /^[/.\-_A-Za-z0-9]{1,256}$/.test(eventBus)) return undefined;
  return `"${eventBus}" is not the name of an event bus. Use letters, digits, dots, hyphens, underscores and slashes.`;
}

function targetProblem(target: RuleTarget, creates: readonly TargetKind[]): string | undefined {
  const { kind, arn } = target;
  if (arn !== undefined) return targetArnProblem(kind, arn) ?? nameProblem(kind, arn) ?? groupProblem(target);
  if (!creates.includes(kind)) {
    return `${targetKinds[kind].label}: this format cannot create one. Enter the ARN of an existing one.`;
  }
  return groupProblem(target);
}

/** Neither the policy of a role nor the AWS CLI's short form takes every name that a state machine can have. */
function nameProblem(kind: TargetKind, arn: string): string | undefined {
  if (kind !== "stateMachine" || /^[\w:.-]+$/.test(arn.trim())) return undefined;
  return `${targetKinds[kind].label}: use only letters, digits, hyphens, dots and underscores in its name.`;
}

function groupProblem({ kind, arn, messageGroup }: RuleTarget): string | undefined {
  const { label } = targetKinds[kind];
  if (messageGroup === undefined) {
    return arn !== undefined && readTargetArn(arn)?.isFifo === true
      ? `${label}: enter a message group, which EventBridge needs for a FIFO queue.`
      : undefined;
  }
  if (kind !== "queue" || arn === undefined)
    return `${label}: only an existing queue can have a message group.`;
  if (openings.test(messageGroup))
    return "A message group must not contain an opening brace after $, #, % or {.";
  return messageGroupProblem(messageGroup);
}

function withIds(targets: readonly RuleTarget[]): readonly CheckedTarget[] {
  return targets.map(({ kind, arn, messageGroup }, index) => {
    const number = targets.slice(0, index + 1).filter((other) => other.kind === kind).length;
    const [numeral, suffix] = number === 1 ? ["", ""] : [String(number), `-${number}`];
    const id = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${numeral}`;
    return { kind, arn: arn === undefined ? undefined : readTargetArn(arn)?.arn, messageGroup, id, suffix };
  });
}
