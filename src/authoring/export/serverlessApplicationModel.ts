import { resourceMap } from "./cloudFormation";
import { notesOf } from "./notes";
import type { CheckedRule } from "./ruleToExport";
import { templatePattern } from "./templatePattern";
import { attribute, templateResources, type TemplateResource } from "./templateResources";
import type { TemplateObject } from "./templateValue";
import { writeYaml } from "./writeYaml";

/** What a new function is made of; SAM packages the folder. */
const functionProperties: TemplateObject = {
  CodeUri: "./src",
  Handler: "index.handler",
  Runtime: "nodejs22.x",
};

/**
 * A SAM template that creates the rule. A function that is the rule's only target and new has the rule as its event,
 * which is how SAM users write it, unless that form lacks something: it has no description and is always enabled.
 */
export function writeSam(rule: CheckedRule): string {
  const resources = isFunctionEvent(rule) ? [functionWithEvent(rule)] : resourcesOf(rule);
  const head = { AWSTemplateFormatVersion: "2010-09-09", Transform: "AWS::Serverless-2016-10-31" };
  return writeYaml({ ...head, Resources: resourceMap(resources) }, notesOf(rule));
}

/** Whether the rule can be an event of its only target, a new function. */
function isFunctionEvent({ targets, state, description }: CheckedRule): boolean {
  const [target, ...others] = targets;
  const isOnly = target?.kind === "function" && target.arn === undefined && others.length === 0;
  return isOnly && state === "ENABLED" && description === undefined;
}

function functionWithEvent({ name, eventBus, pattern }: CheckedRule): TemplateResource {
  const event = {
    RuleName: name,
    ...(eventBus === undefined ? {} : { EventBusName: eventBus }),
    Pattern: templatePattern(pattern),
  };
  const events = { Rule: { Type: "EventBridgeRule", Properties: event } };
  const properties = { ...functionProperties, Events: events };
  return { id: "Function", type: "AWS::Serverless::Function", properties };
}

function resourcesOf(rule: CheckedRule): readonly TemplateResource[] {
  return templateResources(rule, {
    eventPattern: templatePattern(rule.pattern),
    textLayout: "lines",
    createFunction: ({ id }) => ({
      arn: attribute(id, "Arn"),
      resources: [{ id, type: "AWS::Serverless::Function", properties: functionProperties }],
    }),
  });
}
