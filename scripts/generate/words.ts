// Descriptions, examples and caveats in our words (data/events/descriptions.json, data/events/caveats.json), and Regions
// as values of every field that is named after one.
import { findNode, visit } from "./fieldTree";
import type { DataFiles } from "./dataFiles";
import type { Model, ModelEvent, ModelSource } from "./model";
import { readData } from "./readData";

/** Adds the words to what is there; throws where data/ describes an event or field that no event has. */
export async function addWords(model: Model): Promise<void> {
  const { events, fields, examples } = await readData("events/descriptions.json");
  for (const [pair, description] of Object.entries(events)) eventOf(model, pair).description ??= description;
  addFacts(model, fields, "description");
  addFacts(model, examples, "example");
}

/** Adds caveats to the events of a source, and to its CloudTrail events. */
export async function addCaveats(model: Model): Promise<void> {
  const { caveats, events, cloudTrail } = await readData("events/caveats.json");
  Object.assign(model.caveats, caveats);
  for (const [name, ids] of Object.entries(events)) {
    for (const event of sourceOf(model, name, "caveats").events.values()) {
      if (!event.detailType.endsWith("via CloudTrail")) event.caveats = [...(event.caveats ?? []), ...ids];
    }
  }
  for (const [name, ids] of Object.entries(cloudTrail))
    sourceOf(model, name, "caveats").cloudTrailCaveats = ids;
}

/** Lists the Regions for fields such as `region` and `awsRegion` that have no values of their own. */
export function addRegions(model: Model): void {
  for (const { events } of model.sources.values()) {
    for (const { tree } of events.values()) {
      if (!tree) continue;
      visit(tree, (node, path) => {
        const isText = node.types.size === 1 && node.types.has("s");
        if (!isText || node.facts.values || !/^(aws|event)?[-_]?region$/i.test(path.at(-1) ?? "")) return;
        node.facts.values = "regions";
      });
    }
  }
}

function sourceOf(model: Model, name: string, file: "caveats" | "descriptions"): ModelSource {
  const source = model.sources.get(name);
  if (!source) throw new Error(`data/events/${file}.json: ${name} is not a source`);
  return source;
}

function eventOf(model: Model, pair: string): ModelEvent {
  const [source = "", detailType = ""] = pair.split(" | ");
  const event = model.sources.get(source)?.events.get(detailType);
  if (!event) throw new Error(`data/events/descriptions.json: ${pair} is not known`);
  return event;
}

function addFacts(
  model: Model,
  byName: DataFiles["events/descriptions.json"]["fields"],
  fact: "description" | "example",
): void {
  for (const [name, byPath] of Object.entries(byName)) {
    const { events } = sourceOf(model, name, "descriptions");
    const trees = [...events.values()].flatMap(({ tree }) => (tree ? [tree] : []));
    for (const [path, text] of Object.entries(byPath)) {
      const nodes = trees.flatMap((tree) => findNode(tree, path.split(".")) ?? []);
      if (nodes.length === 0)
        throw new Error(`data/events/descriptions.json: no event of ${name} has ${path}`);
      for (const node of nodes) node.facts[fact] ??= text;
    }
  }
}
