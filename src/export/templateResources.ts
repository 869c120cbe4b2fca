import { logPolicy, rolePolicy, sendPolicy, trustPolicy } from "./policies";
import { logGroupName, plainName, ruleResource, type CheckedRule, type CheckedTarget } from "./ruleToExport";
import type { TemplateObject, TemplateValue } from "./templateValue";
import { writeJson } from "./writeJson";

/** A resource of a CloudFormation template. */
export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly properties: TemplateObject;
}

/** The rule's own name in a template. */
export const ruleId = "Rule";

/** What a resource is called by others. */
function reference(id: string): TemplateObject {
  return { Ref: id };
}

export function attribute(id: string, name: string): TemplateObject {
  return { "Fn::GetAtt": [id, name] };
}

/** How a format that writes CloudFormation differs from plain CloudFormation. */
export interface TemplateDialect {
  /** The pattern as the rule's property; absent where the format sets it apart from the others. */
  readonly eventPattern?: TemplateValue;
  /** Whether JSON text that is a property has lines of its own. */
  readonly textLayout: "lines" | "line";
  /** The ARN of a function that the format creates, and what it is created with. */
  createFunction?(target: CheckedTarget): {
    readonly arn: TemplateValue;
    readonly resources: readonly TemplateResource[];
  };
}

/** What one target adds to a template: before the rule, in it, and behind it. */
interface TargetParts {
  readonly before: readonly TemplateResource[];
  readonly target: TemplateObject;
  readonly after: readonly TemplateResource[];
}

/** The resources of a rule with its targets, each behind those that it refers to. */
export function templateResources(rule: CheckedRule, dialect: TemplateDialect): readonly TemplateResource[] {
  const parts = rule.targets.map((target) => partsOf(rule, target, dialect));
  const { name, description, eventBus, state } = rule;
  const properties: TemplateObject = {
    Name: name,
    ...(description === undefined ? {} : { Description: description }),
    ...(eventBus === undefined ? {} : { EventBusName: eventBus }),
    State: state,
    ...(dialect.eventPattern === undefined ? {} : { EventPattern: dialect.eventPattern }),
    ...(parts.length === 0 ? {} : { Targets: parts.map(({ target }) => target) }),
  };
  return [
    ...parts.flatMap(({ before }) => before),
    { id: ruleId, type: "AWS::Events::Rule", properties },
    ...parts.flatMap(({ after }) => after),
  ];
}

function partsOf(rule: CheckedRule, target: CheckedTarget, dialect: TemplateDialect): TargetParts {
  const { kind, arn, id } = target;
  switch (kind) {
    case "topic":
      return arn === undefined ? newTopic(target) : existing(target, arn);
    case "queue":
      return arn === undefined ? newQueue(target) : existing(target, arn);
    case "function": {
      const created = arn === undefined ? dialect.createFunction?.(target) : { arn, resources: [] };
      if (created === undefined) throw new Error("This format creates no functions.");
      return {
        before: created.resources,
        target: { Id: id, Arn: created.arn },
        after: [functionPermission(id, created.arn)],
      };
    }
    case "logGroup":
      return logGroup(rule, target, dialect);
    case "stateMachine":
    case "eventBus":
      if (arn === undefined) throw new Error(`No format creates this: ${kind}`);
      return withRole(rule, target, { kind, arn });
  }
}

function existing({ id, messageGroup }: CheckedTarget, arn: string): TargetParts {
  const more = messageGroup === undefined ? {} : { SqsParameters: { MessageGroupId: messageGroup } };
  return { before: [], target: { Id: id, Arn: arn, ...more }, after: [] };
}

function newTopic({ id }: CheckedTarget): TargetParts {
  const policy = sendPolicy("sns:Publish", reference(id), attribute(ruleId, "Arn"));
  const properties = { Topics: [reference(id)], PolicyDocument: policy };
  return {
    before: [{ id, type: "AWS::SNS::Topic", properties: {} }],
    target: { Id: id, Arn: reference(id) },
    after: [{ id: `${id}Policy`, type: "AWS::SNS::TopicPolicy", properties }],
  };
}

function newQueue({ id }: CheckedTarget): TargetParts {
  const policy = sendPolicy("sqs:SendMessage", attribute(id, "Arn"), attribute(ruleId, "Arn"));
  const properties = { Queues: [reference(id)], PolicyDocument: policy };
  return {
    before: [{ id, type: "AWS::SQS::Queue", properties: { SqsManagedSseEnabled: true } }],
    target: { Id: id, Arn: attribute(id, "Arn") },
    after: [{ id: `${id}Policy`, type: "AWS::SQS::QueuePolicy", properties }],
  };
}

function functionPermission(id: string, arn: TemplateValue): TemplateResource {
  const properties = {
    FunctionName: arn,
    Action: "lambda:InvokeFunction",
    Principal: "events.amazonaws.com",
    SourceArn: attribute(ruleId, "Arn"),
  };
  return { id: `${id}Permission`, type: "AWS::Lambda::Permission", properties };
}

function logGroup(rule: CheckedRule, target: CheckedTarget, { textLayout }: TemplateDialect): TargetParts {
  const { id } = target;
  const name = logGroupName(rule, target);
  const arn = target.arn ?? arnHere("logs", `log-group:${name}`);
  const policy = logPolicy(arn, arnHere("events", ruleResource(rule)));
  const document = textLayout === "line" ? JSON.stringify(policy) : writeJson(policy);
  const properties = {
    PolicyName: plainName(rule, { suffix: `${target.suffix}-to-logs` }),
    PolicyDocument: { "Fn::Sub": document },
  };
  const created = { LogGroupName: name, RetentionInDays: 30 };
  return {
    before: target.arn === undefined ? [{ id, type: "AWS::Logs::LogGroup", properties: created }] : [],
    target: { Id: id, Arn: target.arn ?? { "Fn::Sub": arn } },
    after: [{ id: `${id}Policy`, type: "AWS::Logs::ResourcePolicy", properties }],
  };
}

function withRole(
  rule: CheckedRule,
  { id }: CheckedTarget,
  { kind, arn }: { readonly kind: "stateMachine" | "eventBus"; readonly arn: string },
): TargetParts {
  // The rule refers to the role, so that the role can know the rule by its name only.
  const ruleArn = { "Fn::Sub": arnHere("events", ruleResource(rule)) };
  const properties = {
    AssumeRolePolicyDocument: trustPolicy(reference("AWS::AccountId"), ruleArn),
    Policies: [{ PolicyName: "SendToTarget", PolicyDocument: rolePolicy(kind, arn) }],
  };
  return {
    before: [{ id: `${id}Role`, type: "AWS::IAM::Role", properties }],
    target: { Id: id, Arn: arn, RoleArn: attribute(`${id}Role`, "Arn") },
    after: [],
  };
}

/** The ARN of something in the stack's own account and Region, for `Fn::Sub`. */
function arnHere(service: string, resource: string): string {
  const account = ["arn", "${AWS::Partition}", service, "${AWS::Region}", "${AWS::AccountId}"];
  return [...account, resource].join(":");
}
