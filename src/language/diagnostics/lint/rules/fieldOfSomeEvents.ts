import { fieldAt } from "../../../../catalog/eventFields";
import type { PatternObject } from "../../../../pattern/pattern";
import { acceptsAbsence } from "../absence";
import type { ChosenEvent } from "../fieldKnowledge";
import { itemsOf, keysOf, type LeafField } from "../leafField";
import type { LintContext } from "../lintContext";
import type { LintRule } from "../lintRule";
import { chosenBy } from "../missingFields";

/** Fields beside each other are all asked for, so a field leaves out the chosen events that lack it. */
export const fieldOfSomeEvents: LintRule<"field-of-some-events"> = {
  code: "field-of-some-events",
  level: "information",
  summary: "A field that only some of the chosen detail-types have, so that the others never match.",
  onlyIfValid: true,
  check: (context) => {
    const branchOf = branches(context.root);
    return context.leaves.flatMap((leaf) => {
      if (!leaf.path.startsWith("detail.") || acceptsAbsence(leaf)) return [];
      const events = context.events(leaf) ?? [];
      const isSplit = events.some(({ event }) => event.detailType !== events[0]?.event.detailType);
      if (!isSplit || !isChosenTogether(events, leaf, branchOf)) return [];
      if (!context.steps.take(events.length, leaf.nameSpan)) return [];
      const lacking = lackingTypes(context, leaf, events);
      if (lacking.length === 0) return [];
      const them = lacking.map(({ detailType, spelling }) =>
        spelling === undefined ? `"${detailType}"` : `"${detailType}", which has "${spelling}"`,
      );
      const message = `"${leaf.path}" is not in ${them.join(" or in ")}: such events never match here. To get them too, ask for each in a branch of $or.`;
      return [{ span: leaf.nameSpan, message, related: chosenBy(events), data: undefined }];
    });
  },
};

/** A detail-type that lacks a field, and how it spells the field, if it has another spelling of it. */
interface LackingType {
  readonly detailType: string;
  readonly spelling: string | undefined;
}

/** The chosen detail-types that lack a leaf's field; none where no other has it, or where one of their events may. */
function lackingTypes(
  context: LintContext,
  leaf: LeafField,
  events: readonly ChosenEvent[],
): readonly LackingType[] {
  const having = new Set<string>();
  const lacking = new Map<string, LackingType>();
  for (const chosen of events) {
    const { detailType } = chosen.event;
    const found = context.knowledgeOf(chosen, leaf);
    const spelling = otherSpelling(context, leaf, chosen);
    if (found.kind === "unknown" || spelling !== undefined) lacking.set(detailType, { detailType, spelling });
    else having.add(detailType);
  }
  const hasField = events.some((chosen) => context.knowledgeOf(chosen, leaf).kind === "field");
  return hasField ? [...lacking.values()].filter(({ detailType }) => !having.has(detailType)) : [];
}

/** How an event spells the key at the end of a path, where that is not how the pattern does: `Status` for `status`. */
function otherSpelling(context: LintContext, leaf: LeafField, { event }: ChosenEvent): string | undefined {
  const keys = keysOf(leaf);
  if (fieldAt(event, keys) !== undefined) return undefined;
  return context.keysBelow(event, keys.slice(0, -1)).sameLetters(leaf.name)[0];
}

/** For each leaf the innermost branch of a `$or` in which it is; the pattern itself for those in none. */
function branches(root: PatternObject): ReadonlyMap<LeafField, PatternObject> {
  const found = new Map<LeafField, PatternObject>();
  const rest = [root];
  for (let branch = rest.pop(); branch !== undefined; branch = rest.pop()) {
    for (const item of itemsOf(branch)) {
      if (item.kind === "or") rest.push(...item.branches);
      else found.set(item, branch);
    }
  }
  return found;
}

/**
 * Whether a leaf has to match whichever detail-type it is, rather than in a branch that may be about one of them, and all
 * of these are known.
 */
function isChosenTogether(
  events: readonly ChosenEvent[],
  leaf: LeafField,
  branchOf: ReadonlyMap<LeafField, PatternObject>,
): boolean {
  return events.every(({ selection }) => {
    const detailType = selection.get("detail-type");
    if (detailType === undefined || branchOf.get(detailType) !== branchOf.get(leaf)) return false;
    return detailType.value.matchers.every(({ kind }) => kind !== "unknown");
  });
}
