import { ruleResource, type CheckedRule } from "./ruleToExport";

/**
 * What whoever deploys the rule must know, one sentence a line: the policies of queues and topics that exist, because a
 * queue or topic has a single policy and writing it would throw away what others need.
 */
export function notesOf(rule: CheckedRule): readonly string[] {
  return rule.targets.flatMap(({ kind, arn }) => {
    if (arn === undefined || (kind !== "queue" && kind !== "topic")) return [];
    const action = kind === "queue" ? "sqs:SendMessage" : "sns:Publish";
    return [
      `The policy of ${arn} is not changed.`,
      `It must allow events.amazonaws.com ${action} where aws:SourceArn is the ARN of ${ruleResource(rule)}.`,
    ];
  });
}
