import { exportFormats, type ExportFormat } from "../../export/exportFormats";
import type { RuleTarget } from "../../export/ruleToExport";
import { ruleNameProblem } from "../../rules/ruleName";
import { readTargetArn, targetArnProblem } from "../../rules/targetArn";
import { targetKinds, type TargetKind } from "../../rules/targetKinds";
import { chooseMany, chooseOne, typeTexts, type Answers, type WizardStep } from "../../wizard/wizardStep";
import type { StepsPlan } from "../askSteps";
import { messageGroupStep, noTarget } from "../targetSteps";

/** What an export needs to know beside the pattern, as far as it is given or answered. */
export interface ExportPlan extends StepsPlan {
  readonly format: ExportFormat | undefined;
  readonly targets: readonly RuleTarget[];
  readonly name: string;
}

/** What need not be asked. */
export interface GivenExport {
  readonly format?: ExportFormat | undefined;
  readonly targets?: readonly RuleTarget[] | undefined;
  readonly name?: string | undefined;
}

const kinds = Object.keys(targetKinds) as readonly TargetKind[];

/**
 * The questions of an export and what the answers come to: the format, the targets, the ARN of each that has one
 * already, and the rule's name, `suggested` without an answer. Nothing is asked that is given.
 */
export function planExport(answers: Answers, suggested: string, given: GivenExport = {}): ExportPlan {
  const formatStep = chooseOne(
    { id: "format", title: "Format", placeholder: "What deploys the rule?" },
    exportFormats.map(({ id, label, fileName }) => ({ value: id, label, description: fileName })),
    answers,
  );
  const format = given.format ?? exportFormats.find(({ id }) => id === formatStep.chosen[0]);
  const steps: WizardStep[] = given.format === undefined ? [formatStep] : [];
  const name = nameStep(answers, suggested);
  const ruleName = given.name ?? name.chosen[0] ?? suggested;
  if (format === undefined) return { steps, isWhole: false, format, targets: [], name: ruleName };
  const asked = given.targets === undefined ? targetSteps(format, ruleName, answers) : undefined;
  steps.push(...(asked?.steps ?? []));
  if (given.name === undefined) steps.push(name);
  return { steps, isWhole: true, format, targets: given.targets ?? asked?.targets ?? [], name: ruleName };
}

function targetSteps(
  format: ExportFormat,
  ruleName: string,
  answers: Answers,
): { readonly steps: readonly WizardStep[]; readonly targets: readonly RuleTarget[] } {
  const items = kinds.map((kind) => {
    const { label, permission } = targetKinds[kind];
    return { value: kind, label, description: permission };
  });
  const none = {
    value: noTarget,
    label: "No target",
    detail: "The rule matches events and sends them nowhere until it is given a target.",
  };
  const list = chooseMany(
    { id: "targets", title: "Targets", placeholder: "Where does the rule send its events?" },
    [none, ...items],
    { ...answers, targets: answers["targets"] ?? [noTarget] },
  );
  const steps: WizardStep[] = [list];
  const targets = kinds
    .filter((kind) => list.chosen.includes(kind))
    .map((kind): RuleTarget => {
      const { step, arn } = arnOf(kind, format.creates.includes(kind), answers);
      steps.push(step);
      if (arn === undefined) return { kind };
      if (readTargetArn(arn)?.isFifo !== true) return { kind, arn };
      const group = messageGroupStep(`group:${kind}`, targetKinds[kind].label, ruleName, answers);
      steps.push(group);
      return { kind, arn, messageGroup: group.chosen[0] ?? ruleName };
    });
  return { steps, targets };
}

/** The question for the ARN of a target; without one it is created, where the format can. */
function arnOf(
  kind: TargetKind,
  canCreate: boolean,
  answers: Answers,
): { readonly step: WizardStep; readonly arn: string | undefined } {
  const { label, example } = targetKinds[kind];
  const create = canCreate ? " Leave it empty to create a new one with the rule." : "";
  const step = typeTexts(
    { id: `arn:${kind}`, title: label, placeholder: `The ARN of the target.${create}` },
    { several: false, optional: canCreate, example, check: (text) => targetArnProblem(kind, text) },
    answers,
  );
  return { step, arn: step.chosen[0] };
}

function nameStep(answers: Answers, suggested: string): WizardStep {
  return typeTexts(
    { id: "name", title: "Name", placeholder: "The name of the rule." },
    { several: false, optional: false, usual: suggested, check: (text) => ruleNameProblem(text.trim()) },
    answers,
  );
}
