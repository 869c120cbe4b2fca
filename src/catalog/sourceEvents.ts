import type { Caveat, CatalogField, CatalogValue, EventType, SourceEvents, SourceSummary } from "./catalog";
import { decodeFields, decodeValues, mergeFields, type DecodingContext } from "./decodeFields";
import type { EncodedCloudTrailEvent, EncodedEvent, EncodedShared, EncodedSummary } from "./encodedCatalog";

/** What the events of one source are made with, beside the source's own line. */
export interface SharedKnowledge {
  readonly encoded: EncodedShared;
  readonly valueSet: (name: string) => readonly CatalogValue[];
  readonly caveat: (entry: string) => string;
}

/**
 * The events of one source: those of its own line, and the kinds of CloudTrail event, which any source can have.
 * An event's fields are decoded when they are first asked for.
 */
export function sourceEvents(
  summary: SourceSummary,
  encoded: EncodedSummary,
  own: readonly EncodedEvent[],
  shared: SharedKnowledge,
): SourceEvents {
  const known = new Map<string, EventType>();
  for (const event of own) known.set(event.detailType, ownEvent(summary, event, shared));
  for (const kind of shared.encoded.cloudTrail) {
    const listed = own.find(({ detailType }) => detailType === kind.detailType);
    known.set(kind.detailType, cloudTrailEvent(summary, encoded, kind, listed, shared));
  }
  return {
    ...summary,
    events: summary.detailTypes.flatMap((detailType) => known.get(detailType) ?? []),
    event: (detailType) => known.get(detailType),
  };
}

function ownEvent(summary: SourceSummary, encoded: EncodedEvent, shared: SharedKnowledge): EventType {
  const messageTypes = encoded.messageTypes === undefined ? undefined : decodeValues(encoded.messageTypes);
  return makeEvent(summary, {
    ...encoded,
    documentation: encoded.documentation ?? summary.documentation,
    caveats: decodeCaveats(encoded.caveats ?? [], shared),
    messageTypes,
    fields: () => {
      if (encoded.fields === undefined) return undefined;
      return withDetail(
        encoded,
        decodeFields(encoded.fields, ["detail"], context(encoded, shared, messageTypes)),
      );
    },
  });
}

function cloudTrailEvent(
  summary: SourceSummary,
  source: EncodedSummary,
  kind: EncodedCloudTrailEvent,
  own: EncodedEvent | undefined,
  shared: SharedKnowledge,
): EventType {
  const evidence = own?.evidence ?? (summary.eventSources ? "reference" : "documentation");
  const caveats = [...kind.caveats, ...(source.cloudTrailCaveats ?? []), ...(own?.caveats ?? [])];
  return makeEvent(summary, {
    detailType: kind.detailType,
    description: own?.description ?? kind.description,
    documentation: own?.documentation ?? kind.documentation,
    evidence,
    caveats: decodeCaveats(caveats, shared),
    messageTypes: undefined,
    partial: undefined,
    fields: () => {
      const common = shared.encoded.cloudTrailFields[kind.fields] ?? {};
      const merged = mergeFields(common, own?.fields ?? {});
      const fields = decodeFields(merged, ["detail"], context({ evidence: "documentation" }, shared));
      return withDetail({ evidence }, fields.map(withEventSources(summary)));
    },
  });
}

interface EventParts {
  readonly detailType: string;
  readonly description?: string | undefined;
  readonly documentation?: string | undefined;
  readonly evidence: EventType["evidence"];
  readonly caveats: readonly Caveat[];
  readonly messageTypes?: readonly CatalogValue[] | undefined;
  readonly partial?: boolean | undefined;
  readonly fields: () => readonly CatalogField[] | undefined;
}

function makeEvent({ name }: SourceSummary, parts: EventParts): EventType {
  let decoded: { readonly fields: readonly CatalogField[] | undefined } | undefined;
  const { detailType, description, documentation, evidence, caveats, messageTypes, partial } = parts;
  return {
    source: name,
    detailType,
    evidence,
    caveats,
    ...(description === undefined ? {} : { description }),
    ...(documentation === undefined ? {} : { documentation }),
    ...(partial === undefined ? {} : { partial }),
    ...(messageTypes === undefined ? {} : { messageTypes }),
    get fields() {
      return (decoded ??= { fields: parts.fields() }).fields;
    },
  };
}

function context(
  { evidence }: Pick<EncodedEvent, "evidence">,
  { valueSet, caveat }: SharedKnowledge,
  messageTypes: readonly CatalogValue[] = [],
): DecodingContext {
  return { evidence, messageTypes: messageTypes.map(({ value }) => String(value)), valueSet, caveat };
}

function decodeCaveats(entries: readonly string[], shared: SharedKnowledge): readonly Caveat[] {
  return entries.map((id) => ({ id, text: shared.caveat(id) }));
}

function withDetail(
  { evidence }: Pick<EncodedEvent, "evidence">,
  fields: readonly CatalogField[],
): readonly CatalogField[] {
  const detail: CatalogField = {
    path: ["detail"],
    types: ["object"],
    isArray: false,
    description: "What happened, as the source describes it.",
    optional: false,
    values: [],
    evidence,
    caveats: [],
  };
  return [detail, ...fields];
}

/** Gives `detail.eventSource` the values of this source, where they are known. */
function withEventSources({ eventSources }: SourceSummary): (field: CatalogField) => CatalogField {
  return (field) => {
    if (field.valuesFrom !== "eventSources" || !eventSources) return field;
    return { ...field, values: eventSources.map((value) => ({ value })) };
  };
}
