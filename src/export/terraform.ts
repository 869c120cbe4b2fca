import type { Result } from "../base/result";
import { comparableNumber } from "../pattern/values/comparableNumber";
import { hasDuplicateKeys, numbersOf, scalarsOf } from "./jsonNode";
import { notesOf } from "./notes";
import { logPolicy, rolePolicy, sendPolicy, trustPolicy } from "./policies";
import { logGroupName, plainName, type CheckedRule, type CheckedTarget } from "./ruleToExport";
import type { TemplateObject, TemplateValue } from "./templateValue";
import { alignArguments, expression, writeHcl } from "./writeHcl";

const ruleArn = expression("aws_cloudwatch_event_rule.rule.arn");

/** A block: its head and its arguments; `raw` arguments are HCL already. */
interface Block {
  readonly head: string;
  readonly body: TemplateObject;
  readonly raw?: Readonly<Record<string, string>>;
  /** Blocks inside it, by their type. */
  readonly blocks?: Readonly<Record<string, TemplateObject>>;
}

/**
 * A Terraform configuration that creates the rule. An error, which is a sentence, for a pattern that Terraform's AWS
 * provider changes on its way: it reads the pattern as Go does, with numbers as doubles and the last of equal keys.
 */
export function writeTerraform(rule: CheckedRule): Result<string, string> {
  const problem = providerProblem(rule);
  if (problem !== undefined) return { ok: false, error: problem };
  const { name, description, eventBus, state } = rule;
  const body = {
    name,
    ...(description === undefined ? {} : { description }),
    ...(eventBus === undefined ? {} : { event_bus_name: eventBus }),
    state,
  };
  const head = resource("aws_cloudwatch_event_rule", "rule");
  const blocks: Block[] = [{ head, body, raw: { event_pattern: eventPattern(rule) } }];
  for (const target of rule.targets) blocks.push(...blocksOf(rule, target));
  const needsAccount = rule.targets.some(({ kind }) => kind === "stateMachine" || kind === "eventBus");
  if (needsAccount) blocks.unshift({ head: 'data "aws_caller_identity" "current"', body: {} });
  const notes = notesOf(rule)
    .map((note) => `# ${note}\n`)
    .join("");
  return { ok: true, value: `${notes}${blocks.map(writeBlock).join("\n")}` };
}

/** What Terraform or its AWS provider would change, as a sentence; undefined if the rule arrives as it is. */
function providerProblem({ pattern: { root }, description = "" }: CheckedRule): string | undefined {
  const instead = "Export the rule for CloudFormation or the AWS CLI instead.";
  const number = numbersOf(root).find((text) => comparableNumber(text) === undefined);
  if (number !== undefined) return `Terraform's AWS provider would change the number ${number}. ${instead}`;
  if (hasDuplicateKeys(root))
    return `Terraform's AWS provider would drop the first of two identical keys. ${instead}`;
  if (scalarsOf(root).some((text) => /\p{Cs}/u.test(text))) {
    return `Terraform's AWS provider would change half of a surrogate pair. ${instead}`;
  }
  // It takes these for what Go's encoder writes in place of <, > and &, wherever they are.
  const escape = scalarsOf(root).map((text) => /\\u00(?:3c|3e|26)/.exec(text)?.[0]);
  const found = escape.find((each) => each !== undefined);
  if (found !== undefined) return `Terraform's AWS provider would change the text ${found}. ${instead}`;
  if (description.normalize("NFC") !== description) {
    return `Terraform would normalize the characters of the description. Type each accented letter as one character.`;
  }
  return undefined;
}

/**
 * The pattern as an object for jsonencode; as JSON text where Terraform would spell a number anew, or compose accents.
 * Such a text has no `${`, and no line that could end it.
 */
