// Fields that the services' own guides and recorded events show (data/events/guideFields.json).
import type { GuideRow } from "./dataFiles";
import { createTree, findNode, type FieldNode, type FieldTree } from "./fieldTree";
import { addSampleField } from "./listedEvents";
import { eventNamed, type Model, type ModelEvent } from "./model";
import { readData } from "./readData";

/**
 * Adds them; an event that has some may have others, so it counts as known in part. Throws where data/ names an event
 * that no layer knows, or values of a field that it does not list.
 */
export async function addGuideFields(model: Model): Promise<void> {
  const { events } = await readData("events/guideFields.json");
  for (const [pair, row] of Object.entries(events)) {
    const shown = "sameAs" in row ? events[row.sameAs] : row;
    if (shown === undefined || "sameAs" in shown)
      throw failure(pair, "is spelled as an event without fields");
    addRow(eventOf(model, pair), shown, pair);
  }
}

function addRow(
  event: ModelEvent,
  { fields, values = {}, closed = [], evidence }: GuideRow,
  pair: string,
): void {
  const tree = (event.tree ??= createTree());
  const addsFields = Object.keys(fields).some((path) => nodeOf(tree, path) === undefined);
  if (addsFields && !event.detailType.endsWith("via CloudTrail")) event.partial = true;
  for (const [path, type] of Object.entries(fields)) addSampleField(tree, path, type, evidence);
  for (const [path, listed] of Object.entries(values)) {
    const node = nodeOf(tree, path);
    if (node === undefined) throw failure(pair, `has values of ${path}, which is no field of it`);
    node.facts.values = node.types.has("n") && !node.types.has("s") ? listed.map(Number) : listed;
    if (closed.includes(path)) node.facts.closed = false; // AWS adds values, so another one is only probably a mistake
  }
}

function nodeOf(tree: FieldTree, path: string): FieldNode | undefined {
  return findNode(tree, path.replaceAll("[]", "").split("."));
}

function eventOf(model: Model, pair: string): ModelEvent {
  const [source = "", detailType = ""] = pair.split(" | ");
  const known = model.sources.get(source)?.events.get(detailType);
  if (known !== undefined) return known;
  // The kinds of CloudTrail event come from any source.
  if (!detailType.endsWith("via CloudTrail")) throw failure(pair, "is not known");
  return eventNamed(model, source, detailType, { evidence: "service-guide" });
}

function failure(pair: string, what: string): Error {
  return new Error(`data/events/guideFields.json: ${pair} ${what}`);
}
