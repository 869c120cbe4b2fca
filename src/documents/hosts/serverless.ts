import type { PatternHost } from "../host";
import {
  itemsOf,
  memberOf,
  membersOf,
  typedYamlSites,
  yamlSites,
  type PatternPlace,
  type YamlTemplates,
} from "../yaml/yamlSites";
import type { YamlNode } from "../yaml/yamlTree";
import { resourcePlaces } from "./cloudFormation";

/**
 * Files of the Serverless Framework: the patterns of the events of functions, also in a file that has functions alone,
 * and of the rules among its resources. `${self:…}` and its kind are not known. A pattern is called as its function and
 * the kind of its event, `audit.eventBridge`.
 */
export const serverless: PatternHost = {
  id: "serverless",
  languages: ["yaml", "json", "jsonc"],
  endings: [],
  mayHold: (text) => /eventBridge|cloudwatchEvent|^resources:/m.test(text),
  sites: (text) => yamlSites(text, templates),
  typedAt: (text, offset) => typedYamlSites(text, offset, templates),
};

const templates: YamlTemplates = { version: "1.2", hasVariables: true, places: filePlaces };

function* filePlaces(root: YamlNode): Generator<PatternPlace> {
  const functions = memberOf(root, "functions");
  if (functions === undefined) yield* functionPlaces(root);
  else
    for (const part of functions.kind === "seq" ? itemsOf(functions) : [functions])
      yield* functionPlaces(part);
  const resources = memberOf(root, "resources");
  for (const part of resources?.kind === "seq" ? itemsOf(resources) : [resources]) {
    yield* resourcePlaces(memberOf(part, "Resources"));
    yield* resourcePlaces(memberOf(part, "extensions"));
  }
}

/** The places of a map of functions, each of which has a list of events. */
function* functionPlaces(functions: YamlNode | undefined): Generator<PatternPlace> {
  for (const [name, value] of membersOf(functions)) {
    for (const event of itemsOf(memberOf(value, "events"))) {
      const pattern = memberOf(memberOf(event, "eventBridge"), "pattern");
      if (pattern !== undefined) yield { id: `${name}.eventBridge`, value: pattern };
      const old = memberOf(memberOf(event, "cloudwatchEvent"), "event");
      if (old !== undefined) yield { id: `${name}.cloudwatchEvent`, value: old };
    }
  }
}
