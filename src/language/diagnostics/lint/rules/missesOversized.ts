import type { EventType } from "../../../../catalog/catalog";
import { fieldAt } from "../../../../catalog/eventFields";
import type { Span } from "../../../../base/span";
import { acceptsAbsence } from "../absence";
import { exactTexts } from "../plainTexts";
import { fieldsAt, oversized, withCaveat } from "../configEvents";
import { keysOf, leavesIn, type LeafField } from "../leafField";
import { memberSpan } from "../misplaced";
import type { LintRule } from "../lintRule";
import { restructure } from "../../fixes/edits";
import { addEntry, field, listOf, objectOf, putInPlace, stringValue } from "../../fixes/operations";
import { preferred, type DraftFix, type FixContext } from "../../fixes/quickFix";
import { nodeAt, valueOf } from "../../fixes/tree";

/** The field that asks for an item, and a list of message types without the one of an oversized item. */
interface MissedItem {
  readonly item: Span;
  readonly messageTypes: Span | undefined;
}

/** Filters on an item's fields that the summary of an oversized item has as well, where no filter on it is there. */
export const missesOversized: LintRule<"misses-oversized", MissedItem> = {
  code: "misses-oversized",
  level: "warning",
  summary: "A filter on AWS Config resources that misses oversized items.",
  onlyIfValid: true,
  check: (context) => {
    const itemPath = `detail.${oversized.item}`;
    const isAbout = (leaf: LeafField, path: string): boolean => leaf.path.startsWith(`${path}.`);
    if (context.leaves.some((leaf) => isAbout(leaf, `detail.${oversized.summary}`))) return [];
    const others = context.leaves.filter((leaf) => !isAbout(leaf, itemPath));
    return fieldsAt(context.root, itemPath).flatMap((field) => {
      const leaves = leavesIn(field);
      const [first] = leaves;
      const events = first && context.events(first);
      const event = events && withCaveat(events, "oversized");
      if (event === undefined || !leaves.every((leaf) => hasTwin(event, leaf))) return [];
      if (others.some((leaf) => !isInSummary(event, leaf))) return [];
      const messageTypes = events?.find((chosen) => chosen.event === event)?.messageTypes;
      return [
        {
          span: field.nameSpan,
          message: `An item that is too large comes with "${oversized.summary}" in place of "${oversized.item}", so this pattern misses it silently.`,
          data: {
            item: memberSpan(field),
            messageTypes: lacksOversized(messageTypes) ? messageTypes?.value.span : undefined,
          },
        },
      ];
    });
  },
  fixes: (context, { data }) => addOversizedTwin(context, data),
};

function hasTwin(event: EventType, leaf: LeafField): boolean {
  const [, , ...rest] = keysOf(leaf);
  return fieldAt(event, ["detail", oversized.summary, ...rest]) !== undefined && !acceptsAbsence(leaf);
}

/** Whether a leaf beside the item can match an oversized one too. */
function isInSummary(event: EventType, leaf: LeafField): boolean {
  const keys = keysOf(leaf);
  if (keys[0] !== "detail") return true;
  const field = fieldAt(event, keys);
  return field !== undefined && field.onlyIn?.includes(oversized.messageType) !== false;
}

function lacksOversized(messageTypes: LeafField | undefined): boolean {
  return exactTexts(messageTypes?.value)?.includes(oversized.messageType) === false;
}

/**
 * Asks for an oversized item as well: the condition on the item becomes one alternative of `$or`, the same on its
 * summary the other, and a list of message types gets the oversized one. None where an `$or` stands there already.
 */
function addOversizedTwin(
  { text, format, root }: FixContext,
  { item, messageTypes }: MissedItem,
): readonly DraftFix[] {
  const member = nodeAt(root, item);
  const condition = member?.kind === "member" ? member.value : undefined;
  if (member?.kind !== "member" || condition?.kind !== "object") return [];
  if (valueOf(member.parent, "$or") !== undefined) return [];
  const alternatives = [oversized.item, oversized.summary].map((key) => objectOf(field(key, condition)));
  const list = messageTypes && nodeAt(root, messageTypes);
  const edits = [
    putInPlace(member, [field("$or", listOf(alternatives))]),
    ...(list?.kind === "array" ? [addEntry(list, stringValue(oversized.messageType))] : []),
  ];
  return [preferred("Ask for oversized items as well", () => restructure(text, edits, format))];
}
