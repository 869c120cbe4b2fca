import { notesOf } from "./notes";
import type { CheckedRule } from "./ruleToExport";
import { templatePattern } from "./templatePattern";
import { templateResources, type TemplateResource } from "./templateResources";
import type { TemplateObject } from "./templateValue";
import { writeJson } from "./writeJson";
import { writeYaml } from "./writeYaml";

/** A CloudFormation template in YAML that creates the rule. */
export function writeCloudFormationYaml(rule: CheckedRule): string {
  return writeYaml(template(rule, "lines"), notesOf(rule));
}

/** A CloudFormation template in JSON, which has no comments: notes stand in its metadata. */
export function writeCloudFormationJson(rule: CheckedRule): string {
  const notes = notesOf(rule);
  const { AWSTemplateFormatVersion, ...rest } = template(rule, "line");
  const metadata = notes.length === 0 ? {} : { Metadata: { Notes: notes } };
  return `${writeJson({ AWSTemplateFormatVersion: AWSTemplateFormatVersion ?? "", ...metadata, ...rest })}\n`;
}

function template(rule: CheckedRule, textLayout: "lines" | "line"): TemplateObject {
  const eventPattern = templatePattern(rule.pattern, textLayout);
  const resources = templateResources(rule, { eventPattern, textLayout });
  return { AWSTemplateFormatVersion: "2010-09-09", Resources: resourceMap(resources) };
}

/** The resources as the `Resources` of a template. */
export function resourceMap(resources: readonly TemplateResource[]): TemplateObject {
  return Object.fromEntries(
    resources.map(({ id, type, properties }) => [
      id,
      Object.keys(properties).length === 0 ? { Type: type } : { Type: type, Properties: properties },
    ]),
  );
}
