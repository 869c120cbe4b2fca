import { arnProblem, ruleNameProblem } from "../../export/checkRule";
import { exportFormats, type ExportFormat } from "../../export/exportFormats";
import type { RuleTarget, TargetKind } from "../../export/ruleToExport";
import { targetKinds } from "../../export/targetKinds";
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

/** The targets that the user picks, each with the ARN that it has; undefined where the user gives up. */
export async function askTargets(format: ExportFormat): Promise<readonly RuleTarget[] | undefined> {
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
    targets.push(arn === "" ? { kind } : { kind, arn });
  }
  return targets;
}

/** The ARN of a target; empty for one that is to be created. */
async function askArn(kind: TargetKind, canCreate: boolean): Promise<string | undefined> {
  const { label, example } = targetKinds[kind];
  const create = canCreate ? " Leave it empty to create a new one with the rule." : "";
  const arn = await askText({
    title: `${title}: ${label}`,
    prompt: `The ARN of the target.${create}`,
    placeHolder: example,
    check: (value) => (value.trim() === "" && canCreate ? undefined : arnProblem(kind, value.trim())),
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
