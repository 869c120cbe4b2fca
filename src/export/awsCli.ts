import type { Result } from "../base/result";
import { notesOf } from "./notes";
import { logPolicy, rolePolicy, sendPolicy, trustPolicy } from "./policies";
import { logGroupName, plainName, type CheckedRule, type CheckedTarget } from "./ruleToExport";
import type { TemplateObject } from "./templateValue";
import { writeJson } from "./writeJson";

/**
 * A shell script that creates the rule with the AWS CLI, in the account and Region that the CLI is set up for. An error,
 * which is a sentence, for a description in whose place the CLI would read a file or a web page.
 *
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
 */
export function writeAwsCli(rule: CheckedRule): Result<string, string> {
  const address = /^(?:fileb?|https?):\/\//.exec(rule.description ?? "")?.[0];
  if (address !== undefined) {
    return {
      ok: false,
      error: `Start the description with another word: the AWS CLI would read the contents of ${address} instead.`,
    };
  }
  const needsAccount = rule.targets.some(({ kind }) => kind === "stateMachine" || kind === "eventBus");
  const account = "account=$(aws sts get-caller-identity --query Account --output text)";
  const parts = [
    ["#!/bin/sh", ...notesOf(rule).map((note) => `# ${note}`), "set -eu"].join("\n"),
    ...(needsAccount ? [account] : []),
    putRule(rule),
    ...rule.targets.flatMap((target) => [...prepare(rule, target), putTarget(rule, target)]),
  ];
  return { ok: true, value: `${parts.join("\n\n")}\n` };
}

function putRule({ name, description, eventBus, state, pattern }: CheckedRule): string {
  return assign("rule_arn", [
    `aws events put-rule ${option("name", name)}`,
    ...(description === undefined ? [] : [option("description", description)]),
    ...(eventBus === undefined ? [] : [option("event-bus-name", eventBus)]),
    `--state ${state}`,
    `--event-pattern ${quote(pattern.text)}`,
    "--query RuleArn --output text",
  ]);
}

/** The commands that create a target or let the rule use it; they leave its ARN in a variable. */
function prepare(rule: CheckedRule, target: CheckedTarget): readonly string[] {
  const { kind, arn } = target;
  const variable = arnVariable(target);
  const known = arn === undefined ? [] : [`${variable}=${quote(arn)}`];
  const name = plainName(rule, target);
  switch (kind) {
    case "topic":
      return arn === undefined ? newTopic(target, name) : known;
    case "queue":
      if (arn === undefined) return newQueue(target, name);
      // Its ARN then stands in the target's JSON.
      return target.messageGroup === undefined ? known : [];
    case "function":
      return [...known, addPermission(target, name)];
    case "logGroup":
      return [...(arn === undefined ? newLogGroup(rule, target) : known), logsPolicy(rule, target)];
    case "stateMachine":
    case "eventBus":
      return [...known, ...newRole(kind, target, plainName(rule, { suffix: `${target.suffix}-${kind}` }))];
  }
}

function newTopic(target: CheckedTarget, name: string): readonly string[] {
  const variable = arnVariable(target);
  const policy = sendPolicy("sns:Publish", `$${variable}`, "$rule_arn");
  return [
    assign(variable, [`aws sns create-topic ${option("name", name)}`, "--query TopicArn --output text"]),
    command([
      `aws sns set-topic-attributes --topic-arn "$${variable}" --attribute-name Policy`,
      `--attribute-value ${document(writeJson(policy))}`,
    ]),
  ];
}

function newQueue(target: CheckedTarget, name: string): readonly string[] {
  const variable = arnVariable(target);
  const url = variable.replace(/_arn$/, "_url");
  const policy = sendPolicy("sqs:SendMessage", `$${variable}`, "$rule_arn");
  return [
    assign(url, [
      `aws sqs create-queue ${option("queue-name", name)} --attributes SqsManagedSseEnabled=true`,
      "--query QueueUrl --output text",
    ]),
    assign(variable, [
      `aws sqs get-queue-attributes --queue-url "$${url}" --attribute-names QueueArn`,
      "--query Attributes.QueueArn --output text",
    ]),
    // The policy is a text inside a JSON text.
    command([
      `aws sqs set-queue-attributes --queue-url "$${url}"`,
      `--attributes ${document(writeJson({ Policy: compact(policy) }))}`,
    ]),
  ];
}

