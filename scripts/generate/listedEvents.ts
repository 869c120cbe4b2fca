// What data/ knows beyond aws-service-spec: services, detail-types by name, fields of sample events, lists of values.
import type { Evidence } from "../../src/catalog/catalog";
import type { ValueSet } from "./dataFiles";
import { addType, createTree, findNode, nodeAt, visit, type FieldNode, type FieldTree } from "./fieldTree";
import { eventNamed, sourceNamed, type Model, type ModelEvent } from "./model";
import { readData } from "./readData";

/**
 * Names every source, says how CloudTrail calls it, and marks those whose events AWS's reference lists: all that have a
 * page there, since every page was read. Throws when a source of the model has no name.
 */
export async function addSources(model: Model): Promise<void> {
  const { sources } = await readData("sources.json");
  for (const [name, { title, alsoCalled, eventSources, page }] of Object.entries(sources)) {
    Object.assign(sourceNamed(model, name), { title, alsoCalled, page });
    if (page !== undefined) sourceNamed(model, name).listed = true;
    if (eventSources !== undefined && eventSources.length > 0)
      sourceNamed(model, name).eventSources = eventSources;
  }
  for (const { name, title } of model.sources.values()) {
    if (!title) throw new Error(`data/sources.json: ${name} is missing`);
  }
}

/** Adds the detail-types that are known by name. */
export async function addDetailTypes(model: Model): Promise<void> {
  const { internal, detailTypes } = await readData("events/detailTypes.json");
  for (const [source, byEvidence] of Object.entries(detailTypes)) {
    for (const [evidence, names] of Object.entries(byEvidence) as [Evidence, readonly string[]][]) {
      for (const name of names) {
        const offered = internal[source]?.includes(name) !== true;
        eventNamed(model, source, name, { evidence, offered });
      }
    }
  }
}

/** Adds the fields that sample events show. The sample of an event that has typed fields would add nothing sure. */
export async function addSampleFields(model: Model): Promise<void> {
  const { events } = await readData("events/sampleFields.json");
  for (const [pair, fields] of Object.entries(events)) {
    const [source = "", detailType = ""] = pair.split(" | ");
    const event = eventNamed(model, source, detailType, { evidence: "console-sample" });
    event.partial = true;
    event.tree ??= createTree();
    for (const [path, type] of Object.entries(fields)) {
      if (!isSpelledOtherwise(event.tree, path)) addSampleField(event.tree, path, type, "console-sample");
    }
  }
}

/** Whether an earlier layer has the field in another spelling, which then is the true one: `resultId` for `resultID`. */
function isSpelledOtherwise(tree: FieldTree, path: string): boolean {
  let children = tree;
  for (const key of path.replaceAll("[]", "").split(".")) {
    const known = children.get(key);
    if (known === undefined) return [...children.keys()].some((other) => lettersOf(other) === lettersOf(key));
    children = known.children;
  }
  return false;
}

function lettersOf(key: string): string {
  return key.toLowerCase().replaceAll(/[-_ ]/g, "");
}

/**
 * Adds the field at a path below detail, `[]` for an element of an array, with what leads to it. What an earlier layer
 * said of one on the way stands.
 */
export function addSampleField(tree: FieldTree, path: string, type: string, evidence: Evidence): void {
  const keys = path.split(".");
  for (const [index, key] of keys.entries()) {
    const node = nodeAt(
      tree,
      keys.slice(0, index + 1).map((each) => each.replaceAll("[]", "")),
    );
    if (node.types.size === 0) node.optional = true;
    node.facts.evidence ??= evidence;
    if (key.endsWith("[]")) node.isArray = true;
    if (index === keys.length - 1) addSampleType(node, type);
    else addType(node, "object");
  }
}

function addSampleType(node: FieldNode, type: string): void {
  if (type === "array") {
    node.isArray = true;
    addType(node, "any");
  } else if (type === "null" || (type === "object" && node.children.size === 0)) {
    addType(node, "any");
  } else {
    addType(node, type);
  }
}

/** Adds lists of values; a field that no other layer knows comes with its list, and makes the event partial. */
export async function addValueSets(model: Model): Promise<void> {
  const { sets } = await readData("events/valueSets.json");
  for (const set of sets) {
    for (const event of eventsOf(model, set)) addValueSet(event, set);
  }
}