function eventPattern({ pattern: { root, value, guardedText } }: CheckedRule): string {
  const isComposed = scalarsOf(root).every((text) => text.normalize("NFC") === text);
  if (value !== undefined && isComposed) return `jsonencode(${writeHcl(value, "  ")})`;
  const ascii = guardedText.replaceAll(
    /[^\u0000-\u007f]/g,
    (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<<-PATTERN\n${ascii
    .split("\n")
    .map((line) => `    ${line}\n`)
    .join("")}  PATTERN`;
}

function blocksOf(rule: CheckedRule, target: CheckedTarget): readonly Block[] {
  const { kind, arn } = target;
  const label = labelOf(target);
  switch (kind) {
    case "topic": {
      if (arn !== undefined) return [eventTarget(rule, target, arn)];
      const topic = expression(`aws_sns_topic.${label}.arn`);
      return [
        { head: resource("aws_sns_topic", label), body: { name: plainName(rule, target) } },
        policyBlock("aws_sns_topic_policy", label, { arn: topic }, sendPolicy("sns:Publish", topic, ruleArn)),
        eventTarget(rule, target, topic),
      ];
    }
    case "queue": {
      if (arn !== undefined) return [eventTarget(rule, target, arn)];
      const queue = expression(`aws_sqs_queue.${label}.arn`);
      const url = { queue_url: expression(`aws_sqs_queue.${label}.url`) };
      const body = { name: plainName(rule, target), sqs_managed_sse_enabled: true };
      return [
        { head: resource("aws_sqs_queue", label), body },
        policyBlock("aws_sqs_queue_policy", label, url, sendPolicy("sqs:SendMessage", queue, ruleArn)),
        eventTarget(rule, target, queue),
      ];
    }
    case "function":
      return [functionPermission(label, existing(target)), eventTarget(rule, target, existing(target))];
    case "logGroup":
      return logGroup(rule, target);
    case "stateMachine":
    case "eventBus":
      return withRole(rule, target, { kind, arn: existing(target) });
  }
}

/** The ARN of a target that no Terraform configuration creates here. */
function existing({ kind, arn }: CheckedTarget): string {
  if (arn === undefined) throw new Error(`Terraform creates none of this: ${kind}`);
  return arn;
}

function functionPermission(label: string, arn: string): Block {
  const body = {
    function_name: arn,
    action: "lambda:InvokeFunction",
    principal: "events.amazonaws.com",
    source_arn: ruleArn,
  };
  return { head: resource("aws_lambda_permission", label), body };
}

function logGroup(rule: CheckedRule, target: CheckedTarget): readonly Block[] {
  const label = labelOf(target);
  const created = { name: logGroupName(rule, target), retention_in_days: 30 };
  const reference = `aws_cloudwatch_log_group.${label}.arn`;
  const group = target.arn ?? expression(reference);
  // In a policy more follows the ARN: a template in quotes.
  const document = writeHcl(logPolicy(target.arn ?? placeholder, ruleArn), "  ").replaceAll(
    placeholder,
    `\${${reference}}`,
  );
  const name = { policy_name: plainName(rule, { suffix: `${target.suffix}-to-logs` }) };
  return [
    ...(target.arn === undefined
      ? [{ head: resource("aws_cloudwatch_log_group", label), body: created }]
      : []),
    {
      head: resource("aws_cloudwatch_log_resource_policy", label),
      body: name,
      raw: { policy_document: `jsonencode(${document})` },
    },
    eventTarget(rule, target, group),
  ];
}

const placeholder = "LOG-GROUP-ARN";

function withRole(
  rule: CheckedRule,
  target: CheckedTarget,
  { kind, arn }: { readonly kind: "stateMachine" | "eventBus"; readonly arn: string },
): readonly Block[] {
  const label = labelOf(target);
  const trust = trustPolicy(expression("data.aws_caller_identity.current.account_id"), ruleArn);
  const role = {
    head: resource("aws_iam_role", label),
    body: {},
    raw: { assume_role_policy: encode(trust) },
  };
  const body = { role: expression(`aws_iam_role.${label}.id`) };
  const roleArn = expression(`aws_iam_role.${label}.arn`);
  return [
    role,
    policyBlock("aws_iam_role_policy", label, body, rolePolicy(kind, arn)),
    eventTarget(rule, target, arn, { role_arn: roleArn }),
  ];
}

function policyBlock(type: string, label: string, body: TemplateObject, policy: TemplateObject): Block {
  return { head: resource(type, label), body, raw: { policy: encode(policy) } };
}

function eventTarget(
  { eventBus }: CheckedRule,
  target: CheckedTarget,
  arn: TemplateValue,
  more: TemplateObject = {},
): Block {
  const bus = eventBus === undefined ? {} : { event_bus_name: eventBus };
  const rule = expression("aws_cloudwatch_event_rule.rule.name");
  const body = { rule, ...bus, target_id: target.id, arn, ...more };
  const { messageGroup } = target;
  const blocks = messageGroup === undefined ? {} : { sqs_target: { message_group_id: messageGroup } };
  return { head: resource("aws_cloudwatch_event_target", labelOf(target)), body, blocks };
}

function encode(policy: TemplateObject): string {
  return `jsonencode(${writeHcl(policy, "  ")})`;
}

function resource(type: string, label: string): string {
  return `resource "${type}" "${label}"`;
}

/** `log_group2` of `LogGroup2`. */
function labelOf({ id }: CheckedTarget): string {
  return id.replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => `_${capital}`).toLowerCase();
}

function writeArguments(body: TemplateObject): readonly string[] {
  return alignArguments(Object.entries(body).map(([name, value]) => [name, writeHcl(value)]));
}

function writeBlock({ head, body, raw = {}, blocks = {} }: Block): string {
  const short = writeArguments(body);
  const long = [
    ...Object.entries(raw).map(([name, text]) => `${name} = ${text}`),
    ...Object.entries(blocks).flatMap(([type, inner]) => [
      `${type} {`,
      ...writeArguments(inner).map((line) => `  ${line}`),
      "}",
    ]),
  ];
  const gap = short.length > 0 && long.length > 0 ? [""] : [];
  const inside = [...short.map((line) => `  ${line}`), ...gap, ...long.map((line) => `  ${line}`)];
  return inside.length === 0 ? `${head} {}\n` : `${head} {\n${inside.join("\n")}\n}\n`;
}