function addPermission(target: CheckedTarget, name: string): string {
  return command([
    `aws lambda add-permission --function-name "$${arnVariable(target)}" ${option("statement-id", name)}`,
    `--action lambda:InvokeFunction --principal events.amazonaws.com --source-arn "$rule_arn"`,
  ]);
}

function newLogGroup(rule: CheckedRule, target: CheckedTarget): readonly string[] {
  const group = logGroupName(rule, target);
  // `arn:aws:events:us-east-1:111122223333:rule/…` gives the group's partition, Region and account.
  const head = 'echo "$rule_arn" | sed -e "s/:events:/:logs:/" -e "s/:rule\\/.*//"';
  return [
    `aws logs create-log-group --log-group-name ${quote(group)}`,
    `aws logs put-retention-policy --log-group-name ${quote(group)} --retention-in-days 30`,
    `${arnVariable(target)}="$(${head}):log-group:${group}"`,
  ];
}

function logsPolicy(rule: CheckedRule, target: CheckedTarget): string {
  const policy = logPolicy(`\${${arnVariable(target)}}`, "$rule_arn");
  return command([
    `aws logs put-resource-policy ${option("policy-name", plainName(rule, { suffix: `${target.suffix}-to-logs` }))}`,
    `--policy-document ${document(writeJson(policy))}`,
  ]);
}

function newRole(kind: "stateMachine" | "eventBus", target: CheckedTarget, name: string): readonly string[] {
  const role = roleVariable(target);
  return [
    assign(role, [
      `aws iam create-role ${option("role-name", name)}`,
      `--assume-role-policy-document ${document(writeJson(trustPolicy("$account", "$rule_arn")))}`,
      "--query Role.Arn --output text",
    ]),
    command([
      `aws iam put-role-policy ${option("role-name", name)} --policy-name SendToTarget`,
      `--policy-document ${document(writeJson(rolePolicy(kind, `$${arnVariable(target)}`)))}`,
    ]),
  ];
}

function putTarget({ name, eventBus }: CheckedRule, target: CheckedTarget): string {
  const hasRole = target.kind === "stateMachine" || target.kind === "eventBus";
  const role = hasRole ? `,RoleArn=$${roleVariable(target)}` : "";
  const { id, arn, messageGroup } = target;
  // A message group can have a comma or a dollar sign, which neither the short form nor the shell would leave alone.
  const grouped = JSON.stringify([{ Id: id, Arn: arn, SqsParameters: { MessageGroupId: messageGroup } }]);
  return command([
    `aws events put-targets ${option("rule", name)}`,
    ...(eventBus === undefined ? [] : [option("event-bus-name", eventBus)]),
    `--targets ${messageGroup === undefined ? `"Id=${id},Arn=$${arnVariable(target)}${role}"` : quote(grouped)}`,
  ]);
}

/** `queue2_arn` of `Queue2`. */
function arnVariable({ id }: CheckedTarget): string {
  return `${id.replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => `_${capital}`).toLowerCase()}_arn`;
}

function roleVariable(target: CheckedTarget): string {
  return arnVariable(target).replace(/_arn$/, "_role_arn");
}

function command(parts: readonly string[]): string {
  return parts.join(" \\\n  ");
}

function assign(variable: string, parts: readonly string[]): string {
  return `${variable}=$(${command(parts)})`;
}

/** JSON whose variables the shell fills in; ours have no other dollar sign, and no backtick. */
function document(json: string): string {
  return `"$(cat <<JSON\n${json}\nJSON\n)"`;
}

function compact(policy: TemplateObject): string {
  return JSON.stringify(policy);
}

/** An option with its value, which the CLI takes for another option where it starts with a hyphen by itself. */
function option(name: string, value: string): string {
  return `--${name}${value.startsWith("-") ? "=" : " "}${quote(value)}`;
}

/** A word of a POSIX shell: what stands in single quotes is taken as it is, a single quote stands outside. */
function quote(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
