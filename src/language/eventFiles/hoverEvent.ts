import type { Catalog } from "../../catalog/catalog";
import type { Hover } from "../hover/hover";
import { describeEvent } from "../knowledge/describeEvent";
import { describeField } from "../knowledge/describeField";
import { describeEnvelopeKey, envelopeKeys } from "../knowledge/envelopeKeys";
import { fieldsAt } from "../knowledge/knownFields";
import { eventCursor, type EventFile } from "./eventCursor";
import { eventsOf } from "./eventsOf";

/** What the field at `offset` of an event is, or its detail-type; undefined where nothing is known. */
export function hoverEvent(
  text: string,
  offset: number,
  file: EventFile,
  catalog: Catalog,
): Hover | undefined {
  const cursor = eventCursor(text, offset, file);
  const node = cursor?.slot.node;
  if (cursor === undefined || node === undefined) return undefined;
  const span = { offset: node.offset, length: node.end - node.offset };
  const chosen = eventsOf(cursor.event, catalog);
  if (cursor.kind === "value") {
    const [event, ...others] = chosen.events;
    const isSaid = cursor.path.join(".") === "detail-type" && event !== undefined && others.length === 0;
    return isSaid ? { span, markdown: describeEvent(event) } : undefined;
  }
  const path = [...cursor.path, node.value];
  const envelope =
    path.length === 1 ? envelopeKeys(catalog).find(({ name }) => name === node.value) : undefined;
  if (envelope !== undefined) return { span, markdown: describeEnvelopeKey(envelope) };
  const known = fieldsAt(chosen, path);
  return known.length === 0 ? undefined : { span, markdown: describeField(path, known) };
}
