import type { PatternHost } from "../host";
import {
  itemsOf,
  memberOf,
  textOf,
  typedYamlSites,
  yamlSites,
  type PatternPlace,
  type YamlTemplates,
} from "../yaml/yamlSites";
import type { YamlNode } from "../yaml/yamlTree";

/**
 * Rules as the AWS CLI prints them and takes them, in JSON and YAML: one of `describe-rule` or for `put-rule
 * --cli-input-json`, several of `list-rules`. The pattern is a JSON text in `EventPattern`. It is called as its rule.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
 */
export const ruleFile: PatternHost = {
  id: "ruleFile",
  languages: ["json", "jsonc", "yaml"],
  endings: [],
  mayHold: (text) => text.includes("EventPattern"),
  sites: (text) => yamlSites(text, templates),
  typedAt: (text, offset) => typedYamlSites(text, offset, templates),
};

const templates: YamlTemplates = { version: "1.2", hasVariables: false, places: rulePlaces };

function* rulePlaces(root: YamlNode): Generator<PatternPlace> {
  for (const rule of [root, ...itemsOf(memberOf(root, "Rules"))]) {
    const value = memberOf(rule, "EventPattern");
    if (value !== undefined) yield { id: textOf(memberOf(rule, "Name")) || "rule", value };
  }
}