function eventsOf(model: Model, { source, detailType }: ValueSet): readonly ModelEvent[] {
  const { events } = sourceNamed(model, source);
  const named = [...events.values()].filter((event) => detailType === "*" || event.detailType === detailType);
  if (named.length === 0) {
    throw new Error(`data/events/valueSets.json: ${source} does not send ${detailType}`);
  }
  return named;
}

function addValueSet(
  event: ModelEvent,
  { path, type = "string", values, closed, evidence, bands, madeUp }: ValueSet,
): void {
  const keys = path.split(".");
  event.tree ??= createTree();
  if (!findNode(event.tree, keys)) event.partial = true;
  const node = nodeAt(event.tree, keys);
  if (node.types.size === 0) {
    addType(node, type);
    node.optional = true;
    node.facts.evidence = evidence;
  }
  if (bands) node.facts.caveats = [numberCaveat(bands)];
  if (madeUp && values[0] !== undefined) node.facts.example = String(values[0]);
  if (values.length === 0 || madeUp) return;
  const listed = node.facts.values ?? [];
  const known = typeof listed === "string" ? [] : listed;
  node.facts.values = [...values, ...known.filter((value) => !values.some((each) => each === value))];
  if (evidence !== (node.facts.evidence ?? event.evidence)) node.facts.valuesEvidence = evidence;
  if (closed) node.facts.closed = false; // AWS adds values, so another one is only probably a mistake
  if (bands) node.facts.caveats = [numberCaveat(bands)];
}

function numberCaveat(bands: NonNullable<ValueSet["bands"]>): string {
  const ranges = Object.entries(bands).map(([name, [low, high]]) => `${name} ${low} to ${high}`);
  const [low] = bands["High"] ?? [];
  return `A number: ${ranges.join(", ")}. Match a range with \`{ "numeric": [">=", ${low}] }\`.`;
}

/** Adds which fields can be null, and which objects have keys that vary. Throws where data/ names an unknown event. */
export async function addFieldFacts(model: Model): Promise<void> {
  const { nullable, varyingKeys } = await readData("events/fieldFacts.json");
  eachNode(model, nullable, (node) => addType(node, "null"));
  eachNode(model, varyingKeys, letKeysVary);
  for (const { events } of model.sources.values()) {
    for (const { detailType, tree } of events.values())
      if (tree !== undefined && detailType.endsWith("via CloudTrail")) letParametersVary(tree);
  }
}

function letKeysVary({ children }: FieldNode): void {
  const any = nodeAt(children, ["*"]);
  addType(any, "any");
  any.optional = true;
}

/** Objects of a CloudTrail record whose keys are known from a few records. */
const OPEN_OBJECTS = new Set([
  "requestParameters",
  "responseElements",
  "serviceEventDetails",
  "additionalEventData",
  "insightDetails",
]);

/** What a call takes and returns is known from a few records, so that no other key in an object of it is a mistake. */
function letParametersVary(tree: FieldTree): void {
  const objects: FieldNode[] = [];
  visit(tree, (node, path) => {
    if (OPEN_OBJECTS.has(path[0] ?? "") && path.length > 1 && node.children.size > 0) objects.push(node);
  });
  objects.forEach(letKeysVary);
}

/** Throws where data/events/fieldsNotFound.json names an event that has fields, or leaves out one that has none. */
export async function checkFieldsNotFound(model: Model): Promise<void> {
  const { detailTypes } = await readData("events/fieldsNotFound.json");
  for (const { name, events } of model.sources.values()) {
    const listed = detailTypes[name] ?? [];
    const without = [...events.values()]
      .filter((event) => event.tree === undefined && !event.detailType.endsWith("via CloudTrail"))
      .map(({ detailType }) => detailType);
    const wrong = [
      ...without.filter((detailType) => !listed.includes(detailType)),
      ...listed.filter((detailType) => !without.includes(detailType)),
    ];
    if (wrong.length > 0) throw new Error(`data/events/fieldsNotFound.json: ${name} ${wrong.join(", ")}`);
  }
}

function eachNode(
  model: Model,
  byEvent: Readonly<Record<string, readonly string[]>>,
  act: (node: FieldNode) => void,
): void {
  for (const [pair, paths] of Object.entries(byEvent)) {
    const [source = "", detailType = ""] = pair.split(" | ");
    const event = model.sources.get(source)?.events.get(detailType);
    if (event === undefined) throw new Error(`data/events/fieldFacts.json: ${pair} is not known`);
    for (const path of paths) {
      const node = findNode(event.tree ?? createTree(), path.split("."));
      if (node !== undefined) act(node);
    }
  }
}
