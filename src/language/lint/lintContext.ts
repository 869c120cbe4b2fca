import type { Catalog, CatalogValue } from "../../catalog/catalog";
import type { Field, PatternObject } from "../../pattern/pattern";
import { chosenEvents, fieldKnowledge, type ChosenEvent, type FieldKnowledge } from "./chosen";
import { knownTextsCache, type KnownTexts } from "./knownTexts";
import { keysOf, leavesOf, type LeafField } from "./leafField";
import { selectionsByLeaf, type Selection } from "./selections";

/** A pattern as the rules look at it. */
export interface LintContext {
  readonly text: string;
  readonly root: PatternObject;
  readonly catalog: Catalog;
  /** Every leaf, those in `$or` branches too, in the order of the text. */
  readonly leaves: readonly LeafField[];
  /** The selections in which a leaf has to match; none when there are too many to look at. */
  selections(leaf: Field): readonly Selection[];
  /** The events in which a leaf is looked for; undefined when others than the catalog's can come through. */
  events(leaf: Field): readonly ChosenEvent[] | undefined;
  /** What each of these events says of a leaf's field; undefined when others can come through. */
  knowledge(leaf: LeafField): readonly FieldKnowledge[] | undefined;
  /** The values of a field, prepared for look-ups. */
  readonly knownTexts: (values: readonly CatalogValue[]) => KnownTexts;
}

/** The context of a pattern. Nothing is looked up in the catalog before a rule asks. */
export function lintContext(text: string, root: PatternObject, catalog: Catalog): LintContext {
  const byLeaf = selectionsByLeaf(root);
  const bySelection = new Map<Selection, readonly ChosenEvent[] | undefined>();
  const bySelections = new Map<readonly Selection[], readonly ChosenEvent[] | undefined>();

  function eventsOf(selection: Selection): readonly ChosenEvent[] | undefined {
    if (!bySelection.has(selection)) bySelection.set(selection, chosenEvents(selection, catalog));
    return bySelection.get(selection);
  }

  const knowledgeOf = fieldKnowledge();
  const byLeafField = new Map<LeafField, readonly FieldKnowledge[] | undefined>();

  const selections = (leaf: Field): readonly Selection[] => byLeaf?.get(leaf) ?? [];
  function events(leaf: Field): readonly ChosenEvent[] | undefined {
    const all = selections(leaf);
    if (!bySelections.has(all)) bySelections.set(all, union(all.map(eventsOf)));
    return bySelections.get(all);
  }

  return {
    text,
    root,
    catalog,
    leaves: leavesOf(root),
    knownTexts: knownTextsCache(),
    selections,
    events,
    knowledge(leaf) {
      if (!byLeafField.has(leaf)) {
        const keys = keysOf(leaf);
        byLeafField.set(
          leaf,
          events(leaf)?.map((event) => knowledgeOf(event, keys)),
        );
      }
      return byLeafField.get(leaf);
    },
  };
}

function union(choices: readonly (readonly ChosenEvent[] | undefined)[]): readonly ChosenEvent[] | undefined {
  if (choices.length === 0 || choices.some((events) => events === undefined)) return undefined;
  return choices.flatMap((events) => events ?? []);
}
