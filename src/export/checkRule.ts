import type { Result } from "../base/result";
import { trimOf } from "../base/trimEnds";
import { readExactPattern } from "./exactPattern";
import type { CheckedRule, CheckedTarget, RuleTarget, RuleToExport, TargetKind } from "./ruleToExport";
import { targetKinds } from "./targetKinds";

/** EventBridge's limit of targets a rule. */
const mostTargets = 5;
const longestName = 64;
const longestDescription = 512;

/** What is wrong with a rule's name, as a sentence; undefined if EventBridge takes it. */
export function ruleNameProblem(name: string): string | undefined {
  if (/^[.\-_A-Za-z0-9]+$/.test(name) && name.length <= longestName) return undefined;
  return `A rule's name has 1 to ${longestName} letters, digits, dots, hyphens and underscores.`;
}

/** What is wrong with a target's ARN, as a sentence; undefined if it may exist. */
export function arnProblem(kind: TargetKind, arn: string): string | undefined {
  const { arn: shape, example, label } = targetKinds[kind];
  if (shape.test(arn)) return undefined;
  if (/\.fifo$/.test(arn))
    return `${label}: EventBridge needs more than its ARN for a FIFO one. Use a standard one.`;
  return `${label}: "${arn}" is not its ARN. It looks like ${example}.`;
}

/** A name for a rule made of the name of its pattern's file: `non-compliant` of `non-compliant.eventpattern.json`. */
export function ruleNameFor(fileName: string): string {
  const stem = fileName.replace(/\.?event-?pattern\.json$|\.jsonc?$/, "");
  const name = stem
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^.\-_A-Za-z0-9]+/g, "-");
  return trimOf(name, /-/).slice(0, longestName) || "event-pattern";
}

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
  if (targets.length > mostTargets) {
    return { ok: false, error: `A rule has at most ${mostTargets} targets; this one has ${targets.length}.` };
  }
  const { eventBus, ...others } = rule;
  const bus = eventBus === undefined || eventBus === "default" ? {} : { eventBus };
  return { ok: true, value: { ...others, ...bus, pattern: pattern.value, targets: withIds(targets) } };
}

function detailsProblem({ description = "", eventBus }: Partial<RuleToExport>): string | undefined {
  if (description.length > longestDescription) {
    return `A rule's description has at most ${longestDescription} characters.`;
  }
  // Serverless replaces what ${ opens and CloudFormation what {{ opens, and neither can be told not to.
  if (/[$#%{]\{/.test(description)) return "A rule's description has no opening braces after $, #, % or {.";
  // Control characters would end a comment or a line in one format or another.
  if (/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u.test(description)) {
    return "A rule's description is one line of printable characters.";
  }
  if (eventBus === undefined || /^[/.\-_A-Za-z0-9]{1,256}$/.test(eventBus)) return undefined;
  return `"${eventBus}" is not the name of an event bus: letters, digits, dots, hyphens, underscores and slashes.`;
}

function targetProblem({ kind, arn }: RuleTarget, creates: readonly TargetKind[]): string | undefined {
  if (arn !== undefined) return arnProblem(kind, arn);
  if (creates.includes(kind)) return undefined;
  return `${targetKinds[kind].label}: this format cannot create one. Give the ARN of one that exists.`;
}

function withIds(targets: readonly RuleTarget[]): readonly CheckedTarget[] {
  return targets.map(({ kind, arn }, index) => {
    const number = targets.slice(0, index + 1).filter((other) => other.kind === kind).length;
    const [numeral, suffix] = number === 1 ? ["", ""] : [String(number), `-${number}`];
    return { kind, arn, id: targetKinds[kind].id + numeral, suffix };
  });
}
