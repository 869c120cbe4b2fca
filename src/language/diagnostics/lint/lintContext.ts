import type { Catalog, CatalogValue, EventType, SourceEvents } from "../../../catalog/catalog";
import { fieldsBelow } from "../../../catalog/eventFields";
import type { Field, PatternObject } from "../../../pattern/pattern";
import { eventChoice, fieldKnowledge, type ChosenEvent, type FieldKnowledge } from "./chosen";
import { leavesOf, type LeafField } from "./leafField";
import { remember } from "./remember";
import { selectionsByLeaf, type Selection } from "./selections";
import { similarNames, type SimilarNames } from "./similar";
import { countSteps, type Steps } from "./steps";

/** A pattern as the rules look at it. */
export interface LintContext {
  readonly text: string;
  readonly root: PatternObject;
  readonly catalog: Catalog;
  /** What may still be spent on this pattern: whatever is not linear in its text asks here first. */
  readonly steps: Steps;
  /** What a function makes of this pattern, made once: rules share what they look at. */
  shared<T>(make: (context: LintContext) => T): T;
  /** Every leaf, those in `$or` branches too, in the order of the text. */
  readonly leaves: readonly LeafField[];
  /** Whether branches of `$or` choose events in more combinations than are looked at; no event is known then. */
  readonly hasTooManySelections: boolean;
  /** The selections in which a leaf has to match; none when there are too many to look at. */
  selections(leaf: Field): readonly Selection[];
  /** The sources that a selection lets through; undefined when one of them is not known, or nothing narrows them. */
  sources(selection: Selection): readonly SourceEvents[] | undefined;
  /** The events in which a leaf is looked for; undefined when others than the catalog's can come through. */
  events(leaf: Field): readonly ChosenEvent[] | undefined;
  /** What each of these events says of a leaf's field; undefined when others can come through. */
  knowledge(leaf: LeafField): readonly FieldKnowledge[] | undefined;
  /** The keys that an event has in the object at a path, without those that vary. */
  keysBelow(event: EventType, path: readonly string[]): SimilarNames;
  /** The keys that one of some events has in the object at a path, likewise. */
  keysOfAllBelow(events: readonly ChosenEvent[], path: readonly string[]): SimilarNames;
  /** The values of a field, prepared for look-ups. */
  readonly knownTexts: (values: readonly CatalogValue[]) => SimilarNames;
}

/** The context of a pattern. Nothing is looked up in the catalog before a rule asks. */
export function lintContext(
  text: string,
  root: PatternObject,
  catalog: Catalog,
  steps: Steps = countSteps(),
): LintContext {
  const byLeaf = selectionsByLeaf(root, (count, { span }) => steps.take(count, span));
  const hasTooManySelections = byLeaf === undefined && steps.passedOver === undefined;
  const choice = eventChoice(catalog);
  const eventsOf = remember(choice.events);
  const eventsOfAll = remember((all: readonly Selection[]) => union(all.map(eventsOf)));
  const keysOfEvent = remember((event: EventType) => remember((path: string) => keysIn(event, path)));

  const selections = (leaf: Field): readonly Selection[] => byLeaf?.get(leaf) ?? [];
  const events = remember((leaf: Field): readonly ChosenEvent[] | undefined => {
    const found = eventsOfAll(selections(leaf));
    return found !== undefined && steps.take(found.length, leaf.nameSpan) ? found : undefined;
  });
  const shared = new Map<unknown, { readonly result: unknown }>();
  const knowledgeOf = fieldKnowledge();
  const keysOfEvents = remember((chosen: readonly ChosenEvent[]) =>
    remember((path: string) =>
      similarNames(new Set(chosen.flatMap(({ event }) => keysOfEvent(event)(path).all))),
    ),
  );

  const context: LintContext = {
    text,
    root,
    catalog,
    steps,
    leaves: leavesOf(root),
    hasTooManySelections,
    knownTexts: remember((values) => similarNames(values.map(({ value }) => String(value)))),
    selections,
    sources: remember(choice.sources),
    events,
    knowledge: remember((leaf) => events(leaf)?.map((event) => knowledgeOf(event, leaf.path))),
    keysBelow: (event, path) => keysOfEvent(event)(path.join(".")),
    keysOfAllBelow: (chosen, path) => keysOfEvents(chosen)(path.join(".")),
    shared<T>(make: (own: LintContext) => T): T {
      const known = (shared.get(make) ?? { result: make(context) }) as { readonly result: T };
      shared.set(make, known);
      return known.result;
    },
  };
  return context;
}

function union(choices: readonly (readonly ChosenEvent[] | undefined)[]): readonly ChosenEvent[] | undefined {
  if (choices.length === 0 || choices.some((events) => events === undefined)) return undefined;
  return choices.flatMap((events) => events ?? []);
}

function keysIn(event: EventType, path: string): SimilarNames {
  const below = fieldsBelow(event, path === "" ? [] : path.split("."));
  return similarNames(below.map((field) => field.path.at(-1) ?? "").filter((key) => key !== "*"));
}
