// Turns the finished model into the lines of the generated files (src/catalog/encodedCatalog.ts has their types).
import type {
  EncodedCloudTrailEvent,
  EncodedEvent,
  EncodedIndex,
  EncodedShared,
  EncodedSource,
  EncodedSummary,
} from "../../src/catalog/encodedCatalog";
import { beyondShared, markEvidence, type CloudTrailKnowledge } from "./cloudTrail";
import { compare } from "./compare";
import type { DataFiles, FieldRow } from "./dataFiles";
import { encodeTree, type EventContext } from "./fieldTree";
import { treeOfRows } from "./handKeptFields";
import type { Model, ModelEvent, ModelSource } from "./model";

/** Every key of a line, whether or not there is anything to say: a new one of the catalog's has to be written here. */
type EveryKey<T> = { readonly [Key in keyof T]-?: T[Key] | undefined };

/** Lines of events.jsonl after its header: what is shared, the index of sources, one line for each source with events. */
export function eventLines(
  model: Model,
  cloudTrail: CloudTrailKnowledge,
  regions: DataFiles["regions.json"]["regions"],
  envelope: readonly FieldRow[],
): readonly [EncodedShared, EncodedIndex, ...EncodedSource[]] {
  const shared: EncodedShared = {
    caveats: sorted(model.caveats),
    valueSets: sorted(model.valueSets),
    regions: Object.keys(regions),
    envelope: encodeTree(treeOfRows(envelope), { evidence: "reference" }),
    cloudTrail: cloudTrail.kinds.map(cloudTrailKind),
    cloudTrailFields: cloudTrail.fields,
  };
  const index: EncodedSummary[] = [];
  const own: EncodedSource[] = [];
  for (const source of [...model.sources.values()].sort((a, b) => compare(a.name, b.name))) {
    const events = encodeEvents(source, cloudTrail);
    const line = events.length > 0 ? 2 + own.push({ source: source.name, events }) : undefined;
    index.push(encodeSummary(source, cloudTrail, line));
  }
  return [shared, { sources: index }, ...own];
}

function cloudTrailKind({
  detailType,
  description,
  documentation,
  caveats,
  fields,
}: EncodedCloudTrailEvent): EncodedCloudTrailEvent {
  return { detailType, description, documentation, caveats, fields };
}

function encodeSummary(
  source: ModelSource,
  cloudTrail: CloudTrailKnowledge,
  line: number | undefined,
): EncodedSummary {
  const { name, title, alsoCalled, complete, listed, eventSources, rank, page, cloudTrailCaveats } = source;
  return defined<EncodedSummary>({
    name,
    title,
    alsoCalled,
    detailTypes: offeredDetailTypes(source, cloudTrail),
    complete,
    listed,
    eventSources,
    rank,
    page,
    cloudTrailCaveats,
    line,
  });
}

/** The source's own detail-types by rank and name, then its kinds of CloudTrail event in their order. */
export function offeredDetailTypes(
  { events, eventSources }: ModelSource,
  { kinds }: CloudTrailKnowledge,
): readonly string[] {
  const kindNames = kinds.map(({ detailType }) => detailType);
  const direct = [...events.values()]
    .filter(({ detailType, offered }) => offered && !kindNames.includes(detailType))
    .sort((a, b) => (a.rank ?? 1e6) - (b.rank ?? 1e6) || compare(a.detailType, b.detailType))
    .map(({ detailType }) => detailType);
  const viaCloudTrail = kinds.filter(({ detailType, offered }) => {
    if (offered === "never" || events.get(detailType)?.offered === false) return false;
    return events.has(detailType) || (offered === "withEventSource" && eventSources !== undefined);
  });
  return [...direct, ...viaCloudTrail.map(({ detailType }) => detailType)];
}

function encodeEvents({ events }: ModelSource, cloudTrail: CloudTrailKnowledge): readonly EncodedEvent[] {
  return [...events.values()]
    .sort((a, b) => compare(a.detailType, b.detailType))
    .map((event) => encodeEvent(event, cloudTrail));
}

function encodeEvent(event: ModelEvent, { kinds, trees }: CloudTrailKnowledge): EncodedEvent {
  const { detailType, description, documentation, evidence, messageTypes, partial } = event;
  const sharedTree = trees.get(detailType);
  const shared = kinds.find((kind) => kind.detailType === detailType)?.caveats ?? [];
  const caveats = event.caveats?.filter((id) => !shared.includes(id));
  const tree =
    event.tree && sharedTree ? markEvidence(beyondShared(event.tree, sharedTree), evidence) : event.tree;
  const context: EventContext = {
    evidence: sharedTree ? "documentation" : evidence,
    messageTypes: (messageTypes ?? []).map((value) => (typeof value === "object" ? value.value : value)),
  };
  return defined<EncodedEvent>({
    detailType,
    description,
    documentation,
    evidence,
    caveats: unlessEmpty(caveats),
    messageTypes: unlessEmpty(messageTypes),
    partial,
    fields: tree && !(sharedTree && tree.size === 0) ? encodeTree(tree, context) : undefined,
  });
}

function unlessEmpty<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list !== undefined && list.length > 0 ? list : undefined;
}

function defined<T>(record: EveryKey<T>): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}
