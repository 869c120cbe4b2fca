import { lazily } from "../base/lazily";
import type {
  Catalog,
  CatalogField,
  CatalogValue,
  ManagedRule,
  SourceEvents,
  SourceSummary,
} from "./catalog";
import { decodeFields, decodeValues } from "./decodeFields";
import type {
  EncodedIndex,
  EncodedRule,
  EncodedShared,
  EncodedSource,
  EncodedSummary,
} from "./encodedCatalog";
import { openCallFields } from "./openCallFields";
import { openOperations } from "./openOperations";
import { sourceEvents, type SharedKnowledge } from "./sourceEvents";

/** The text of the generated files: `dist/catalog/<name>.jsonl`. */
export interface CatalogFiles {
  readonly events: string;
  readonly operations: string;
  /** Missing: no parameters of calls are known. */
  readonly callFields?: string;
  readonly managedRules: string;
}

const REFERENCE = "https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-";

/**
 * Opens the catalog over the text of its files. The index of sources is read at once; a source, the operations and
 * the managed rules are parsed when they are first asked for, and then kept. Throws when the files are not what
 * `npm run generate` writes, which is our bug; look-ups never throw.
 */
export function openCatalog(files: CatalogFiles): Catalog {
  const lines = files.events.split("\n");
  const shared = openShared(parseLine(lines, 1) as EncodedShared);
  const index = (parseLine(lines, 2) as EncodedIndex).sources;
  const sources = index.map(decodeSummary);
  const positions = new Map(sources.map(({ name }, position) => [name, position]));
  const opened = new Map<string, SourceEvents>();
  const operations = lazily(() => openOperations(files.operations));
  const callFields = lazily(() =>
    openCallFields(files.callFields ?? "", (eventSource) => operations().of(eventSource)),
  );
  const managedRules = lazily(() => (parseLines(files.managedRules, 1) as EncodedRule[]).map(decodeRule));
  const byDetailType = lazily(() => groupByDetailType(sources));
  const envelope = lazily(() => decodeEnvelope(shared));

  function openSource(name: string): SourceEvents | undefined {
    const position = positions.get(name);
    const summary = position === undefined ? undefined : sources[position];
    const encoded = position === undefined ? undefined : index[position];
    if (!summary || !encoded) return undefined;
    const own = encoded.line === undefined ? undefined : (parseLine(lines, encoded.line) as EncodedSource);
    return sourceEvents(summary, encoded, own?.events ?? [], shared);
  }

  return {
    sources,
    sourcesOf: (detailType) => byDetailType().get(detailType) ?? [],
    source(name) {
      const events = opened.get(name) ?? openSource(name);
      if (events) opened.set(name, events);
      return events;
    },
    get envelope() {
      return envelope();
    },
    operations: (eventSource) => operations().of(eventSource),
    loggedAs: (eventSource) => operations().loggedAs(eventSource),
    eventSourcesWith: (operation) => operations().eventSourcesWith(operation),
    callFields: (eventSource, name) => callFields()(eventSource, name),
    eventName: (name) => operations().eventName(name),
    get eventSources() {
      return operations().eventSources;
    },
    regions: shared.encoded.regions,
    get managedRules() {
      return managedRules();
    },
  };
}

function openShared(encoded: EncodedShared): SharedKnowledge {
  const caveats = new Map(Object.entries(encoded.caveats));
  const encodedSets = new Map(Object.entries(encoded.valueSets));
  const decodedSets = new Map<string, readonly CatalogValue[]>();
  return {
    encoded,
    caveat: (entry) => caveats.get(entry) ?? entry,
    valueSet(name) {
      const values = decodedSets.get(name) ?? decodeValues(encodedSets.get(name) ?? []);
      decodedSets.set(name, values);
      return values;
    },
  };
}

function decodeSummary(encoded: EncodedSummary): SourceSummary {
  const {
    name,
    title,
    alsoCalled,
    detailTypes,
    complete = false,
    listed,
    eventSources,
    rank,
    page,
  } = encoded;
  return {
    name,
    title,
    ...(alsoCalled === undefined ? {} : { alsoCalled }),
    detailTypes,
    complete,
    ...(listed === undefined ? {} : { listed }),
    ...(eventSources === undefined ? {} : { eventSources }),
    ...(rank === undefined ? {} : { rank }),
    ...(page === undefined ? {} : { documentation: `${REFERENCE}${page}.html` }),
  };
}

function decodeEnvelope({ encoded, valueSet, caveat }: SharedKnowledge): readonly CatalogField[] {
  return decodeFields(encoded.envelope, [], { evidence: "reference", messageTypes: [], valueSet, caveat });
}

function groupByDetailType(sources: readonly SourceSummary[]): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const { name, detailTypes } of sources) {
    for (const detailType of detailTypes) {
      const names = grouped.get(detailType);
      if (names) names.push(name);
      else grouped.set(detailType, [name]);
    }
  }
  return grouped;
}

/** A managed rule whose identifier is left out where it is the name in capitals. */
function decodeRule(rule: EncodedRule): ManagedRule {
  return { ...rule, identifier: rule.identifier ?? rule.name.toUpperCase().replaceAll("-", "_") };
}

function parseLines(text: string, from: number): readonly unknown[] {
  const lines = text.split("\n").slice(from);
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as unknown);
}

function parseLine(lines: readonly string[], number: number): unknown {
  return JSON.parse(lines[number] ?? "");
}
