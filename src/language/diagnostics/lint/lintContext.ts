import type { Catalog, CatalogValue, EventType, SourceEvents } from "../../../catalog/catalog";
import { fieldsBelow } from "../../../catalog/eventFields";
import type { Span } from "../../../base/span";
import type { Field, Leaf, Or, PatternObject } from "../../../pattern/pattern";
import { unknownReach, type UnknownReach } from "../../../matching/unknownReach";
import { eventSelection, type ReadLeaf } from "../../knowledge/eventSelection";
import { selectionsByBranch, type Selection } from "../../knowledge/selections";
import { fieldKnowledge, type ChosenEvent, type FieldKnowledge } from "./fieldKnowledge";
import { itemsOf, leavesOf, type LeafField } from "./leafField";
import { remember } from "../../../base/remember";
import { similarNames, type SimilarNames } from "./similar";
import { countSteps, type Steps } from "./steps";

/** What could be read of a pattern. */
export interface PatternToLint {
  readonly text: string;
  readonly root: PatternObject;
  /** What was left out of it, because EventBridge rejects it. */
  readonly rejected?: readonly Span[];
}

/** A pattern as the rules look at it. */
export interface LintContext {
  readonly text: string;
  readonly root: PatternObject;
  /** Fields that are not known, and what they may replace. */
  readonly unknowns: UnknownReach;
  readonly catalog: Catalog;
  /** What may still be spent on this pattern: whatever is not linear in its text asks here first. */
  readonly steps: Steps;
  /** What a function makes of this pattern, made once: rules share what they look at. */
  shared<T>(make: (context: LintContext) => T): T;
  /** Every leaf, those in `$or` branches too, in the order of the text. */
  readonly leaves: readonly LeafField[];
  /** Whether branches of `$or` choose events in more combinations than are looked at; no event is known then. */
  readonly hasTooManySelections: boolean;
  /** The selections in which a leaf has to match; none when there are too many to look at, or one is not known. */
  selections(leaf: Field): readonly Selection<LeafField>[];
  /** The sources that a selection lets through; undefined when one of them is not known, or nothing narrows them. */
  sources(selection: Selection<LeafField>): readonly SourceEvents[] | undefined;
  /** The events in which a leaf is looked for; undefined when others than the catalog's can come through. */
  events(leaf: Field): readonly ChosenEvent[] | undefined;
  /**
   * The events of the catalog in which a leaf is looked for, where none but AWS's known sources can send it: they may
   * send others too. Undefined where somebody else can.
   */
  knownEvents(leaf: Field): readonly ChosenEvent[] | undefined;
  /** What an event says of a leaf's field. */
  knowledgeOf(event: ChosenEvent, leaf: LeafField): FieldKnowledge;
  /** The known events that what stands at an offset asks for, whoever else may send such; none where nothing says which. */
  knownEventsAt(offset: number): readonly EventType[];
  /** Whether all of a stretch was read: nothing in it was left out because EventBridge rejects it. */
  isWhole(span: Span): boolean;
  /** What each of the events says of a leaf's field; undefined when others can come through. */
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
  { text, root, rejected = [] }: PatternToLint,
  catalog: Catalog,
  steps: Steps = countSteps(),
): LintContext {
  const byBranch = selectionsByBranch<PatternObject, LeafField>(root, itemsOf, (count, { span }) =>
    steps.take(count, span),
  );
  const byLeaf = byBranch && selectionsByLeaf(byBranch);
  const hasTooManySelections = byLeaf === undefined && steps.passedOver === undefined;
  const isWhole = wholeness(rejected);
  const selection = eventSelection(catalog, ({ value }: LeafField) => readLeaf(value, isWhole));
  const eventsOf = remember((chosen: Selection<LeafField>) => {
    const messageTypes = chosen.get("detail.messageType");
    return selection.all(chosen)?.map((event): ChosenEvent => ({ event, messageTypes, selection: chosen }));
  });
  const eventsOfAll = remember((all: readonly Selection<LeafField>[]) => union(all.map(eventsOf)));
  const knownEventsOf = remember((chosen: Selection<LeafField>): readonly ChosenEvent[] | undefined => {
    if (!chosen.has("source") || selection.allSources(chosen) === undefined) return undefined;
    const messageTypes = chosen.get("detail.messageType");
    return selection.known(chosen).map((event) => ({ event, messageTypes, selection: chosen }));
  });
  const branchAt = branchFinder(root);
  const knownIn = remember((branch: PatternObject) => [
    ...new Set((byBranch?.get(branch) ?? []).flatMap(selection.known)),
  ]);
  const keysOfEvent = remember((event: EventType) => remember((path: string) => keysIn(event, path)));

  const unknowns = unknownReach(root);
  const isSure = remember((chosen: Selection<LeafField>) => isKnown(chosen, unknowns));
  const selections = (leaf: Field): readonly Selection<LeafField>[] => {
    const all = byLeaf?.get(leaf) ?? [];
    return all.every(isSure) ? all : [];
  };
  const events = remember((leaf: Field): readonly ChosenEvent[] | undefined => {
    const found = eventsOfAll(selections(leaf));
    return found !== undefined && steps.take(found.length, leaf.nameSpan) ? found : undefined;
  });
  const knownEvents = remember((leaf: Field): readonly ChosenEvent[] | undefined => {
    const found = events(leaf) ?? union(selections(leaf).map(knownEventsOf));
    return found !== undefined && steps.take(found.length, leaf.nameSpan) ? found : undefined;
  });
  const shared = new Map<unknown, { readonly result: unknown }>();
  const knowledgeOf = fieldKnowledge(selection.asked);
  const keysOfEvents = remember((chosen: readonly ChosenEvent[]) =>
    remember((path: string) =>
      similarNames(new Set(chosen.flatMap(({ event }) => keysOfEvent(event)(path).all))),
    ),
  );

  const context: LintContext = {
    text,
    root,
    unknowns,
    catalog,
    steps,
    leaves: leavesOf(root),
    hasTooManySelections,
    knownTexts: remember((values) => similarNames(values.map(({ value }) => String(value)))),
    selections,
    sources: remember(selection.allSources),
    events,
    knownEvents,
    knowledgeOf: (event, leaf) => knowledgeOf(event, leaf.path),
    isWhole,
    knownEventsAt: (offset) => knownIn(branchAt(offset)),
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

/** Whether fields that are not known leave it certain whose events a selection is about; others only narrow it down. */
function isKnown(chosen: Selection<LeafField>, { all, over }: UnknownReach): boolean {
  if (all.length === 0) return true;
  return chosen.has("source") && [...chosen.values()].every((leaf) => over(leaf).length === 0);
}

function readLeaf({ span, matchers }: Leaf, isWhole: (span: Span) => boolean): ReadLeaf {
  return { matchers, isWhole: isWhole(span) };
}

/** Whether nothing in a stretch was rejected, and so left out. */
function wholeness(rejected: readonly Span[]): (span: Span) => boolean {
  const offsets = rejected.map(({ offset }) => offset).sort((one, other) => one - other);
  return (span) => {
    const next = offsets[firstFrom(offsets, span.offset)];
    return next === undefined || next >= span.offset + span.length;
  };
}

/** The place of the first of some ascending numbers that is not less than another; their count where all are. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the innermost branch of `$or` around an offset, or the whole pattern. */
function branchFinder(root: PatternObject): (offset: number) => PatternObject {
  const orsIn = remember((object: PatternObject) => itemsOf(object).filter((item) => item.kind === "or"));
  return (offset) => {
    let branch = root;
    for (let or = orAround(root); or !== undefined; or = orAround(branch)) {
      const inner = or.branches.findLast(({ span }) => span.offset <= offset);
      if (inner === undefined) break;
      branch = inner;
    }
    return branch;

    function orAround(object: PatternObject): Or | undefined {
      return orsIn(object).find(({ span }) => span.offset <= offset && offset < span.offset + span.length);
    }
  };
}

/** For each leaf the selections in which it has to match. */
function selectionsByLeaf(
  byBranch: ReadonlyMap<PatternObject, readonly Selection<LeafField>[]>,
): ReadonlyMap<Field, readonly Selection<LeafField>[]> {
  const byLeaf = new Map<Field, readonly Selection<LeafField>[]>();
  for (const [object, selections] of byBranch) {
    for (const item of itemsOf(object)) if (item.kind === "field") byLeaf.set(item, selections);
  }
  return byLeaf;
}

function union(choices: readonly (readonly ChosenEvent[] | undefined)[]): readonly ChosenEvent[] | undefined {
  if (choices.length === 0 || choices.some((events) => events === undefined)) return undefined;
  return choices.flatMap((events) => events ?? []);
}

function keysIn(event: EventType, path: string): SimilarNames {
  const below = fieldsBelow(event, path === "" ? [] : path.split("."));
  return similarNames(below.map((field) => field.path.at(-1) ?? "").filter((key) => key !== "*"));
}
