import type { EventType } from "../../../catalog/catalog";
import type { Field, PatternObject } from "../../../pattern/pattern";
import type { ChosenEvent } from "./fieldKnowledge";

/** The message type of an item that is too large, and the object that holds its summary. */
export const oversized = {
  item: "configurationItem",
  summary: "configurationItemSummary",
  messageType: "OversizedConfigurationItemChangeNotification",
} as const;

/** The first of some events that has a caveat. */
export function withCaveat(events: readonly ChosenEvent[], id: string): EventType | undefined {
  return events.find(({ event }) => event.caveats.some((caveat) => caveat.id === id))?.event;
}

/** The fields at a path, those in `$or` branches too. */
export function fieldsAt(object: PatternObject, path: string): readonly Field[] {
  return object.members.flatMap((member) => {
    if (member.kind === "or") return member.branches.flatMap((branch) => fieldsAt(branch, path));
    if (member.path === path) return [member];
    return member.value.kind === "object" ? fieldsAt(member.value, path) : [];
  });
}
