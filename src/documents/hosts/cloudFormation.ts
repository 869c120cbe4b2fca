import type { PatternHost } from "../host";
import { intrinsicOf } from "../yaml/intrinsics";
import {
  itemsOf,
  memberOf,
  membersOf,
  textOf,
  typedYamlSites,
  yamlSites,
  type PatternPlace,
  type YamlTemplates,
} from "../yaml/yamlSites";
import type { YamlNode } from "../yaml/yamlTree";

/**
 * Templates of CloudFormation and SAM, in YAML and JSON: the patterns of rules, archives and the events of functions and
 * state machines. What a template is its resources say, not the file's name. A pattern is called as its resource,
 * `ConfigRule`, an event as its function and itself, `Function.Upload`.
 */
export const cloudFormation: PatternHost = {
  id: "cloudFormation",
  languages: ["yaml", "json", "jsonc", "cloudformation", "cfn"],
  endings: [".template"],
  mayHold: (text) => text.includes("Pattern"),
  sites: (text) => yamlSites(text, templates),
  typedAt: (text, offset) => typedYamlSites(text, offset, templates),
};

const templates: YamlTemplates = { version: "1.1", hasVariables: false, places: templatePlaces };

/** The places of a template: of its resources, and of what it changes of the resources of modules. */
function* templatePlaces(root: YamlNode): Generator<PatternPlace> {
  yield* resourcePlaces(memberOf(root, "Resources"));
  for (const [module, value] of membersOf(memberOf(root, "Modules"))) {
    for (const [name, resource] of membersOf(memberOf(value, "Overrides"))) {
      const pattern = memberOf(memberOf(resource, "Properties"), "EventPattern");
      if (pattern !== undefined) yield { id: `${module}.${name}`, value: pattern };
    }
  }
}

/** The places of the resources of a template. */
export function* resourcePlaces(resources: YamlNode | undefined): Generator<PatternPlace> {
  for (const [name, resource] of membersOf(resources)) {
    if (name.startsWith("Fn::ForEach")) {
      for (const item of itemsOf(resource)) yield* resourcePlaces(item);
      continue;
    }
    const properties = memberOf(resource, "Properties");
    switch (textOf(memberOf(resource, "Type"))) {
      case "AWS::Events::Rule":
      case "AWS::Events::Archive":
        yield* armPlaces(name, properties, "EventPattern");
        break;
      case "AWS::Serverless::Function":
      case "AWS::Serverless::StateMachine":
        for (const [event, value] of membersOf(memberOf(properties, "Events"))) {
          if (!/^(?:EventBridgeRule|CloudWatchEvent)$/.test(textOf(memberOf(value, "Type")))) continue;
          yield* armPlaces(`${name}.${event}`, memberOf(value, "Properties"), "Pattern");
        }
    }
  }
}

/** The place of a property; where all properties are chosen by a condition, that of each arm. */
function* armPlaces(id: string, properties: YamlNode | undefined, name: string): Generator<PatternPlace> {
  const choice = properties && intrinsicOf(properties);
  if (choice?.name !== "If") {
    const value = memberOf(properties, name);
    if (value !== undefined) yield { id, value };
    return;
  }
  for (const arm of itemsOf(choice.argument)) yield* armPlaces(id, arm, name);
}
