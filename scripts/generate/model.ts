import type { EncodedEvent, EncodedSummary, EncodedValue } from "../../src/catalog/encodedCatalog";
import type { FieldTree } from "./fieldTree";
import type { Writable } from "./writable";

/**
 * The catalog while it is put together. Layers add to it in the order of run.ts; a later layer adds to an event but
 * does not change what an earlier one said.
 */
export interface Model {
  readonly sources: Map<string, ModelSource>;
  readonly caveats: Record<string, string>;
  readonly valueSets: Record<string, readonly EncodedValue[]>;
}

/** What is known of a source: what its line of the index says, and its events by detail-type. */
export type ModelSource = Partial<Writable<Omit<EncodedSummary, "name" | "detailTypes" | "line">>> & {
  readonly name: string;
  readonly events: Map<string, ModelEvent>;
};

export type ModelEvent = Writable<Omit<EncodedEvent, "fields">> & {
  /** Whether completion should offer it. */
  readonly offered: boolean;
  /** 1 for the detail-type of its source that people write patterns for most. */
  rank?: number;
  /** Fields below `detail`; undefined: known by name only. `partial`: it may lack fields. */
  tree?: FieldTree;
};

export function createModel(): Model {
  return { sources: new Map(), caveats: {}, valueSets: {} };
}

/** The source of that name, made where it is missing. */
export function sourceNamed(model: Model, name: string): ModelSource {
  const known = model.sources.get(name);
  if (known) return known;
  const made: ModelSource = { name, events: new Map() };
  model.sources.set(name, made);
  return made;
}

/** The event of that source and detail-type, made with `facts` where it is missing. */
export function eventNamed(
  model: Model,
  source: string,
  detailType: string,
  facts: Omit<ModelEvent, "detailType" | "offered"> & Partial<Pick<ModelEvent, "offered">>,
): ModelEvent {
  const { events } = sourceNamed(model, source);
  const known = events.get(detailType);
  if (known) return known;
  const made: ModelEvent = { detailType, offered: true, ...facts };
  events.set(detailType, made);
  return made;
}
