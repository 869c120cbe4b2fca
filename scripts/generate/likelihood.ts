// Which sources, detail-types and fields people write patterns for most (data/ranks.json).
import { findNode, type FieldNode, type FieldTree } from "./fieldTree";
import type { Model, ModelSource } from "./model";
import { readData } from "./readData";

/** The likeliest keys of a source's objects, by the object's path. */
type LikelyKeys = Readonly<Record<string, readonly string[]>>;

/** Gives ranks from 1 to whatever is likely; what hand-kept data has ranked already keeps its rank. */
export async function addRanks(model: Model): Promise<void> {
  const { sources, detailTypes, fields, keys } = await readData("ranks.json");
  for (const [index, name] of sources.entries()) sourceOf(model, name).rank = index + 1;
  for (const [name, likeliest] of Object.entries(detailTypes))
    rankDetailTypes(sourceOf(model, name), likeliest);
  for (const { name, events } of model.sources.values()) {
    for (const { tree } of events.values()) if (tree) rankTree(tree, fields[name] ?? {}, keys, []);
  }
  for (const [name, byPath] of Object.entries(fields)) checkPaths(sourceOf(model, name), byPath);
}

function sourceOf(model: Model, name: string): ModelSource {
  const source = model.sources.get(name);
  if (!source) throw new Error(`data/ranks.json: ${name} is not a source`);
  return source;
}

function rankDetailTypes({ name, events }: ModelSource, likeliest: readonly string[]): void {
  for (const [index, detailType] of likeliest.entries()) {
    const event = events.get(detailType);
    if (event) event.rank = index + 1;
    else if (!detailType.endsWith("via CloudTrail"))
      throw new Error(`data/ranks.json: ${name} ${detailType}`);
  }
}

/** Ranks the keys of one object: those named for the source, those with known values, those named for all. */
function rankTree(
  tree: FieldTree,
  byPath: LikelyKeys,
  keys: readonly string[],
  path: readonly string[],
): void {
  const nodes = [...tree];
  if (!nodes.some(([, { facts }]) => facts.rank !== undefined)) {
    const named = byPath[path.join(".")] ?? [];
    const weighed = nodes
      .map(([key, node]) => ({ key, node, weight: weigh(key, node, named, keys) }))
      .filter(({ weight }) => weight < Infinity)
      .sort((a, b) => a.weight - b.weight || (a.key < b.key ? -1 : 1));
    for (const [index, { node }] of weighed.entries()) node.facts.rank = index + 1;
  }
  for (const [key, { children }] of nodes) rankTree(children, byPath, keys, [...path, key]);
}

function weigh(key: string, node: FieldNode, named: readonly string[], keys: readonly string[]): number {
  const own = named.indexOf(key);
  if (own !== -1) return own;
  const common = keys.indexOf(key.toLowerCase().replaceAll(/[-_ ]/g, ""));
  const position = common === -1 ? keys.length : common;
  if (Array.isArray(node.facts.values)) return 1000 + position;
  return common === -1 ? Infinity : 2000 + common;
}

function checkPaths({ name, events }: ModelSource, byPath: LikelyKeys): void {
  const trees = [...events.values()].flatMap(({ tree }) => (tree ? [tree] : []));
  for (const path of Object.keys(byPath).filter((each) => each !== "")) {
    if (trees.some((tree) => findNode(tree, path.split(".")))) continue;
    throw new Error(`data/ranks.json: no event of ${name} has ${path}`);
  }
}
