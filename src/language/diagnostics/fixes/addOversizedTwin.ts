import { oversized } from "../lint/configEvents";
import type { LintData } from "../lint/rules";
import { replace, restructure, textAt } from "./edits";
import { preferred, type DraftFix, type FixContext } from "./quickFix";
import { addEntry, nodeAt, spanOf, valueOf } from "./tree";

/**
 * Asks for an oversized item as well: the condition on the item becomes one alternative of `$or`, the same on its
 * summary the other, and a list of message types gets the oversized one. None where an `$or` stands there already.
 */
export function addOversizedTwin(
  { text, format, root }: FixContext,
  { item, messageTypes }: LintData["misses-oversized"],
): readonly DraftFix[] {
  const field = nodeAt(root, item);
  const [name, value] = field?.children ?? [];
  if (field?.parent === undefined || value?.type !== "object" || name === undefined) return [];
  if (valueOf(field.parent, "$or") !== undefined) return [];
  const condition = textAt(text, spanOf(value));
  const alternatives = [oversized.item, oversized.summary].map((key) => `{ "${key}": ${condition} }`);
  const list = messageTypes && nodeAt(root, messageTypes);
  const edits = [
    replace(item, `"$or": [${alternatives.join(", ")}]`),
    ...(list === undefined ? [] : [addEntry(list, JSON.stringify(oversized.messageType))]),
  ];
  return [preferred("Ask for oversized items as well", () => restructure(text, edits, format))];
}
