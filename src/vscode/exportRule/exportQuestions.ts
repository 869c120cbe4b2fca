import { exportFormats, type ExportFormat } from "../../export/exportFormats";
import type { RuleTarget } from "../../export/ruleToExport";
import { ruleNameProblem } from "../../rules/ruleName";
import { readTargetArn, targetArnProblem } from "../../rules/targetArn";
import { targetKinds, type TargetKind } from "../../rules/targetKinds";
import { askMessageGroup } from "../askMessageGroup";
import { askText, pickMany, pickOne } from "../questions";

const title = "Export Rule";

/** The format that the user picks. */
export async function askFormat(): Promise<ExportFormat | undefined> {
  const items = exportFormats.map((format) => ({
    label: format.label,
    description: format.fileName,
    format,
  }));
  const placeHolder = "What deploys the rule?";
  return (await pickOne(items, { title, placeHolder }))?.format;
}

/**
 * The targets that the user picks, each with the ARN that it has, and a FIFO queue with its message group, for which
 * `ruleName` is proposed; undefined if the user cancels.
 */
export async function askTargets(
  format: ExportFormat,
  ruleName: string,
): Promise<readonly RuleTarget[] | undefined> {
  const items = (Object.keys(targetKinds) as TargetKind[]).map((kind) => {
    const { label, permission } = targetKinds[kind];
    return { label, description: permission, kind };
  });
  const picked = await pickMany(items, { title, placeHolder: "Where does the rule send its events?" });
  if (picked === undefined) return undefined;
  const targets: RuleTarget[] = [];
  for (const { kind } of picked) {
    const arn = await askArn(kind, format.creates.includes(kind));
    if (arn === undefined) return undefined;
    const target = arn === "" ? { kind } : await withGroup({ kind, arn }, ruleName);
    if (target === undefined) return undefined;
    targets.push(target);
  }
  return targets;
}

async function withGroup(
  target: RuleTarget & { readonly arn: string },
  ruleName: string,
): Promise<RuleTarget | undefined> {
  if (readTargetArn(target.arn)?.isFifo !== true) return target;
  const messageGroup = await askMessageGroup(`${title}: ${targetKinds[target.kind].label}`, ruleName);
  return messageGroup === undefined ? undefined : { ...target, messageGroup };
}

/** The ARN of a target; empty for one that is to be created. */
async function askArn(kind: TargetKind, canCreate: boolean): Promise<string | undefined> {
  const { label, example } = targetKinds[kind];
  const create = canCreate ? " Leave it empty to create a new one with the rule." : "";
  const arn = await askText({
    title: `${title}: ${label}`,
    prompt: `The ARN of the target.${create}`,
    placeHolder: example,
    check: (value) => (value.trim() === "" && canCreate ? undefined : targetArnProblem(kind, value)),
  });
  return arn?.trim();
}

/** The rule's name, `proposed` unless the user writes another one. */
export async function askName(proposed: string): Promise<string | undefined> {
  return askText({
    title,
    prompt: "The name of the rule.",
    value: proposed,
    check: ruleNameProblem,
  });
}
