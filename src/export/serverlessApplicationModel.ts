import { resourceMap } from "./cloudFormation";
import { notesOf } from "./notes";
import type { CheckedRule } from "./ruleToExport";
import { templatePattern } from "./templatePattern";
import { attribute, templateResources, type TemplateResource } from "./templateResources";
import type { TemplateObject, TemplateValue } from "./templateValue";
import { writeYaml } from "./writeYaml";

/** What a new function is made of; SAM packages the folder. */
const functionProperties: TemplateObject = {
  CodeUri: "./src",
  Handler: "index.handler",
  Runtime: "nodejs22.x",
};

/**
 * A SAM template that creates the rule. A function that is the rule's only target and new has the rule as its event,
 * which is how SAM users write it, unless that form lacks something: it has no description, is always enabled and takes
 * no pattern as text.
 */
export function writeSam(rule: CheckedRule): string {
  const pattern = templatePattern(rule.pattern);
  const resources = isFunctionEvent(rule, pattern)
    ? [functionWithEvent(rule, pattern)]
    : resourcesOf(rule, pattern);
  const head = { AWSTemplateFormatVersion: "2010-09-09", Transform: "AWS::Serverless-2016-10-31" };
  return writeYaml({ ...head, Resources: resourceMap(resources) }, notesOf(rule));
}

/** Whether the rule can be an event of its only target, a new function. */
function isFunctionEvent({ targets, state, description }: CheckedRule, pattern: TemplateValue): boolean {
  const [target, ...others] = targets;
  const isOnly = target?.kind === "function" && target.arn === undefined && others.length === 0;
  return isOnly && state === "ENABLED" && description === undefined && typeof pattern !== "string";
}

function functionWithEvent({ name, eventBus }: CheckedRule, pattern: TemplateValue): TemplateResource {
  const event = {
    RuleName: name,
    ...(eventBus === undefined ? {} : { EventBusName: eventBus }),
    Pattern: pattern,
  };
  const events = { Rule: { Type: "EventBridgeRule", Properties: event } };
  const properties = { ...functionProperties, Events: events };
  return { id: "Function", type: "AWS::Serverless::Function", properties };
}

function resourcesOf(rule: CheckedRule, eventPattern: TemplateValue): readonly TemplateResource[] {
  return templateResources(rule, {
    eventPattern,
    textLayout: "lines",
    createFunction: ({ id }) => ({
      arn: attribute(id, "Arn"),
      resources: [{ id, type: "AWS::Serverless::Function", properties: functionProperties }],
    }),
  });
}
