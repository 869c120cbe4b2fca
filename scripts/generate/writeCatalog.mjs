// Turns the finished model into the lines of the generated files (src/catalog/encodedCatalog.ts has their types).
import { beyondShared, markEvidence } from "./cloudTrail.mjs";
import { encodeTree } from "./fieldTree.mjs";
import { treeOfRows } from "./handKeptFields.mjs";

/** Lines of events.jsonl after its header: what is shared, the index of sources, one line for each source with events. */
export function eventLines(model, cloudTrail, regions, envelope) {
  const shared = {
    caveats: sorted(model.caveats),
    valueSets: sorted(model.valueSets),
    regions: Object.keys(regions),
    envelope: encodeTree(treeOfRows(envelope), { evidence: "reference" }),
    cloudTrail: cloudTrail.kinds.map(({ offered: _, ...kind }) => kind),
    cloudTrailFields: cloudTrail.fields,
  };
  const index = [];
  const own = [];
  for (const source of [...model.sources.values()].sort((a, b) => compare(a.name, b.name))) {
    const events = encodeEvents(source, cloudTrail);
    const line = events.length > 0 ? 2 + own.push({ source: source.name, events }) : undefined;
    index.push(encodeSummary(source, cloudTrail, line));
  }
  return [shared, { sources: index }, ...own];
}

function encodeSummary(source, cloudTrail, line) {
  const { name, title, alsoCalled, complete, listed, eventSources, rank, page, cloudTrailCaveats } = source;
  return defined({
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
export function offeredDetailTypes({ events, eventSources }, { kinds }) {
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

function encodeEvents({ events }, cloudTrail) {
  return [...events.values()]
    .sort((a, b) => compare(a.detailType, b.detailType))
    .map((event) => encodeEvent(event, cloudTrail))
    .filter((event) => event !== undefined);
}

function encodeEvent(event, { kinds, trees }) {
  const { detailType, description, documentation, evidence, messageTypes, partial } = event;
  const sharedTree = trees.get(detailType);
  const shared = kinds.find((kind) => kind.detailType === detailType)?.caveats ?? [];
  const caveats = event.caveats?.filter((id) => !shared.includes(id));
  const tree =
    event.tree && sharedTree ? markEvidence(beyondShared(event.tree, sharedTree), evidence) : event.tree;
  const context = {
    evidence: sharedTree ? "documentation" : evidence,
    messageTypes: (messageTypes ?? []).map((value) => value.value ?? value),
  };
  return defined({
    detailType,
    description,
    documentation,
    evidence,
    caveats: caveats?.length > 0 ? caveats : undefined,
    messageTypes: messageTypes?.length > 0 ? messageTypes : undefined,
    partial,
    fields: tree && !(sharedTree && tree.size === 0) ? encodeTree(tree, context) : undefined,
  });
}

function defined(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}

export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
