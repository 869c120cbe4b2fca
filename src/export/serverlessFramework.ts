import { resourceMap } from "./cloudFormation";
import { keysOf, scalarsOf } from "./jsonNode";
import { notesOf } from "./notes";
import type { CheckedRule, CheckedTarget } from "./ruleToExport";
import { templatePattern } from "./templatePattern";
import { attribute, templateResources } from "./templateResources";
import { entriesOf, type TemplateObject, type TemplateValue } from "./templateValue";
import { writeYaml } from "./writeYaml";

/** The fields that Serverless lets stand at the top of a pattern of a function's event. */
const envelope = "version id detail-type source account time region resources detail".split(" ");

/**
 * A serverless.yml that creates the rule. A function that is the rule's only target and new has the rule as its event
 * `eventBridge`, unless that form would refuse or change something: it knows neither `$or` nor other fields at the top
 * of a pattern, takes no text in the pattern's place, and creates the event bus that it names.
 */
export function writeServerless(rule: CheckedRule): string {
  const created = rule.targets.filter(({ kind, arn }) => kind === "function" && arn === undefined);
  const pattern = patternFor(rule);
  const provider = created.length === 0 ? { name: "aws" } : { name: "aws", runtime: "nodejs22.x" };
  const head = { service: serviceName(rule), provider };
  if (isFunctionEvent(rule, pattern)) {
    const functions = { function: { ...handler, events: [{ eventBridge: event(rule, pattern) }] } };
    return writeYaml({ ...head, functions }, notesOf(rule));
  }
  const resources = templateResources(rule, { eventPattern: pattern, textLayout: "lines", createFunction });
  const functions = Object.fromEntries(created.map((target) => [functionKey(target), handler]));
  const body = {
    ...(created.length === 0 ? {} : { functions }),
    resources: { Resources: resourceMap(resources) },
  };
  return writeYaml({ ...head, ...body }, notesOf(rule));
}

const handler: TemplateObject = { handler: "index.handler" };

function functionKey({ suffix }: CheckedTarget): string {
  return `function${suffix.slice(1)}`;
}

/** Serverless names the resource of a function by its key. */
function createFunction(
  target: CheckedTarget,
): ReturnType<NonNullable<Parameters<typeof templateResources>[1]["createFunction"]>> {
  const key = functionKey(target);
  const id = `${key.charAt(0).toUpperCase()}${key.slice(1)}LambdaFunction`;
  return { arn: attribute(id, "Arn"), resources: [] };
}

/** Serverless replaces its variables in every string, and loses the key `__proto__` on its way to the template. */
function patternFor({ pattern }: CheckedRule): TemplateValue {
  const replaced = scalarsOf(pattern.root).some((text) => text.includes("${"));
  return replaced || keysOf(pattern.root).includes("__proto__")
    ? pattern.guardedText
    : templatePattern(pattern);
}

function isFunctionEvent({ targets, state, eventBus }: CheckedRule, pattern: TemplateValue): boolean {
  const [target, ...others] = targets;
  const isOnly = target?.kind === "function" && target.arn === undefined && others.length === 0;
  const plain = entriesOf(pattern)?.every(([key]) => envelope.includes(key)) === true;
  return (
    isOnly && plain && eventBus === undefined && state !== "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
  );
}

function event({ name, description, state }: CheckedRule, pattern: TemplateValue): TemplateObject {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(state === "ENABLED" ? {} : { enabled: false }),
    pattern,
  };
}

/** A service's name begins with a letter and has letters, digits and hyphens. */
function serviceName({ name }: CheckedRule): string {
  const plain = name.replaceAll(/[^A-Za-z0-9-]+/g, "-").replace(/^[^A-Za-z]+/, "");
  return plain === "" ? "event-rule" : plain;
}
